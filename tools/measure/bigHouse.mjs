import { startJellyfin } from '../../simulators/jellyfinServer.mjs';
import { EPISODES, titlesOf } from './soughtTitles.mjs';

/**
 * @typedef {typeof import('../../services/jellyfin')} JellyfinService
 * @typedef {import('../../services/http/exchange').SendOnce} SendOnce
 * @typedef {import('../../media').Movie} Movie
 * @typedef {import('../../media').Episode} Episode
 * @typedef {{ requests: number, bytes: number, listings: number }} Cost `bytes` of the bodies, both ways; `listings`:
 *   requests that asked for neither a title, nor an id, nor only what is new
 */

/** Of a hundred titles. */
const FILMS = 80;
const MOVARY_PAGE = 1000;

/**
 * A simulated Jellyfin with `size` films and series in one user's libraries, and what finding something in it costs.
 * @param {JellyfinService} service
 * @param {number} size
 */
export async function bigHouse(service, size) {
	let ms = Date.parse('2026-03-08T20:00:00.000Z');
	const clock = {
		now: () => ms,
		sleep: async (/** @type {number} */ by) => {
			ms += by;
		},
	};
	const jellyfin = await startJellyfin({ clock });
	const films = (size * FILMS) / 100;
	jellyfin.addLibrary({ name: 'Films', titles: films });
	jellyfin.addLibrary({
		name: 'Shows',
		kind: 'tvshows',
		titles: size - films,
		episodes: EPISODES,
	});
	const { id: userId } = jellyfin.addUser({ name: 'anna', password: 'measured' });
	const authorization = `MediaBrowser Token="${jellyfin.addApiKey('n8n')}"`;
	/** @type {Cost} */
	let cost = { requests: 0, bytes: 0, listings: 0 };

	/** @type {SendOnce} */
	async function send({ method, path, query = {}, body }) {
		const url = new URL(jellyfin.address + path);
		for (const [name, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(name, String(value));
		}
		const sent = body === undefined ? undefined : JSON.stringify(body);
		const response = await fetch(url, {
			method,
			...(sent === undefined ? {} : { body: sent }),
			headers: { 'Content-Type': 'application/json', Authorization: authorization },
		});
		const text = await response.text();
		// The mark itself is one small request more, whichever way its item was found.
		if (!(method === 'POST' && path.startsWith('/UserItems/'))) {
			cost.requests += 1;
			cost.bytes += Buffer.byteLength(text) + Buffer.byteLength(sent ?? '');
			const isNarrow = 'searchTerm' in query || 'ids' in query || 'minDateLastSaved' in query;
			if (path === '/Items' && !isNarrow) cost.listings += 1;
		}
		// Node's own Date header knows nothing of this clock.
		const headers = { date: new Date(ms).toUTCString() };
		return { status: response.status, headers, body: text === '' ? '' : JSON.parse(text) };
	}

	const client = service.createJellyfinClient({ account: `measured-${size}`, send, clock });

	/** @param {() => Promise<unknown>} work */
	async function costOf(work) {
		ms += 60 * 60_000;
		cost = { requests: 0, bytes: 0, listings: 0 };
		await work();
		return cost;
	}

	return {
		...titlesOf(films, size - films),
		/**
		 * @param {Movie | Episode} media
		 * @param {string} expected the outcome's status, or why there is none
		 * @param {{ remember?: boolean }} [how] `remember`: within the same viewing or evening
		 */
		async find(media, expected, { remember = false } = {}) {
			if (!remember) service.forgetLookups();
			return await costOf(async () => {
				// Before the clock's start, so that what is watched already is that viewing.
				const at = '2026-03-08T19:30:00.000Z';
				const user = { id: '17', name: 'Anna' };
				const [outcome] = await service.syncWatchEvent(
					client,
					{ event: 'watched', source: 'plex', key: 'measured', at, user, media },
					{ userId, unwatched: false, rated: false, progress: true, tellOtherPrograms: false },
				);
				const status = outcome && 'sync' in outcome ? outcome.sync.status : outcome?.error.kind;
				if (status !== expected) throw new Error(`${media.title}: ${status}, not ${expected}`);
			});
		},
		build: () => costOf(() => service.refreshIndex(client, { userId, force: true })),
		/** As Movary does before each sync: every film with its ids, by the thousand. */
		readEverything: () =>
			costOf(async () => {
				const query = {
					userId,
					recursive: true,
					includeItemTypes: 'Movie',
					hasTmdbId: true,
					filters: 'IsNotFolder',
					fields: 'ProviderIds',
					limit: MOVARY_PAGE,
				};
				for (let startIndex = 0, total = 1; startIndex < total; startIndex += MOVARY_PAGE) {
					const page = { method: /** @type {const} */ ('GET'), path: '/Items' };
					const { body } = await send({ ...page, query: { ...query, startIndex } }, 0);
					total = /** @type {{ TotalRecordCount: number }} */ (body).TotalRecordCount;
				}
			}),
		stop: () => jellyfin.stop(),
	};
}
