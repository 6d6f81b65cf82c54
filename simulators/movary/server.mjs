import { empty } from '../http/reply.mjs';
import { Router } from '../http/router.mjs';
import { serve } from '../http/server.mjs';
import * as history from './history.mjs';
import { addMovie, searchMovies } from './movies.mjs';
import * as played from './played.mjs';
import { createToken, destroyToken, showToken } from './signIn.mjs';
import * as watchlist from './watchlist.mjs';
import { controls, newWorld } from './world.mjs';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../http/reply.mjs').Reply} Reply
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {import('./world.mjs').World} World
 * @typedef {Awaited<ReturnType<typeof startMovary>>} MovarySimulator
 */

/** @typedef {{ call: IncomingCall, world: World, now: number }} Call */
/** @typedef {Call & { account: Account }} PersonalCall `account`: the one of the path */

/**
 * `open`: needs no token. `signedIn`: anybody's. `read`: what the account's privacy allows. `write`: the account's own.
 * @typedef {{ may: 'open' | 'signedIn', handle: (call: Call) => Reply }
 *   | { may: 'read' | 'write', handle: (call: PersonalCall) => Reply }} Route
 */

/**
 * @typedef {object} MovaryOptions
 * @property {number} [port] 0, the default, for any that is free
 * @property {string} [timezone] the server's own, in which it dates what it does by itself
 * @property {{ now(): number }} [clock] the machine's own by default
 * @property {(entry: import('../http/requestLog.mjs').LoggedRequest) => void} [onRequest]
 */

/**
 * Movary's REST API under /api.
 * @param {MovaryOptions} [options]
 */
export async function startMovary({ port = 0, timezone = 'UTC', clock = Date, onRequest } = {}) {
	const now = () => clock.now();
	const world = newWorld(timezone);
	const router = routes();

	/** @param {IncomingCall} call */
	function answer(call) {
		const found = router.find(call.method, call.path);
		if (!found) return empty(404);
		const { handler, params } = found;
		const details = { call, world, now: now() };
		const caller = world.callerOf(call);
		if (handler.may === 'open') return handler.handle(details);
		if (handler.may === 'signedIn') return caller ? handler.handle(details) : empty(403);
		const account = world.accounts.get((params.user ?? '').toLowerCase());
		if (!account) return empty(404);
		// Movary says 403, not 401, to a token that it does not know.
		const allowed = caller === account || (handler.may === 'read' && isReadable(account, caller));
		return allowed ? handler.handle({ ...details, account }) : empty(403);
	}

	const service = await serve({
		port,
		now,
		answer,
		accountOf: (call) => world.callerOf(call)?.name,
		onRequest,
	});
	return { ...service, ...controls(world) };
}

function routes() {
	/** @type {Router<Route>} */
	const router = new Router();
	router.on('POST', '/api/authentication/token', { may: 'open', handle: createToken });
	router.on('GET', '/api/authentication/token', { may: 'open', handle: showToken });
	router.on('DELETE', '/api/authentication/token', { may: 'open', handle: destroyToken });
	router.on('POST', '/api/movies/add', { may: 'signedIn', handle: addMovie });
	router.on('GET', '/api/movies/search', { may: 'signedIn', handle: searchMovies });
	const user = '/api/users/:user';
	/** @type {[string, string, (call: PersonalCall) => Reply][]} */
	const personal = [
		['GET', 'history', history.history],
		['POST', 'history', history.addHistory],
		['PUT', 'history', history.replaceHistory],
		['DELETE', 'history', history.removeHistory],
		['GET', 'played', played.played],
		['POST', 'played', (call) => played.writePlayed(call, false)],
		['PUT', 'played', (call) => played.writePlayed(call, true)],
		['DELETE', 'played', played.removePlayed],
		['GET', 'watchlist', watchlist.watchlist],
		['POST', 'watchlist', watchlist.addToWatchlist],
		['DELETE', 'watchlist', watchlist.removeFromWatchlist],
	];
	for (const [method, list, handle] of personal) {
		const may = method === 'GET' ? 'read' : 'write';
		router.on(method, `${user}/${list}/movies`, { may, handle });
	}
	return router;
}

/**
 * @param {Account} account
 * @param {Account | undefined} caller
 */
function isReadable({ privacy }, caller) {
	return privacy === 'public' || (privacy === 'internal' && caller !== undefined);
}
