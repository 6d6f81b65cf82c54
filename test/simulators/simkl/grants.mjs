import { randomBytes } from 'node:crypto';

/**
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {{ name: string, clientId: string, clientSecret: string, redirectUris: string[] }} App
 * @typedef {{ account: Account, clientId: string, redirectUri: string, expiresAt: number }} Code
 * @typedef {{ account: Account, clientId: string, accessToken: string, revoked: boolean }} Grant
 */

/** The apps and sign-ins that the simulated Simkl knows. A token lasts until it is revoked, and none can be renewed. */
export class Grants {
	/** @type {Map<string, App>} */
	apps = new Map();
	/** @type {Map<string, Code>} */
	#codes = new Map();
	/** @type {Grant[]} */
	#grants = [];

	/**
	 * @param {{ name: string, redirectUris: string[], clientId?: string | undefined, clientSecret?: string | undefined }} app
	 */
	addApp({ name, redirectUris, clientId = random(), clientSecret = random() }) {
		this.apps.set(clientId, { name, clientId, clientSecret, redirectUris });
		return { clientId, clientSecret };
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

	/** @param {Account} account @param {string} clientId */
	add(account, clientId) {
		const grant = { account, clientId, accessToken: random(), revoked: false };
		this.#grants.push(grant);
		return grant.accessToken;
	}

	/** @param {string | undefined} authorization the header */
	byAuthorization(authorization) {
		const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
		return this.#grants.find(({ accessToken, revoked }) => accessToken === token && !revoked);
	}

	/** As when the person takes the app away under Connected Apps. @param {string} accountName */
	revoke(accountName) {
		for (const grant of this.#grants) {
			if (grant.account.name === accountName) grant.revoked = true;
		}
	}
}

function random() {
	return randomBytes(32).toString('hex');
}
