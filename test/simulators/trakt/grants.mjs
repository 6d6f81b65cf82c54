import { randomBytes } from 'node:crypto';

/**
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {{ name: string, clientId: string, clientSecret: string, redirectUris: string[], alive: boolean }} App
 * @typedef {{ account: Account, clientId: string, redirectUri: string, expiresAt: number }} Code
 */

/**
 * One sign-in of an account at an app. Its refresh token is renewed with every use; the ones before are remembered,
 * so that a late second use can be counted to the account.
 * @typedef {object} Grant
 * @property {Account} account
 * @property {string} clientId
 * @property {string} redirectUri
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
	 * @param {{ name: string, vip: boolean, redirectUris: string[], clientId?: string | undefined,
	 *   clientSecret?: string | undefined }} app
	 */
	addApp({ name, vip, redirectUris, clientId = random(), clientSecret = random() }) {
		this.apps.set(clientId, { name, clientId, clientSecret, redirectUris, alive: vip });
		return { clientId, clientSecret };
	}

	/** @param {string | undefined} clientId */
	liveApp(clientId) {
		const app = clientId === undefined ? undefined : this.apps.get(clientId);
		return app?.alive ? app : undefined;
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
		const grant = { ...signIn, ...newTokens(), expiresAt, usedRefreshTokens: [], revoked: false };
		this.grants.push(grant);
		return grant;
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
