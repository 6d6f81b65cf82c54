import { json } from '../http/reply.mjs';
import { Router } from '../http/router.mjs';
import { serve } from '../http/server.mjs';
import * as episodes from './episodes.mjs';
import * as movies from './movies.mjs';
import { Tokens } from './tokens.mjs';
import { newWorld } from './world.mjs';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../http/reply.mjs').Reply} Reply
 * @typedef {import('./world.mjs').Account} Account
 * @typedef {import('./world.mjs').World} World
 * @typedef {Awaited<ReturnType<typeof startTvTime>>} TvTimeSimulator
 */

/** @typedef {{ call: IncomingCall, world: World, now: number, params: Record<string, string>, account: Account }} PersonalCall */

/**
 * @typedef {object} TvTimeOptions
 * @property {number} [port] 0, the default, for any that is free
 * @property {{ now(): number }} [clock] the machine's own by default
 * @property {(entry: import('../http/requestLog.mjs').LoggedRequest) => void} [onRequest]
 */

/**
 * TV Time's web application as it was: one address, /sidecar, that passes requests on to the services behind it. Which
 * one is in `o`, or in `o_b64` without its "=".
 * @param {TvTimeOptions} [options]
 */
export async function startTvTime({ port = 0, clock = Date, onRequest } = {}) {
	const world = newWorld();
	const tokens = new Tokens(clock, world.accounts);
	const open = openRoutes(tokens);
	const personal = personalRoutes();

	/** @param {IncomingCall} call @returns {Reply} */
	function answer(call) {
		const upstream = call.path === '/sidecar' ? upstreamOf(call) : undefined;
		if (!upstream) return json(404, { message: 'Not Found' });
		const path = `/${upstream.host}${decodeURIComponent(upstream.pathname)}`;
		const forAnybody = open.find(call.method, path);
		if (forAnybody) return forAnybody.handler(call);
		const account = tokens.ownerOf(call);
		if (!account) return json(401, { message: 'Unauthorized' });
		const found = personal.find(call.method, path);
		if (!found) return json(404, { message: 'Not Found' });
		return found.handler({ call, world, account, params: found.params, now: clock.now() });
	}

	const service = await serve({
		port,
		now: () => clock.now(),
		answer,
		accountOf: (call) => tokens.ownerOf(call)?.name,
		onRequest,
	});
	return {
		...service,
		...world,
		tokens,
		/** Method and upstream address of each request so far, without what is the same for all. */
		asked: () =>
			service.requests.map(({ method, query }) => {
				const { o = '', o_b64: encoded = '' } = query;
				const upstream = o || Buffer.from(encoded, 'base64').toString();
				return `${method} ${upstream.replace(/^https:\/\//, '')}`;
			}),
	};
}

/** @param {IncomingCall} call @returns {URL | undefined} */
function upstreamOf({ query }) {
	const encoded = query.get('o_b64');
	if (encoded?.includes('=')) return undefined;
	const address = query.get('o') ?? Buffer.from(encoded ?? '', 'base64').toString();
	return URL.canParse(address) ? new URL(address) : undefined;
}

/** @param {Tokens} tokens */
function openRoutes(tokens) {
	/** @type {Router<(call: IncomingCall) => Reply>} */
	const router = new Router();
	router.on('POST', '/api2.tozelabs.com/v2/user', () =>
		json(200, { jwt_token: tokens.bootstrap(), type: 'anonymous' }),
	);
	router.on('POST', '/auth.tvtime.com/v1/login', (call) => tokens.login(call));
	router.on('POST', '/auth.tvtime.com/v1/refresh', (call) => tokens.refresh(call));
	return router;
}

function personalRoutes() {
	/** @type {Router<(call: PersonalCall) => Reply>} */
	const router = new Router();
	const watched = '/api2.tozelabs.com/v2/watched_episodes';
	router.on('POST', `${watched}/episode/:id`, episodes.markWatched);
	router.on('DELETE', `${watched}/episode/:id`, episodes.markUnwatched);
	router.on('POST', `${watched}/show/:show/until/episode/:id`, episodes.markUntil);
	router.on('GET', '/api2.tozelabs.com/v2/episode/:id', episodes.state);
	router.on('GET', '/search.tvtime.com/v1/search/series,movie', movies.search);
	const tracking = '/msapi.tvtime.com/prod/v1/tracking';
	router.on('POST', `${tracking}/:uuid/watch`, (call) => movies.mark(call, false));
	router.on('POST', `${tracking}/:uuid/rewatch`, (call) => movies.mark(call, true));
	router.on('GET', `${tracking}/watches/user/:user`, movies.watches);
	return router;
}
