import { randomBytes } from 'node:crypto';
import { empty, json } from '../../http/reply.mjs';
import { authenticate, refuse, textFields, tokens } from './tokens.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {'pending' | 'denied' | 'used' | Account} Decision the account once its owner has approved
 */

const LIFETIME_MS = 600_000;

/** Sign-in of a device without a browser: it shows a code, a person approves it elsewhere, the device asks again. */
export class Devices {
	/** @type {Map<string, { userCode: string, clientId: string, expiresAt: number, askedAt: number, decision: Decision }>} */
	#codes = new Map();
	#intervalS;

	/** @param {number} intervalS seconds that a device has to wait between two questions */
	constructor(intervalS) {
		this.#intervalS = intervalS;
	}

	/**
	 * @param {string} userCode as the device shows it
	 * @param {Account | 'denied'} decision
	 */
	decide(userCode, decision) {
		for (const device of this.#codes.values()) {
			if (device.userCode === userCode) device.decision = decision;
		}
	}

	/** The codes that devices ask with: as good as tokens. */
	get secrets() {
		return [...this.#codes.keys()];
	}

	/**
	 * `POST /oauth/device/code`.
	 * @param {IncomingCall} call
	 * @param {import('./grants.mjs').Grants} grants
	 * @param {number} now
	 */
	begin(call, grants, now) {
		const app = grants.liveApp(textFields(call.body).client_id, now) ?? refuse('invalid_client');
		const deviceCode = randomBytes(32).toString('hex');
		const userCode = randomBytes(4).toString('hex').toUpperCase();
		const expiresAt = now + LIFETIME_MS;
		this.#codes.set(deviceCode, {
			userCode,
			clientId: app.clientId,
			expiresAt,
			askedAt: now,
			decision: 'pending',
		});
		return json(200, {
			device_code: deviceCode,
			user_code: userCode,
			verification_url: 'https://auth.trakt.tv/activate',
			expires_in: LIFETIME_MS / 1000,
			interval: this.#intervalS,
		});
	}

	/**
	 * `POST /oauth/device/token`: 400 as long as nobody has decided.
	 * @param {IncomingCall} call
	 * @param {import('./tokens.mjs').TokenOffice} office
	 * @param {number} now
	 */
	poll(call, office, now) {
		const fields = textFields(call.body);
		const app = authenticate(fields, office.grants, now);
		const device = this.#codes.get(fields.code ?? '');
		if (!device || device.clientId !== app.clientId) return empty(404);
		if (device.decision === 'used') return empty(409);
		if (device.expiresAt <= now) return empty(410);
		const since = now - device.askedAt;
		device.askedAt = now;
		// Two questions sent an interval apart may arrive a little closer than that.
		if (since < this.#intervalS * 950) return empty(429);
		if (device.decision === 'denied') return empty(418);
		if (device.decision === 'pending') return empty(400);
		const account = device.decision;
		device.decision = 'used';
		const signIn = { account, clientId: app.clientId, redirectUri: undefined };
		return tokens(office.grants.add(signIn, now + office.accessTokenMs), now, office);
	}
}
