import { DisplayPreferenceApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/display-preference-api';
import { LibraryApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/library-api';
import { UserDataApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/user-data-api';
import * as jellyfin from '../../services/jellyfin';
import { afterEach, expect, it } from '@jest/globals';

/**
 * Each request of services/jellyfin beside the one that Jellyfin's official SDK makes for the same purpose: the SDK is
 * generated from the server's own OpenAPI document.
 *
 * @typedef {import('../../services/http/exchange').ServiceRequest} ServiceRequest
 * @typedef {{ url: string, options: { method?: string, data?: unknown } }} SdkRequest
 * @typedef {{ request: string, query: Record<string, string>, body: unknown }} Comparable
 */

export const USER = 'b0b00000b0b00000b0b00000b0b00000';
export const ITEM = 'a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4';
export const AT = '2026-03-08T20:00:00.000Z';
export const PLUGIN = '71552a5a5c5c4350a2aeebe451a30173';
/** A destination that lacks only what a trigger then adds. */
export const DESTINATION = {
	NotificationTypes: ['PlaybackStart', 'PlaybackStop', 'UserDataSaved'],
	EnableMovies: true,
	EnableEpisodes: true,
	EnableVideos: true,
	EnableSeries: true,
	EnableSeasons: true,
	SendAllProperties: true,
	EnableWebhook: true,
};
export const ids = { tmdb: 910001 };
export const userId = USER;
export const target = { itemId: ITEM, userId };

export const data = UserDataApiAxiosParamCreator();
export const library = LibraryApiAxiosParamCreator();
export const shelf = DisplayPreferenceApiAxiosParamCreator();

/** What the scripted server says, by path: enough for every room to go on. @param {ServiceRequest} request */
function bodyFor({ path, query = {} }) {
	if (path === '/Users' || path === '/Sessions') return [];
	if (path === '/System/Info/Public')
		return { Id: PLUGIN, ServerName: 'Cellar', Version: '12.0.0' };
	if (path.startsWith('/Users/')) return { Id: USER, Name: 'ada' };
	if (/^\/User(PlayedItems|FavoriteItems|Items)\//.test(path)) {
		// As both recorded versions answer to a mark, a favourite and a write.
		const counts = { PlaybackPositionTicks: 0, PlayCount: 1, IsFavorite: false };
		return { ...counts, Played: true, Key: '910001', ItemId: ITEM };
	}
	if (path === '/Plugins') return [{ Id: PLUGIN, Name: 'Webhook', Status: 'Active' }];
	if (path.endsWith('/Configuration')) {
		// As the plugin gives it once the destination is there.
		return { GenericOptions: [{ ...DESTINATION, WebhookUri: AT }] };
	}
	if (query.sortBy === 'DatePlayed' || query.isPlayed) {
		const UserData = { Played: true, LastPlayedDate: AT, PlayCount: 2 };
		const RunTimeTicks = 36_000_000_000;
		return { Items: [{ Id: ITEM, Type: 'Episode', SeriesId: USER, RunTimeTicks, UserData }] };
	}
	if (path.startsWith('/Items/')) return { Id: ITEM, Type: 'Movie', UserData: {} };
	if (path === '/Items' && query.includeItemTypes === 'Series') {
		return { Items: [{ Id: ITEM, Type: 'Series', ProviderIds: { Tmdb: '910001' } }] };
	}
	return { Items: [], CustomPrefs: {} };
}

/** @param {(client: ReturnType<typeof jellyfin.createJellyfinClient>) => Promise<unknown>} work */
async function requestsOf(work) {
	/** @type {Comparable[]} */
	const sent = [];
	const client = jellyfin.createJellyfinClient({
		account: 'contract',
		send: async (request) => {
			sent.push({
				request: `${request.method} ${request.path}`,
				query: Object.fromEntries(
					Object.entries(request.query ?? {}).map(([name, value]) => [name, String(value)]),
				),
				body: request.body,
			});
			return { status: 200, headers: { date: new Date(AT).toUTCString() }, body: bodyFor(request) };
		},
	});
	await work(client);
	return sent;
}

/** @param {SdkRequest} made @returns {Comparable} */
function comparable({ url, options }) {
	const { pathname, searchParams } = new URL(url, 'http://jellyfin.invalid');
	/** @type {Record<string, string>} */
	const query = {};
	// The SDK repeats a name for each entry of a list; Jellyfin takes commas as well.
	for (const [name, value] of searchParams) {
		query[name] = name in query ? `${query[name]},${value}` : value;
	}
	const body = typeof options.data === 'string' ? JSON.parse(options.data) : options.data;
	return { request: `${options.method} ${pathname}`, query, body };
}

export const narrow = {
	fields: /** @type {const} */ (['ProviderIds', 'MediaSourceCount']),
	enableUserData: true,
	enableImages: false,
};
/** @typedef {import('@jellyfin/sdk/lib/generated-client/models').ItemFields} ItemFields */
/**
 * `GET /Items` as the SDK asks it; it takes its parameters by position, in the order of its own interface.
 * @param {import('@jellyfin/sdk/lib/generated-client/api/library-api').LibraryApiGetItemsRequest} query
 */
export async function items(query) {
	const names = /\(([^)]*)\)/s.exec(library.getItems.toString())?.[1]?.split(',') ?? [];
	const args = names.map((name) => query[/** @type {keyof typeof query} */ (name.trim())]);
	const known = names.map((name) => name.trim());
	expect(Object.keys(query).filter((name) => !known.includes(name))).toEqual([]);
	return await Reflect.apply(library.getItems, library, args.slice(0, -1));
}

/** What the test is of, our call, and those of the SDK. @typedef {[string, Parameters<typeof requestsOf>[0], () => Promise<SdkRequest>[]]} Call */

/** @param {Call[]} calls */
export function areThoseOfTheSdk(calls) {
	afterEach(() => jellyfin.forgetLookups());

	it.each(calls.map(([what, ours, theirs]) => ({ what, ours, theirs })))(
		'$what',
		async ({ ours, theirs }) => {
			const expected = (await Promise.all(theirs())).map(comparable);
			expect(await requestsOf(ours)).toEqual(expected);
		},
	);
}
