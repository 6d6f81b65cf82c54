import { empty } from './http/reply.mjs';
import { serve } from './http/server.mjs';
import { Activity, addActivityRoutes } from './jellyfinServer/activity.mjs';
import { controls } from './jellyfinServer/controls.mjs';
import { addItemRoutes } from './jellyfinServer/items/items.mjs';
import { Shelves } from './jellyfinServer/items/library.mjs';
import { Parameters } from './jellyfinServer/parameters.mjs';
import { isFrom12, Routes } from './jellyfinServer/routes.mjs';
import { addSystemRoutes } from './jellyfinServer/system.mjs';
import { addPlayedRoutes } from './jellyfinServer/users/played.mjs';
import { addPreferenceRoutes } from './jellyfinServer/users/preferences.mjs';
import { SignIns } from './jellyfinServer/users/signIns.mjs';
import { Watched } from './jellyfinServer/users/userData.mjs';
import { addUserRoutes } from './jellyfinServer/users/users.mjs';
import { tellOfSave } from './jellyfinServer/users/viewing.mjs';
import { Webhooks } from './jellyfinServer/webhooks.mjs';

/**
 * @typedef {import('./http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./jellyfinServer/routes.mjs').World} World
 * @typedef {Awaited<ReturnType<typeof startJellyfin>>} JellyfinSimulator
 */

/**
 * @typedef {object} JellyfinOptions
 * @property {number} [port] 0, the default, for any that is free
 * @property {string} [serverName]
 * @property {string} [serverId]
 * @property {string} [serverVersion] 10.11 and 12 differ in rewatches and in the versions of a film (viewing.mjs)
 * @property {string} [basePath] as behind a proxy, e.g. /jellyfin
 * @property {{ now(): number }} [clock] the machine's own by default
 * @property {(entry: import('./http/requestLog.mjs').LoggedRequest) => void} [onRequest]
 */

const ROOMS = [
	addSystemRoutes,
	addUserRoutes,
	addItemRoutes,
	addPlayedRoutes,
	addPreferenceRoutes,
	addActivityRoutes,
];
const KEPT_ANSWER_BYTES = 64 * 1024;

/**
 * A Jellyfin server with its webhook plugin, as strict as 10.11 and 12 with their older sign-ins switched off.
 * @param {JellyfinOptions} [options]
 */
export async function startJellyfin({
	port = 0,
	serverName = 'Cellar',
	serverId = '5f1c0e7d9a3b4c2e8d6f7a1b2c3d4e5f',
	serverVersion = '10.11.11',
	basePath = '',
	clock = Date,
	onRequest,
} = {}) {
	const now = () => clock.now();
	const server = { serverName, serverId, serverVersion };
	const webhooks = new Webhooks(server);
	const watched = new Watched((user, item, reason, at) => {
		tellOfSave({ watched, webhooks }, { user, item, reason, at });
	});
	const shelves = new Shelves();
	const signIns = new SignIns();
	/** @type {World} */
	const world = {
		server,
		shelves,
		signIns,
		watched,
		webhooks,
		activity: new Activity(),
		mark(user, item, played, datePlayed) {
			if (played) watched.markPlayed(user, item, { datePlayed, now: now() });
			else watched.markUnplayed(user, item, now());
			world.propagate(user, item, played);
		},
		propagate(user, item, played) {
			if (!isFrom12(server) || item.type !== 'Movie') return;
			const first = item.versionOf ?? item;
			for (const other of shelves.items.values()) {
				if (other === item || (other.versionOf ?? other) !== first) continue;
				watched.save(user, other, { reason: 'TogglePlayed', at: now() }, (data) => {
					Object.assign(data, { played, positionTicks: 0 });
					if (!played) Object.assign(data, { playCount: 0, lastPlayed: undefined });
				});
			}
		},
	};
	const routes = new Routes();
	for (const addRoutes of ROOMS) addRoutes(routes);

	/** @param {IncomingCall} call */
	function answer(call) {
		if (!call.path.startsWith(`${basePath}/`)) return empty(404);
		const found = routes.find(call.method, call.path.slice(basePath.length));
		if ('status' in found) return found;
		const { route, params } = found;
		const query = new Parameters(call.query);
		const details = { params, query, call, now: now(), world };
		if (route.open) return route.handle(details);
		const caller = signIns.enter(call, now());
		const user = signIns.about(caller, query, route.unknownUser);
		return route.handle({ ...details, caller, user });
	}

	const service = await serve({
		port,
		now,
		answer,
		accountOf(call) {
			const caller = signIns.callerOf(call);
			return caller?.kind === 'user' ? caller.user.name : caller?.name;
		},
		onRequest,
		keptAnswerBytes: KEPT_ANSWER_BYTES,
	});

	return {
		...service,
		address: service.address + basePath,
		serverName,
		serverId,
		/** The bytes of every answer since the log began, or of those that match. */
		bytesAnswered: (/** @type {RegExp} */ path = /^/) =>
			service.requests.reduce((sum, met) => sum + (path.test(met.path) ? met.bytes : 0), 0),
		...controls(world, now),
	};
}
