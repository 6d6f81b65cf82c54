import { manyFilms, manyShows } from './items/manyTitles.mjs';
import { TICKS_PER_MS } from './parameters.mjs';
import { isFrom12 } from './routes.mjs';
import { view } from './users/viewing.mjs';

/**
 * @typedef {import('./items/item.mjs').Item} Item
 * @typedef {import('./items/item.mjs').Titles} Titles
 */

/**
 * What a test or the demo may do to the simulated Jellyfin beside calling it. A user is meant by name or id, an item by its
 * id, or by the film or episode of library.mjs, whose first copy it then is.
 * @param {import('./routes.mjs').World} world
 * @param {() => number} now
 */
export function controls(world, now) {
	const { activity, shelves, signIns, watched, webhooks } = world;

	/** @param {string} nameOrId */
	function user(nameOrId) {
		const found = signIns.user(nameOrId);
		if (!found) throw new Error(`nobody here is called ${nameOrId}`);
		return found;
	}

	/** @param {string | import('../library.mjs').LibraryItem | import('../library.mjs').Series} given */
	function item(given) {
		const id = typeof given === 'string' ? given : given.shelf.itemId;
		const found = shelves.items.get(id);
		if (!found) throw new Error(`there is no item ${id}`);
		return found;
	}

	return {
		user,
		item,
		/**
		 * `libraries`: the names of those that this person sees.
		 * @param {{ name: string, password?: string, id?: string, admin?: boolean, libraries?: 'all' | string[] }} person
		 */
		addUser({ libraries = 'all', ...person }) {
			const seen =
				libraries === 'all' ? libraries : libraries.map((name) => shelves.library(name).id);
			return signIns.addUser({ ...person, libraries: seen });
		},
		/** @param {string} name */
		addApiKey(name) {
			return signIns.addKey(name);
		},
		/**
		 * A library with these titles, with `titles` invented ones, or both. `firstId` begins the invented ones' ids.
		 * @param {Titles & { name: string, kind?: 'movies' | 'tvshows', titles?: number, firstId?: number,
		 *   episodes?: number }} library `episodes`: of each invented series
		 */
		addLibrary({ name, kind, titles = 0, firstId, episodes, ...own }) {
			const type = kind ?? (own.shows ? 'tvshows' : 'movies');
			const library = shelves.addLibrary(name, type);
			shelves.add(library, own, now());
			const invented =
				type === 'movies'
					? { films: manyFilms(titles, { firstId }) }
					: { shows: manyShows(titles, { firstId, episodes }) };
			shelves.add(library, invented, now());
			return library;
		},
		/**
		 * As when a scan finds new files.
		 * @param {string} library
		 * @param {Titles} titles
		 */
		addTitles(library, titles) {
			return shelves.add(shelves.library(library), titles, now());
		},
		/** @param {Parameters<typeof item>[0]} film */
		addVersion(film) {
			return shelves.addVersion(item(film), now(), isFrom12(world.server) ? 'Movie' : 'Video');
		},
		/** @param {Parameters<typeof item>[0]} gone */
		removeItem(gone) {
			shelves.remove(item(gone));
		},
		/**
		 * As when its metadata is refreshed.
		 * @param {Parameters<typeof item>[0]} given
		 * @param {import('../library.mjs').OutsideIds} ids
		 */
		identify(given, ids) {
			const known = item(given);
			known.ids = ids;
			known.saved = now();
			if (known.title) known.title = { ...known.title, ids };
		},
		/** @param {import('./webhooks.mjs').Webhooks['add'] extends (to: infer To) => void ? To : never} destination */
		addWebhook(destination) {
			webhooks.add(destination);
		},
		/** The Webhook plugin: whether it is there and runs, and its configuration. */
		plugin: webhooks,
		deliveries: webhooks.deliveries,
		settled: () => webhooks.settled(),
		/**
		 * @param {string} who
		 * @param {Parameters<typeof item>[0]} what
		 */
		userData(who, what) {
			return watched.of(user(who), item(what));
		},
		/**
		 * As when somebody ticks an item off in Jellyfin's own pages.
		 * @param {string} who
		 * @param {Parameters<typeof item>[0]} what
		 * @param {boolean} [played]
		 */
		async mark(who, what, played = true) {
			world.mark(user(who), item(what), played, undefined);
			await webhooks.settled();
		},
		/**
		 * A viewing from the beginning. Stops at `toPercent` or `toMs`, at the end when both are left out; it ends now, unless
		 * `startedAt` says when it began. Resolves when every webhook has been answered.
		 * @param {{ user: string, item: Parameters<typeof item>[0], toPercent?: number, toMs?: number, startedAt?: Date,
		 *   reports?: number, device?: { id: string, name: string, client: string } }} viewing
		 */
		async play({ user: who, item: what, toPercent = 100, toMs, startedAt, ...details }) {
			const played = item(what);
			const position = toMs ?? ((played.runtimeTicks / TICKS_PER_MS) * toPercent) / 100;
			const from = startedAt?.getTime() ?? now() - position;
			const viewing = { user: user(who), item: played, startedAt: from, toMs: position };
			const completed = view(world, { ...viewing, ...details });
			await webhooks.settled();
			return { completed, startedAt: new Date(from) };
		},
		/** As the task that clears what is older than the days that the server keeps of its activity log. */
		forgetActivity() {
			activity.clear();
		},
		/** @param {string} who */
		revokeTokens(who) {
			for (const { token } of signIns.tokensOf(user(who))) signIns.end(token);
		},
		/**
		 * A token without the sign-in; on the same device it ends the earlier one.
		 * @param {string} who
		 * @param {string} [deviceId]
		 */
		signIn(who, deviceId = 'test') {
			const device = { client: 'Test', device: 'Test', deviceId, version: '1' };
			return signIns.signIn(user(who), device, now());
		},
	};
}
