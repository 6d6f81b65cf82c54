import { json } from '../http/reply.mjs';
import { serve } from '../http/server.mjs';
import { controls } from './controls.mjs';
import { checkUserAgent, enter } from './gate/gate.mjs';
import { Pace } from './gate/pace.mjs';
import { Quota } from './gate/quota.mjs';
import { refusal } from './gate/refusals.mjs';
import { addHistoryRoutes } from './lists/history.mjs';
import { addLibraryRoutes } from './lists/library.mjs';
import { settle } from './lists/marking.mjs';
import { addRatingRoutes } from './lists/ratings.mjs';
import { addWatchedRoutes } from './lists/watched.mjs';
import { addPlaybackRoutes } from './playback.mjs';
import { Routes } from './routes.mjs';
import { addScrobbleRoutes } from './scrobble.mjs';
import { authorize, exchange } from './signIn/authorize.mjs';
import { Devices } from './signIn/devices.mjs';
import { Grants } from './signIn/grants.mjs';
import { authorizeV2, revokeV2, tokenV2 } from './signIn/oauth2.mjs';
import { Pins } from './signIn/pins.mjs';
import { Catalogue } from './titles/catalogue.mjs';
import { addSearchRoutes } from './titles/search.mjs';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {Awaited<ReturnType<typeof startSimkl>>} SimklSimulator
 */

/**
 * @typedef {object} SimklOptions
 * @property {number} [port] 0, the default, for any that is free
 * @property {{ now(): number }} [clock] the machine's own by default
 * @property {number} [writeIntervalMs] between two writes of one account: 1000 at Simkl
 * @property {(entry: import('../http/requestLog.mjs').LoggedRequest) => void} [onRequest]
 */

const ROOMS = [
	addScrobbleRoutes,
	addHistoryRoutes,
	addWatchedRoutes,
	addLibraryRoutes,
	addPlaybackRoutes,
	addRatingRoutes,
	addSearchRoutes,
];

/**
 * Plays simkl.com and api.simkl.com at one loopback address, as strict as the real ones.
 * @param {SimklOptions} [options]
 */
export async function startSimkl({
	port = 0,
	clock = Date,
	writeIntervalMs = 1000,
	onRequest,
} = {}) {
	const now = () => clock.now();
	const grants = new Grants();
	const pins = new Pins();
	const devices = new Devices();
	const catalogue = new Catalogue();
	/** @type {Map<string, Account>} */
	const accounts = new Map();
	/** @type {string[]} */
	const nextSignIns = [];
	const pace = new Pace(writeIntervalMs);
	const quota = new Quota();
	let lastId = 10_000_000_000;
	const world = { catalogue, nextId: () => ++lastId };
	const routes = new Routes();
	for (const addRoutes of ROOMS) addRoutes(routes);
	// A GET since the new documentation; the POST of the old one is still taken.
	for (const method of ['GET', 'POST']) {
		routes.personal(method, '/users/settings', ({ account }) => json(200, settingsOf(account)));
	}
	routes.open('GET', '/oauth/pin', ({ query }) =>
		pins.begin(query.get('client_id'), grants, now()),
	);
	routes.open('GET', '/oauth/pin/:code', ({ params, query }) =>
		pins.poll(params.code ?? '', query.get('client_id'), grants, now()),
	);

	/** @param {IncomingCall} call */
	function answer(call) {
		const office = { grants, devices, accounts, nextSignIns };
		switch (`${call.method} ${call.path}`) {
			case 'GET /oauth/authorize':
				return authorize(call, office, now());
			case 'GET /oauth2/authorize':
				return authorizeV2(call, office, now());
			case 'POST /oauth2/token':
				checkUserAgent(call);
				return tokenV2(call, office, now());
			case 'POST /oauth2/device':
				checkUserAgent(call);
				return devices.begin(call, grants, now());
			case 'POST /oauth2/revoke':
				checkUserAgent(call);
				return revokeV2(call, grants);
			case 'POST /oauth/token':
				checkUserAgent(call);
				return exchange(call, grants, now());
			default:
				return answerApi(call);
		}
	}

	/** @param {IncomingCall} call */
	function answerApi(call) {
		const found = routes.find(call.method, call.path.replace(/\/$/, ''));
		const open = found?.handler.open ?? true;
		const account = enter(call, { grants, open, pace, quota, now: now() });
		const left = account && account.quota.day !== '' ? quota.headersFor(account) : {};
		if (!found) throw refusal(404, 'url_failed');
		const { handler, params } = found;
		const details = { params, query: call.query, body: call.body, now: now(), world };
		if (handler.open) return withHeaders(handler.handle(details), left);
		if (!account) throw refusal(401, 'user_token_failed');
		settle(account, now());
		// One write of a user at a time, for up to 20 seconds; the one that waited for it in vain is refused.
		if (call.method !== 'GET' && now() < account.lockedUntil)
			throw refusal(400, account.lockSpelling);
		return withHeaders(handler.handle({ ...details, account }), left);
	}

	const service = await serve({
		port,
		now,
		answer,
		accountOf: ({ headers }) => grants.byAuthorization(headers.authorization)?.account.name,
		onRequest,
		keptAnswerBytes: 200_000,
	});
	return {
		...service,
		catalogue,
		accounts,
		...controls({ grants, pins, devices, quota, catalogue, accounts, nextSignIns, now }),
	};
}

/** @param {import('../http/reply.mjs').Reply} reply @param {Record<string, string>} headers */
const withHeaders = (reply, headers) => ({ ...reply, headers: { ...reply.headers, ...headers } });

/** @param {Account} account */
function settingsOf({ name, id, plan }) {
	return {
		user: {
			name,
			joined_at: '2020-01-01T00:00:00.000Z',
			gender: '',
			avatar: 'https://simkl.invalid/avatar.jpg',
			bio: '',
			loc: '',
			age: '',
		},
		account: { id, timezone: 'UTC', type: plan },
	};
}
