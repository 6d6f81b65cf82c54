import { serve } from './http/server.mjs';
import { container, refused } from './plexServer/answers.mjs';
import { routes } from './plexServer/routes.mjs';
import { World } from './plexServer/world.mjs';

/**
 * @typedef {import('./http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./library.mjs').LibraryItem} LibraryItem
 * @typedef {import('./library.mjs').Series} Series
 * @typedef {Awaited<ReturnType<typeof startPlex>>} PlexSimulator
 */

/**
 * @typedef {object} PlexOptions
 * @property {number} [port] 0, the default, for any that is free
 * @property {string} [name]
 * @property {string} [machineIdentifier]
 * @property {{ now(): number }} [clock] the machine's own by default
 * @property {(entry: import('./http/requestLog.mjs').LoggedRequest) => void} [onRequest]
 */

/**
 * A Plex Media Server's HTTP API. Its webhooks are plex.mjs, the account's settings at plex.tv are plexTv.mjs.
 * @param {PlexOptions} [options]
 */
export async function startPlex({
	port = 0,
	name = 'Attic',
	machineIdentifier = 'attic-plex',
	clock = Date,
	onRequest,
} = {}) {
	const now = () => clock.now();
	const server = { friendlyName: name, machineIdentifier, version: '1.43.0.10492-121068a07' };
	const world = new World();
	const router = routes();

	/** @param {IncomingCall} call */
	function answer(call) {
		if (call.method === 'GET' && call.path === '/identity') {
			const { machineIdentifier, version } = server;
			return container(call, { size: 0, claimed: true, machineIdentifier, version });
		}
		const account = world.accountOf(tokenOf(call)) ?? refused(401);
		const found = router.find(call.method, call.path) ?? refused(404);
		const { handler, params } = found;
		return handler({ call, params, world, server, account, now: now() });
	}

	const service = await serve({
		port,
		now,
		answer,
		accountOf: (call) => world.accountOf(tokenOf(call))?.name,
		onRequest,
	});

	/** @param {string} called */
	function account(called) {
		const found = world.accounts.find((one) => one.name === called);
		if (!found) throw new Error(`no account here is called ${called}`);
		return found;
	}

	return {
		...service,
		...server,
		world,
		account,
		/** @param {{ id: number, name: string, token?: string }} person 1 is the owner */
		addAccount({ id, name: called, token = `plex-token-of-${id}` }) {
			const added = { id, name: called, token };
			world.accounts.push(added);
			return added;
		},
		/** @param {{ title: string, films?: LibraryItem[], shows?: Series[] }} library */
		addLibrary({ title, films = [], shows = [] }) {
			const key = String(world.libraries.length + 1);
			/** @type {'show' | 'movie'} */
			const type = shows.length > 0 ? 'show' : 'movie';
			const items = [...films, ...shows.flatMap(({ episodes }) => episodes)];
			const keys = new Set(items.map(({ shelf }) => shelf.ratingKey));
			if (keys.size < items.length) throw new Error(`${title} has two titles under one key`);
			world.libraries.push({ key, type, title, items });
		},
		/** @param {string} who @param {LibraryItem} item @param {{ at?: Date, percent?: number }} [play] to its end by default */
		play(who, item, { at = new Date(now()), percent = 100 } = {}) {
			world.play(account(who), item, { at, percent });
		},
		/** By hand, in one of Plex's own apps. @param {string} who @param {LibraryItem} item @param {Date} [at] */
		mark(who, item, at = new Date(now())) {
			world.mark(account(who), item, at);
		},
		/** @param {string} who @param {LibraryItem} item */
		state(who, item) {
			return world.stateOf(account(who), item);
		},
		/** @param {LibraryItem} item */
		remove(item) {
			world.remove(item);
		},
	};
}

/** @param {IncomingCall} call */
function tokenOf({ headers, query }) {
	return headers['x-plex-token'] ?? query.get('X-Plex-Token') ?? undefined;
}
