import { randomBytes } from 'node:crypto';
import { json } from '../../http/reply.mjs';
import { oauthRefusal } from '../gate/refusals.mjs';
import { DEVICE_CODE_MS, DEVICE_INTERVAL_S, SLOWER_BY_S, WAYS } from '../limits.mjs';
import { formOf, grantedScope } from './oauth2.mjs';

/**
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {{ clientId: string, userCode: string, scope: string, expiresAt: number, askedAt: number, intervalS: number,
 *   account?: Account }} Device
 */

/** Sign-in of something without a browser, V2's: it shows a code, a person enters it at simkl.com/pin, it asks again. */
export class Devices {
	/** @type {Map<string, Device>} */
	#devices = new Map();

	/**
	 * `POST /oauth2/device`, a form.
	 * @param {import('../../http/request.mjs').IncomingCall} call
	 * @param {import('./grants.mjs').Grants} grants
	 * @param {number} now
	 */
	begin(call, grants, now) {
		const fields = formOf(call);
		const app = grants.app(fields.client_id);
		// The secret is asked for at the token endpoint alone.
		if (!app || app.kind === 'v1') throw oauthRefusal(401, 'invalid_client');
		if (!WAYS[app.kind].some((way) => way === 'device'))
			throw oauthRefusal(400, 'unauthorized_client');
		const deviceCode = randomBytes(32).toString('hex');
		const half = () => randomBytes(2).toString('hex').toUpperCase();
		const userCode = `${half()}-${half()}`;
		this.#devices.set(deviceCode, {
			clientId: app.clientId,
			userCode,
			scope: grantedScope(fields.scope),
			expiresAt: now + DEVICE_CODE_MS,
			// The first wait begins with the code.
			askedAt: now,
			intervalS: DEVICE_INTERVAL_S,
		});
		return json(200, {
			device_code: deviceCode,
			user_code: userCode,
			verification_uri: 'https://simkl.com/pin',
			verification_uri_complete: `https://simkl.com/pin?user_code=${userCode}`,
			expires_in: DEVICE_CODE_MS / 1000,
			interval: DEVICE_INTERVAL_S,
		});
	}

	/**
	 * Whose sign-in it became; throws for as long as nobody has entered the code. A code is good for one sign-in.
	 * @param {string} deviceCode
	 * @param {string} clientId
	 * @param {number} now
	 */
	poll(deviceCode, clientId, now) {
		const device = this.#devices.get(deviceCode);
		if (!device || device.clientId !== clientId) throw oauthRefusal(400, 'invalid_grant');
		if (device.expiresAt <= now) throw oauthRefusal(400, 'expired_token');
		// Two requests sent so far apart may arrive a little closer than that.
		const isTooSoon = now - device.askedAt < device.intervalS * 950;
		device.askedAt = now;
		if (isTooSoon) {
			device.intervalS += SLOWER_BY_S;
			throw oauthRefusal(400, 'slow_down');
		}
		const { account, scope } = device;
		if (!account) throw oauthRefusal(400, 'authorization_pending');
		this.#devices.delete(deviceCode);
		return { account, scope };
	}

	/** As when the wait between two questions is over. */
	letAsk() {
		for (const device of this.#devices.values()) device.askedAt = -Infinity;
	}

	/** A person enters the code; somebody who says no is not told to the device. @param {string} userCode @param {Account} account */
	approve(userCode, account) {
		for (const device of this.#devices.values()) {
			if (device.userCode === userCode) device.account = account;
		}
	}
}
