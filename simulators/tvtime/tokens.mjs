import { createHmac, randomBytes } from 'node:crypto';
import { json, Refusal } from '../http/reply.mjs';
import { isRecord } from '../http/request.mjs';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../http/reply.mjs').Reply} Reply
 * @typedef {import('./world.mjs').Account} Account
 */

const SECRET = randomBytes(16);
const DAY_MS = 86_400_000;

/** @param {unknown} value */
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens as TV Time gives them: a JSON Web Token for some weeks, and one to renew it with, used once. */
export class Tokens {
	/** @type {Map<string, string>} the refresh token's owner, by e-mail address */
	#renewals = new Map();
	/** @type {Set<string>} */
	#revoked = new Set();

	/**
	 * @param {{ now(): number }} clock
	 * @param {Map<string, Account>} accounts
	 */
	constructor(clock, accounts) {
		this.clock = clock;
		this.accounts = accounts;
		/** How long a token holds. */
		this.lifeMs = 60 * DAY_MS;
		/** Whether a token can be renewed without the password. */
		this.renews = true;
	}

	/** A token of nobody, as everybody gets one before signing in. */
	bootstrap() {
		return this.#sign({ type: 'anonymous' });
	}

	/** @param {Account} account */
	pairFor(account) {
		const refresh = randomBytes(24).toString('hex');
		this.#renewals.set(refresh, account.email);
		const jwt = this.#sign({ id: account.id, email: account.email, type: 'user' });
		return { jwt_token: jwt, jwt_refresh_token: refresh };
	}

	/** Makes every token so far one that is not known any more. @param {string} token */
	revoke(token) {
		this.#revoked.add(token);
	}

	/** @param {IncomingCall} call @returns {Account | undefined} whose token was sent */
	ownerOf(call) {
		const claims = this.#claimsIn(call);
		return typeof claims?.email === 'string' ? this.accounts.get(claims.email) : undefined;
	}

	/** @param {IncomingCall} call @returns {Reply} */
	login(call) {
		this.#demandBootstrap(call);
		const { username, password } = isRecord(call.body) ? call.body : {};
		const account = this.accounts.get(String(username));
		if (!account || account.password !== password) {
			return json(401, { status: 'error', message: 'Invalid username or password' });
		}
		return json(200, { status: 'success', data: this.pairFor(account) });
	}

	/** @param {IncomingCall} call @returns {Reply} */
	refresh(call) {
		this.#demandBootstrap(call);
		const token = isRecord(call.body) ? String(call.body.refresh_token) : '';
		const account = this.accounts.get(this.#renewals.get(token) ?? '');
		if (!this.renews || !account) return json(401, { status: 'error', message: 'Unauthorized' });
		this.#renewals.delete(token);
		return json(200, { status: 'success', data: this.pairFor(account) });
	}

	/** Neither can be called without a token: one of nobody will do. @param {IncomingCall} call */
	#demandBootstrap(call) {
		if (!this.#claimsIn(call)) throw new Refusal(json(401, { message: 'Unauthorized' }));
	}

	/** @param {IncomingCall} call @returns {Record<string, unknown> | undefined} */
	#claimsIn({ headers }) {
		const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
		const [head = '', body = '', signature] = token.split('.');
		if (this.#revoked.has(token) || signature !== this.#signature(`${head}.${body}`))
			return undefined;
		const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
		return claims.exp * 1000 > this.clock.now() ? claims : undefined;
	}

	/** @param {Record<string, unknown>} claims */
	#sign(claims) {
		const seconds = Math.floor(this.clock.now() / 1000);
		const life = Math.floor(this.lifeMs / 1000);
		const unique = randomBytes(6).toString('hex');
		const body = part({ ...claims, iat: seconds, exp: seconds + life, jti: unique });
		const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${body}`;
		return `${signed}.${this.#signature(signed)}`;
	}

	/** @param {string} text */
	#signature(text) {
		return createHmac('sha256', SECRET).update(text).digest('base64url');
	}
}
