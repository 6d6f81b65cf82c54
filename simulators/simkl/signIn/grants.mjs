import { randomBytes } from 'node:crypto';
import {
	ACCESS_TOKEN_MS,
	READ_AND_WRITE,
	REFRESH_TOKEN_MS,
	REVOKES_MIXED_TOKENS,
} from '../limits.mjs';

/**
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {import('../limits.mjs').AppKind} AppKind
 * @typedef {{ name: string, clientId: string, clientSecret: string, redirectUris: string[], kind: AppKind }} App
 * @typedef {{ account: Account, clientId: string, redirectUri: string, expiresAt: number, scope?: string, challenge?: string }} Code
 */

/**
 * One sign-in of a person at an app. A V1 sign-in has neither a refresh token nor an end.
 * @typedef {object} Grant
 * @property {Account} account
 * @property {string} clientId
 * @property {string} accessToken
 * @property {number} expiresAt milliseconds since 1970
 * @property {string} refreshToken '' for V1
 * @property {number} refreshExpiresAt milliseconds since 1970
 * @property {string} scope
 * @property {boolean} revoked
 */

/** The apps and sign-ins that the simulated Simkl knows. */
export class Grants {
	/** @type {Map<string, App>} */
	apps = new Map();
	/** Whether a renewal answers the refresh token, which stays the same either way. */
	answersRefreshTokens = true;
	/** What every further V2 sign-in may do at most, whatever it asks for. */
	mostScope = READ_AND_WRITE;
	/** @type {Map<string, Code>} */
	#codes = new Map();
	/** @type {Grant[]} */
	#grants = [];

	/**
	 * @param {{ name: string, redirectUris: string[], clientId?: string | undefined, clientSecret?: string | undefined, kind?: AppKind }} app
	 * @returns the secret is '' where the kind of app has none
	 */
	addApp({ name, redirectUris, clientId = random(), clientSecret = random(), kind = 'v1' }) {
		const secret = kind === 'device' || kind === 'public' ? '' : clientSecret;
		this.apps.set(clientId, { name, clientId, clientSecret: secret, redirectUris, kind });
		return { clientId, clientSecret: secret };
	}

	/** @param {string | null | undefined} clientId */
	app(clientId) {
		return this.apps.get(clientId ?? '');
	}

	/** @param {Code} code */
	addCode(code) {
		const text = random();
		this.#codes.set(text, code);
		return text;
	}

	/** A code is good for one exchange, whether that succeeds or not. @param {string} text */
	takeCode(text) {
		const code = this.#codes.get(text);
		this.#codes.delete(text);
		return code;
	}

	/**
	 * @param {Account} account
	 * @param {string} clientId
	 * @param {number} [now] milliseconds since 1970; V2 sign-ins end, so they need it
	 * @param {string} [scope]
	 */
	add(account, clientId, now = Date.now(), scope = READ_AND_WRITE) {
		const isV1 = this.app(clientId)?.kind === 'v1';
		/** @type {Grant} */
		const grant = {
			account,
			clientId,
			accessToken: isV1 ? random() : `simkl_at_${random().slice(0, 34)}`,
			expiresAt: isV1 ? Infinity : now + ACCESS_TOKEN_MS,
			refreshToken: isV1 ? '' : `simkl_rt_${random().slice(0, 34)}`,
			refreshExpiresAt: now + REFRESH_TOKEN_MS,
			scope: isV1 ? 'public' : this.mostScope === READ_AND_WRITE ? scope : this.mostScope,
			revoked: false,
		};
		this.#grants.push(grant);
		return grant;
	}

	/** The access token before it ends at once. @param {string} refreshToken @param {string} clientId @param {number} now */
	renew(refreshToken, clientId, now) {
		const grant = this.#grants.find(
			(each) => each.refreshToken === refreshToken && each.clientId === clientId,
		);
		if (!refreshToken || !grant || grant.revoked || grant.refreshExpiresAt <= now) return undefined;
		grant.accessToken = `simkl_at_${random().slice(0, 34)}`;
		grant.expiresAt = now + ACCESS_TOKEN_MS;
		grant.refreshExpiresAt = now + REFRESH_TOKEN_MS;
		return grant;
	}

	/**
	 * @param {string | undefined} authorization the header
	 * @param {number} [now]
	 */
	byAuthorization(authorization, now = -Infinity) {
		const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
		return this.#grants.find(
			({ accessToken, revoked, expiresAt }) => accessToken === token && !revoked && expiresAt > now,
		);
	}

	/** Ends a sign-in whose token is used as another kind of app's. @param {Grant} grant @param {App} app */
	revokeIfMixed(grant, app) {
		const isOther = (this.app(grant.clientId)?.kind === 'v1') !== (app.kind === 'v1');
		if (REVOKES_MIXED_TOKENS && isOther) grant.revoked = true;
	}

	/** Either token of a sign-in ends all of it. @param {string} token @param {string} clientId */
	revokeToken(token, clientId) {
		for (const grant of this.#grants) {
			const isIt = grant.accessToken === token || (token && grant.refreshToken === token);
			if (isIt && grant.clientId === clientId) grant.revoked = true;
		}
	}

	/** As when the person takes the app away under Connected Apps. @param {string} accountName */
	revoke(accountName) {
		for (const grant of this.#of(accountName)) grant.revoked = true;
	}

	/** As when a week has passed. @param {string} accountName */
	expire(accountName) {
		for (const grant of this.#of(accountName)) {
			if (grant.refreshToken) grant.expiresAt = -Infinity;
		}
	}

	/** @param {string} accountName */
	#of(accountName) {
		return this.#grants.filter(({ account }) => account.name === accountName);
	}
}

function random() {
	return randomBytes(32).toString('hex');
}
