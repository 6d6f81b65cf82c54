import { randomBytes } from 'node:crypto';
import { CONNECTED_APPS, IDLE_MS } from '../rules.mjs';

/**
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {object} App
 * @property {string} name
 * @property {string} clientId
 * @property {string | undefined} clientSecret of an app made before October 2026 alone
 * @property {string[]} redirectUris
 * @property {boolean} alive
 * @property {number | undefined} usedAt milliseconds since 1970, undefined before the first use
 *
 * @typedef {object} Code
 * @property {Account} account
 * @property {string} clientId
 * @property {string} redirectUri
 * @property {string | undefined} challenge PKCE's, S256
 * @property {number} expiresAt
 */

/**
 * One sign-in of an account at an app. Its refresh token is renewed with every use; the ones before are remembered,
 * so that a late second use can be counted to the account.
 * @typedef {object} Grant
 * @property {Account} account
 * @property {string} clientId
 * @property {string | undefined} redirectUri undefined for a device's
 * @property {string} accessToken
 * @property {number} expiresAt milliseconds since 1970
 * @property {string} refreshToken
 * @property {string[]} usedRefreshTokens
 * @property {boolean} revoked
 */

/** The apps and sign-ins that the simulated Trakt knows. */
export class Grants {
	/** @type {Map<string, App>} */
	apps = new Map();
	/** @type {Map<string, Code>} */
	codes = new Map();
	/** @type {Grant[]} */
	grants = [];

	/**
	 * @param {{ name: string, redirectUris: string[], old: boolean, clientId?: string | undefined }} app `old`: it has a secret
	 */
	addApp({ name, redirectUris, old, clientId = random() }) {
		const clientSecret = old ? random() : undefined;
		const alive = true;
		this.apps.set(clientId, {
			name,
			clientId,
			clientSecret,
			redirectUris,
			alive,
			usedAt: undefined,
		});
		return { clientId, clientSecret };
	}

	/**
	 * The app that this client ID is of, which is thereby used; undefined for a deleted one.
	 * @param {string | undefined} clientId
	 * @param {number} now
	 */
	liveApp(clientId, now) {
		const app = clientId === undefined ? undefined : this.apps.get(clientId);
		if (!app) return undefined;
		if (now - (app.usedAt ?? now) > IDLE_MS) app.alive = false;
		app.usedAt = now;
		return app.alive ? app : undefined;
	}

	/**
	 * @param {Omit<Code, 'expiresAt'>} code
	 * @param {number} expiresAt
	 */
	addCode(code, expiresAt) {
		const text = random();
		this.codes.set(text, { ...code, expiresAt });
		return text;
	}

	/**
	 * A code is good for one exchange, whether that succeeds or not.
	 * @param {string} text
	 */
	takeCode(text) {
		const code = this.codes.get(text);
		this.codes.delete(text);
		return code;
	}

	/**
	 * @param {Pick<Grant, 'account' | 'clientId' | 'redirectUri'>} signIn
	 * @param {number} expiresAt
	 * @returns {Grant}
	 */
	add(signIn, expiresAt) {
		this.#makeRoom(signIn);
		const grant = { ...signIn, ...newTokens(), expiresAt, usedRefreshTokens: [], revoked: false };
		this.grants.push(grant);
		return grant;
	}

	/**
	 * A free account has room for so many apps: another one takes the place of the oldest.
	 * @param {Pick<Grant, 'account' | 'clientId'>} signIn
	 */
	#makeRoom({ account, clientId }) {
		if (account.vip) return;
		const live = this.of(account.name).filter((grant) => !grant.revoked);
		const others = [...new Set(live.map((grant) => grant.clientId))].filter(
			(id) => id !== clientId,
		);
		for (const replaced of others.slice(0, Math.max(0, others.length + 1 - CONNECTED_APPS))) {
			for (const grant of live) if (grant.clientId === replaced) grant.revoked = true;
		}
	}

	/**
	 * Gives new tokens and kills the two before.
	 * @param {Grant} grant
	 * @param {number} expiresAt
	 */
	renew(grant, expiresAt) {
		grant.usedRefreshTokens.push(grant.refreshToken);
		Object.assign(grant, newTokens());
		grant.expiresAt = expiresAt;
	}

	/**
	 * The live sign-in that an `Authorization` header speaks for.
	 * @param {string | undefined} authorization
	 */
	byAuthorization(authorization) {
		const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
		return this.grants.find((grant) => grant.accessToken === token && !grant.revoked);
	}

	/** @param {string} accountName */
	of(accountName) {
		return this.grants.filter((grant) => grant.account.name === accountName);
	}
}

function newTokens() {
	return { accessToken: random(), refreshToken: random() };
}

function random() {
	return randomBytes(32).toString('hex');
}
