import { empty } from '../http/reply.mjs';
import { Router } from '../http/router.mjs';
import { bare, failed, guid, problem } from './parameters.mjs';

/**
 * @typedef {import('../http/reply.mjs').Reply} Reply
 * @typedef {import('./users/signIns.mjs').Caller} Caller
 * @typedef {import('./users/signIns.mjs').User} User
 * @typedef {import('./items/item.mjs').Item} Item
 */

/**
 * What every handler may read and change.
 * @typedef {object} World
 * @property {{ serverId: string, serverName: string, serverVersion: string }} server
 * @property {import('./items/library.mjs').Shelves} shelves
 * @property {import('./users/signIns.mjs').SignIns} signIns
 * @property {import('./users/userData.mjs').Watched} watched
 * @property {import('./webhooks.mjs').Webhooks} webhooks
 * @property {import('./activity.mjs').Activity} activity
 * @property {(user: User, item: Item, played: boolean, datePlayed: number | undefined) => void} mark as a person does
 * @property {(user: User, item: Item, played: boolean) => void} propagate to the other versions of a film, from 12.0 on
 */

/**
 * @typedef {object} OpenCall
 * @property {Record<string, string>} params
 * @property {import('./parameters.mjs').Parameters} query
 * @property {import('../http/request.mjs').IncomingCall} call
 * @property {number} now milliseconds since 1970
 * @property {World} world
 */

/** @typedef {OpenCall & { caller: Caller, user: User | undefined }} Call `user`: whom it is about */
/** @typedef {Call & { user: User }} PersonalCall */

/**
 * @typedef {{ open: true, handle: (call: OpenCall) => Reply }
 *   | { open: false, handle: (call: Call) => Reply, unknownUser: number }} Route
 */

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

/** Paths in any case, as ASP.NET takes them. */
export class Routes {
	/** @type {Router<{ route: Route, pattern: string }>} */
	#router = new Router();

	/**
	 * Needs no sign-in.
	 * @param {string} method
	 * @param {string} pattern
	 * @param {(call: OpenCall) => Reply} handle
	 */
	open(method, pattern, handle) {
		this.#add(method, pattern, { open: true, handle });
	}

	/**
	 * Needs a sign-in, and may be about nobody when an API key asks.
	 * @param {string} method
	 * @param {string} pattern
	 * @param {(call: Call) => Reply} handle
	 * @param {number} [unknownUser] what is answered where nobody has the id
	 */
	signedIn(method, pattern, handle, unknownUser = 404) {
		this.#add(method, pattern, { open: false, handle, unknownUser });
	}

	/**
	 * About a person: an API key without `userId` is a bad request.
	 * @param {string} method
	 * @param {string} pattern
	 * @param {(call: PersonalCall) => Reply} handle
	 */
	personal(method, pattern, handle) {
		this.signedIn(method, pattern, (call) => {
			// Guid can't be empty
			const user = call.user ?? failed(400);
			return handle({ ...call, user });
		});
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @returns {{ route: Route, params: Record<string, string> } | Reply}
	 */
	find(method, path) {
		const lower = path.toLowerCase();
		const found = this.#router.find(method, lower);
		if (found) {
			const { route, pattern } = found.handler;
			return { route, params: paramsOf(pattern, path) };
		}
		return empty(METHODS.some((other) => this.#router.find(other, lower)) ? 405 : 404);
	}

	/**
	 * @param {string} method
	 * @param {string} pattern
	 * @param {Route} route
	 */
	#add(method, pattern, route) {
		this.#router.on(method, pattern.toLowerCase(), { route, pattern });
	}
}

/**
 * The item of the path, if this person may see it.
 * @param {OpenCall & { user: User | undefined }} call
 * @param {string} [name]
 * @returns {Item}
 */
export function itemOf({ params, world, user }, name = 'item') {
	const given = params[name] ?? '';
	const id = guid(given) ?? problem(400, `${name}Id`, `The value '${given}' is not valid.`);
	const item = world.shelves.items.get(id);
	return item && maySee(user, item.library) ? item : bare(404);
}

/**
 * @param {User | undefined} user nobody is an API key, which sees everything
 * @param {import('./items/item.mjs').Library} library
 */
export function maySee(user, library) {
	return !user || user.libraries === 'all' || user.libraries.has(library.id);
}

/** @param {{ serverVersion: string }} server */
export const isFrom12 = ({ serverVersion }) => parseInt(serverVersion, 10) >= 12;

/**
 * @param {string} pattern
 * @param {string} path
 */
function paramsOf(pattern, path) {
	const given = path.split('/').filter((part) => part !== '');
	const parts = pattern.split('/').filter((part) => part !== '');
	return Object.fromEntries(
		parts.flatMap((part, index) =>
			part.startsWith(':') ? [[part.slice(1), decodeURIComponent(given[index] ?? '')]] : [],
		),
	);
}
