import { empty, Refusal } from '../http/reply.mjs';
import { serve } from '../http/server.mjs';
import { settle } from './account.mjs';
import { addCheckinRoutes } from './checkin.mjs';
import { controls } from './controls.mjs';
import { checkUserAgent, enter } from './gate/gate.mjs';
import { Pace } from './gate/pace.mjs';
import { addHistoryReadRoutes } from './lists/historyReads.mjs';
import { addHistoryWriteRoutes } from './lists/historyWrites.mjs';
import { addRatingRoutes } from './lists/ratings.mjs';
import { addUserRoutes } from './lists/users.mjs';
import { addWatchedRoutes } from './lists/watched.mjs';
import { addPlaybackRoutes } from './playback.mjs';
import { Routes } from './routes.mjs';
import { ACCESS_TOKEN_MS, SCROBBLE_WINDOW_MS, usualVariants, WRITE_INTERVAL_MS } from './rules.mjs';
import { addScrobbleRoutes } from './scrobble.mjs';
import { authorize } from './signIn/authorize.mjs';
import { Devices } from './signIn/devices.mjs';
import { Grants } from './signIn/grants.mjs';
import { exchange, revoke } from './signIn/tokens.mjs';
import { Catalogue } from './titles/catalogue.mjs';
import { addSearchRoutes } from './titles/search.mjs';
import { addTitleRoutes } from './titles/titles.mjs';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {Awaited<ReturnType<typeof startTrakt>>} TraktSimulator
 */

/**
 * @typedef {object} TraktOptions
 * @property {number} [port] 0, the default, for any that is free
 * @property {{ now(): number }} [clock] the machine's own by default
 * @property {number} [writeIntervalMs] between two writes of one account: 1000 at Trakt
 * @property {number} [scrobbleWindowMs] how long a second scrobble of an item is a 409; Trakt does not say, an hour here
 * @property {number} [accessTokenMs] seven days at Trakt
 * @property {number} [deviceIntervalS] seconds between two questions of a device: 5 at Trakt
 * @property {(entry: import('../http/requestLog.mjs').LoggedRequest) => void} [onRequest]
 */

const CODE_MS = 600_000;
const ROOMS = [
	addScrobbleRoutes,
	addCheckinRoutes,
	addHistoryReadRoutes,
	addHistoryWriteRoutes,
	addPlaybackRoutes,
	addRatingRoutes,
	addWatchedRoutes,
	addSearchRoutes,
	addTitleRoutes,
	addUserRoutes,
];

/**
 * Plays api.trakt.tv and auth.trakt.tv at one loopback address, as strict as the real ones: by which rules of sign-in, from
 * where and of when, is in rules.mjs.
 * @param {TraktOptions} [options]
 */
export async function startTrakt({
	port = 0,
	clock = Date,
	writeIntervalMs = WRITE_INTERVAL_MS,
	scrobbleWindowMs = SCROBBLE_WINDOW_MS,
	accessTokenMs = ACCESS_TOKEN_MS,
	deviceIntervalS = 5,
	onRequest,
} = {}) {
	const now = () => clock.now();
	const grants = new Grants();
	const devices = new Devices(deviceIntervalS);
	const catalogue = new Catalogue();
	/** @type {Map<string, Account>} */
	const accounts = new Map();
	/** @type {string[]} */
	const nextSignIns = [];
	const rules = usualVariants();
	const pace = new Pace(writeIntervalMs, rules);
	const office = { grants, accessTokenMs };
	let lastId = 10_000_000_000;
	const world = { catalogue, nextId: () => ++lastId, scrobbleWindowMs, rules };
	const routes = new Routes();
	for (const addRoutes of ROOMS) addRoutes(routes);

	/** @param {IncomingCall} call */
	function answer(call) {
		checkUserAgent(call);
		switch (`${call.method} ${call.path}`) {
			case 'GET /oauth/authorize':
				return authorize(call, {
					grants,
					accounts,
					nextSignIns,
					now: now(),
					codeExpiresAt: now() + CODE_MS,
				});
			case 'POST /oauth/token':
				return exchange(call, office, now());
			case 'POST /oauth/revoke':
				return revoke(call, grants, now());
			case 'POST /oauth/device/code':
				return devices.begin(call, grants, now());
			case 'POST /oauth/device/token':
				return devices.poll(call, office, now());
			default:
				return answerApi(call);
		}
	}

	/** @param {IncomingCall} call */
	function answerApi(call) {
		const found = routes.find(call.method, call.path);
		const open = found?.handler.open ?? true;
		const account = enter(call, { grants, open, pace, now: now() });
		if (!found) return empty(404);
		const { handler, params } = found;
		const { query, body } = call;
		const details = { params, query, body, now: now(), world };
		if (handler.open) return handler.handle(details);
		if (!account) throw new Refusal(empty(401));
		settle(account, now());
		return handler.handle({ ...details, account });
	}

	const service = await serve({
		port,
		now,
		answer,
		accountOf: ({ headers }) => grants.byAuthorization(headers.authorization)?.account.name,
		onRequest,
	});

	return {
		...service,
		catalogue,
		accounts,
		/** What of Trakt's rules a test may change while it runs. */
		rules,
		...controls({ grants, devices, catalogue, accounts, nextSignIns, now, accessTokenMs }),
	};
}
