import { createHash, randomBytes } from 'node:crypto';
import { empty, Refusal } from '../../http/reply.mjs';
import { failed, guid, Parameters } from '../parameters.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {{ client: string, device: string, deviceId: string, version: string }} Device
 */

/**
 * @typedef {object} User
 * @property {string} id
 * @property {string} name
 * @property {string} password
 * @property {boolean} admin
 * @property {'all' | Set<string>} libraries the ids of those that this person sees
 */

/**
 * `key`: an API key, an administrator without a user id. `user`: somebody's own token.
 * @typedef {{ kind: 'key', name: string, token: string }
 *   | { kind: 'user', user: User, token: string, device: Device, lastActivity: number }} Caller
 */

/** People, API keys and the tokens of those who have signed in. */
export class SignIns {
	/** @type {Map<string, User>} */
	users = new Map();
	/** @type {Map<string, Caller>} */
	#callers = new Map();

	/** @param {{ name: string, password?: string, id?: string, admin?: boolean, libraries?: 'all' | string[] }} person */
	addUser({ name, password = '', id, admin = false, libraries = 'all' }) {
		const userId = guid(id ?? createHash('md5').update(`user:${name}`).digest('hex'));
		if (userId === undefined) throw new Error(`${id} is no id of a user`);
		/** @type {User} */
		const user = {
			id: userId,
			name,
			password,
			admin,
			libraries: libraries === 'all' ? 'all' : new Set(libraries),
		};
		this.users.set(userId, user);
		return user;
	}

	/** @param {string} nameOrId */
	user(nameOrId) {
		const id = guid(nameOrId);
		return (id ? this.users.get(id) : undefined) ?? this.byName(nameOrId);
	}

	/** @param {string} name */
	byName(name) {
		return [...this.users.values()].find((user) => user.name.toLowerCase() === name.toLowerCase());
	}

	/** @param {string} name of the program that the key is for */
	addKey(name) {
		const token = randomBytes(16).toString('hex');
		this.#callers.set(token, { kind: 'key', name, token });
		return token;
	}

	/**
	 * A person has one token on a device: signing in there again ends the earlier one.
	 * @param {User} user
	 * @param {Device} device
	 * @param {number} now milliseconds since 1970
	 */
	signIn(user, device, now) {
		for (const caller of this.tokensOf(user)) {
			if (caller.device.deviceId === device.deviceId) this.#callers.delete(caller.token);
		}
		const token = randomBytes(16).toString('hex');
		this.#callers.set(token, { kind: 'user', user, token, device, lastActivity: now });
		return token;
	}

	/** @param {User} user */
	tokensOf(user) {
		return this.signedIn().filter((caller) => caller.user === user);
	}

	/** Everybody's tokens, without the API keys. */
	signedIn() {
		return [...this.#callers.values()].flatMap((caller) =>
			caller.kind === 'user' ? [caller] : [],
		);
	}

	/** @param {string} token */
	end(token) {
		this.#callers.delete(token);
	}

	/**
	 * Who speaks. Nothing but `Authorization: MediaBrowser …` and the query's `ApiKey` counts: the older headers, the
	 * scheme Emby and `api_key` are as good as nothing.
	 * @param {IncomingCall} call
	 */
	callerOf({ headers, query }) {
		const token = authorization(headers).Token || new Parameters(query).text('ApiKey');
		return token === undefined ? undefined : this.#callers.get(token);
	}

	/**
	 * @param {IncomingCall} call
	 * @param {number} now
	 */
	enter(call, now) {
		const caller = this.callerOf(call);
		if (!caller) throw new Refusal(empty(401));
		if (caller.kind === 'user') caller.lastActivity = now;
		return caller;
	}

	/**
	 * Whom a call is about: the query's `userId`, else whoever speaks, which is nobody for an API key.
	 * @param {Caller} caller
	 * @param {Parameters} parameters
	 * @param {number} [unknownUser] what is answered where nobody has the id
	 */
	about(caller, parameters, unknownUser = 404) {
		const own = caller.kind === 'user' ? caller.user : undefined;
		const asked = parameters.id('userId') ?? own?.id;
		if (asked === undefined || asked === own?.id) return own;
		if (own && !own.admin) failed(403);
		return this.users.get(asked) ?? failed(unknownUser);
	}
}

/** @param {Caller} caller */
export function isAdmin(caller) {
	return caller.kind === 'key' || caller.user.admin;
}

/**
 * The parts of `Authorization: MediaBrowser Client="…", Token="…"`, each URL-decoded.
 * @param {Record<string, string>} headers
 * @returns {Record<string, string | undefined>}
 */
export function authorization(headers) {
	const given = /^MediaBrowser\s+(.*)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
	const parts = [...given.matchAll(/([A-Za-z]+)\s*=\s*(?:"([^"]*)"|([^",\s]*))/g)];
	return Object.fromEntries(
		parts.map(([, name = '', quoted, bare]) => [name, decoded(quoted ?? bare ?? '')]),
	);
}

/** @param {string} text */
function decoded(text) {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}
