import { randomBytes } from 'node:crypto';
import { json } from '../../http/reply.mjs';
import { oauthRefusal, refusal } from '../gate/refusals.mjs';

/** @typedef {import('../account.mjs').Account} Account */

const LIFETIME_MS = 900_000;
const INTERVAL_S = 5;

/** Sign-in of something without a browser, V1's: it shows a code, a person enters it at simkl.com/pin, it asks again. */
export class Pins {
	/** @type {Map<string, { clientId: string, expiresAt: number, askedAt: number, account?: Account }>} */
	#pins = new Map();

	/**
	 * `GET /oauth/pin`.
	 * @param {string | null} clientId
	 * @param {import('./grants.mjs').Grants} grants
	 * @param {number} now
	 */
	begin(clientId, grants, now) {
		const app = grants.app(clientId);
		if (!app) throw refusal(412, 'client_id_failed');
		if (app.kind !== 'v1') throw oauthRefusal(400, 'unauthorized_client');
		const userCode = randomBytes(3).toString('hex').toUpperCase().slice(0, 5);
		this.#pins.set(userCode, {
			clientId: app.clientId,
			expiresAt: now + LIFETIME_MS,
			askedAt: -Infinity,
		});
		return json(200, {
			result: 'OK',
			device_code: 'DEVICE_CODE',
			user_code: userCode,
			verification_uri: 'https://simkl.com/pin/',
			verification_url: 'https://simkl.com/pin/',
			expires_in: LIFETIME_MS / 1000,
			interval: INTERVAL_S,
		});
	}

	/**
	 * `GET /oauth/pin/{user_code}`: also for a code that is unknown or used up, which begins a new one.
	 * @param {string} userCode
	 * @param {string | null} clientId
	 * @param {import('./grants.mjs').Grants} grants
	 * @param {number} now
	 */
	poll(userCode, clientId, grants, now) {
		const pin = this.#pins.get(userCode);
		if (!pin || pin.clientId !== clientId || pin.expiresAt <= now) {
			return this.begin(clientId, grants, now);
		}
		const isTooSoon = now - pin.askedAt < INTERVAL_S * 1000;
		pin.askedAt = now;
		if (isTooSoon) return json(200, { result: 'KO', message: 'Slow down' });
		if (!pin.account) return json(200, { result: 'KO', message: 'Authorization pending' });
		this.#pins.delete(userCode);
		return json(200, {
			result: 'OK',
			access_token: grants.add(pin.account, pin.clientId, now).accessToken,
		});
	}

	/** A person enters the code. @param {string} userCode @param {Account} account */
	approve(userCode, account) {
		const pin = this.#pins.get(userCode);
		if (pin) pin.account = account;
	}
}
