import { DisplayPreferenceApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/display-preference-api';
import { LibraryApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/library-api';
import { PluginApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/plugin-api';
import { SessionApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/session-api';
import { ShowApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/show-api';
import { SystemApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/system-api';
import { UserApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/user-api';
import { UserDataApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/user-data-api';
import { UserViewApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/user-view-api';
import { afterEach, describe, expect, it } from '@jest/globals';

import * as jellyfin from '../../services/jellyfin';

/**
 * Each request of services/jellyfin beside the one that Jellyfin's official SDK makes for the same purpose: the SDK is
 * generated from the server's own OpenAPI document.
 *
 * @typedef {import('../../services/http/exchange').ServiceRequest} ServiceRequest
 * @typedef {{ url: string, options: { method?: string, data?: unknown } }} SdkRequest
 * @typedef {{ request: string, query: Record<string, string>, body: unknown }} Comparable
 */

const USER = 'b0b00000b0b00000b0b00000b0b00000';
const ITEM = 'a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4';
const AT = '2026-03-08T20:00:00.000Z';
const PLUGIN = '71552a5a5c5c4350a2aeebe451a30173';
/** A destination that lacks only what a trigger then adds. */
const DESTINATION = {
	NotificationTypes: ['PlaybackStart', 'PlaybackStop', 'UserDataSaved'],
	EnableMovies: true,
	EnableEpisodes: true,
	SendAllProperties: true,
	EnableWebhook: true,
};
const ids = { tmdb: 910001 };
const userId = USER;
const target = { itemId: ITEM, userId };

const data = UserDataApiAxiosParamCreator();
const library = LibraryApiAxiosParamCreator();
const shelf = DisplayPreferenceApiAxiosParamCreator();

/** What the scripted server says, by path: enough for every room to go on. @param {ServiceRequest} request */
function bodyFor({ path, query = {} }) {
	if (path === '/Users' || path === '/Sessions') return [];
	if (path === '/Plugins') return [{ Id: PLUGIN, Name: 'Webhook', Status: 'Active' }];
	if (path.endsWith('/Configuration')) {
		// As the plugin gives it once the destination is there.
		return { GenericOptions: [{ ...DESTINATION, WebhookUri: AT }] };
	}
	if (query.isPlayed) {
		const UserData = { Played: true, LastPlayedDate: AT };
		return { Items: [{ Id: ITEM, Type: 'Episode', SeriesId: USER, UserData }] };
	}
	if (path.startsWith('/Items/')) return { Id: ITEM, UserData: {} };
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

const narrow = {
	fields: /** @type {const} */ (['ProviderIds', 'MediaSourceCount']),
	enableUserData: true,
	enableImages: false,
};
/** @typedef {import('@jellyfin/sdk/lib/generated-client/models').ItemFields} ItemFields */
/**
 * `GET /Items` as the SDK asks it; it takes its parameters by position, in the order of its own interface.
 * @param {import('@jellyfin/sdk/lib/generated-client/api/library-api').LibraryApiGetItemsRequest} query
 */
async function items(query) {
	const names = /\(([^)]*)\)/s.exec(library.getItems.toString())?.[1]?.split(',') ?? [];
	const args = names.map((name) => query[/** @type {keyof typeof query} */ (name.trim())]);
	const known = names.map((name) => name.trim());
	expect(Object.keys(query).filter((name) => !known.includes(name))).toEqual([]);
	return await Reflect.apply(library.getItems, library, args.slice(0, -1));
}

/** @type {[string, Parameters<typeof requestsOf>[0], () => Promise<SdkRequest>[]][]} */
const CALLS = [
	[
		'an item',
		async (client) => await jellyfin.getItem(client, target),
		() => [library.getItem(ITEM, USER)],
	],
	[
		'items',
		async (client) =>
			await jellyfin.listItems(client, {
				userId,
				type: 'Episode',
				libraryId: ITEM,
				search: 'Pier & Co',
				watched: true,
				limit: 20,
			}),
		() => [
			items({
				userId,
				recursive: true,
				includeItemTypes: ['Episode'],
				parentId: ITEM,
				searchTerm: 'Pier & Co',
				isPlayed: true,
				fields: ['ProviderIds'],
				enableUserData: true,
				sortBy: ['SortName', 'DateCreated'],
				sortOrder: ['Ascending'],
				startIndex: 0,
				limit: 20,
				enableTotalRecordCount: false,
			}),
		],
	],
	[
		'an episode by its series',
		async (client) =>
			await jellyfin.findByIds(client, {
				userId,
				type: 'episode',
				ids,
				title: 'Battle Harbour',
				season: 0,
				number: 1,
			}),
		() => [
			items({
				userId,
				recursive: true,
				includeItemTypes: ['Series'],
				searchTerm: 'Battle Harbour',
				limit: 50,
				...narrow,
				fields: [...narrow.fields],
				enableTotalRecordCount: false,
			}),
			ShowApiAxiosParamCreator().getEpisodes(
				ITEM,
				USER,
				['ProviderIds'],
				0,
				undefined,
				undefined,
				undefined,
				undefined,
				undefined,
				undefined,
				false,
				undefined,
				undefined,
				true,
			),
		],
	],
	[
		'the building of the index',
		async (client) => await jellyfin.refreshIndex(client, { userId }),
		() => [
			shelf.getDisplayPreferences('library-index', 'n8n-nodes-scrobble', USER),
			items({
				userId,
				recursive: true,
				includeItemTypes: ['Movie', 'Series'],
				fields: ['ProviderIds'],
				enableUserData: false,
				enableImages: false,
				sortBy: ['DateCreated', 'SortName'],
				sortOrder: ['Ascending'],
				startIndex: 0,
				limit: 1000,
				enableTotalRecordCount: false,
			}),
			shelf.updateDisplayPreferences(
				'library-index-0',
				'n8n-nodes-scrobble',
				{ CustomPrefs: { index: JSON.stringify({ builtAt: AT, keys: {} }) } },
				USER,
			),
			shelf.updateDisplayPreferences(
				'library-index',
				'n8n-nodes-scrobble',
				{
					CustomPrefs: {
						index: JSON.stringify({
							version: 1,
							builtAt: AT,
							readAt: AT,
							titles: 0,
							keys: 0,
							shards: 1,
						}),
					},
				},
				USER,
			),
		],
	],
	[
		'a loud mark',
		async (client) =>
			await jellyfin.markWatched(client, { ...target, at: AT, tellOtherPrograms: true }),
		() => [data.markPlayedItem(ITEM, USER, AT)],
	],
	[
		'its removal',
		async (client) => await jellyfin.markUnwatched(client, { ...target, tellOtherPrograms: true }),
		() => [data.markUnplayedItem(ITEM, USER)],
	],
	[
		'a quiet mark',
		async (client) =>
			await jellyfin.markWatched(client, { ...target, at: AT, tellOtherPrograms: false }),
		() => [
			library.getItem(ITEM, USER),
			data.updateItemUserData(
				ITEM,
				{ Played: true, PlayCount: 1, PlaybackPositionTicks: 0, LastPlayedDate: AT },
				USER,
			),
		],
	],
	[
		'a position',
		async (client) => await jellyfin.setProgress(client, { ...target, positionSeconds: 1 }),
		() => [data.updateItemUserData(ITEM, { PlaybackPositionTicks: 10_000_000 }, USER)],
	],
	[
		'a rating',
		async (client) => await jellyfin.rateItem(client, { ...target, rating: 7.5 }),
		() => [data.updateItemUserData(ITEM, { Rating: 7.5 }, USER)],
	],
	[
		'a favourite',
		async (client) => await jellyfin.setFavorite(client, { ...target, favorite: true }),
		() => [data.markFavoriteItem(ITEM, USER)],
	],
	[
		'a favourite no more',
		async (client) => await jellyfin.setFavorite(client, { ...target, favorite: false }),
		() => [data.unmarkFavoriteItem(ITEM, USER)],
	],
	[
		'libraries',
		async (client) => await jellyfin.listLibraries(client, { userId }),
		() => [UserViewApiAxiosParamCreator().getUserViews(USER)],
	],
	[
		'users',
		async (client) => await jellyfin.listUsers(client),
		() => [UserApiAxiosParamCreator().getUsers()],
	],
	[
		'the signed-in user',
		async (client) => await jellyfin.getSelf(client),
		() => [UserApiAxiosParamCreator().getCurrentUser()],
	],
	[
		'one user',
		async (client) => await jellyfin.getUser(client, USER),
		() => [UserApiAxiosParamCreator().getUserById(USER)],
	],
	[
		'what was watched',
		async (client) => await jellyfin.listPlays(client, { user: { id: USER, name: 'ada' } }),
		() => [
			items({
				userId,
				recursive: true,
				includeItemTypes: ['Movie', 'Episode'],
				isPlayed: true,
				fields: ['ProviderIds'],
				enableUserData: true,
				enableImages: false,
				sortBy: ['DatePlayed'],
				sortOrder: ['Descending'],
				startIndex: 0,
				limit: 500,
				enableTotalRecordCount: false,
			}),
			SystemApiAxiosParamCreator().getPublicSystemInfo(),
			items({ userId, ids: [USER], fields: ['ProviderIds'], enableImages: false }),
		],
	],
	[
		'the configuration of the Webhook plugin',
		async (client) => await jellyfin.removeDestination(client, AT),
		() => [
			PluginApiAxiosParamCreator().getPlugins(),
			PluginApiAxiosParamCreator().getPluginConfiguration(PLUGIN),
			// The SDK knows that there is a body, and not of what form: that is the plugin's.
			PluginApiAxiosParamCreator()
				.updatePluginConfiguration(PLUGIN)
				.then(({ url, options }) => ({
					url,
					options: { ...options, data: { GenericOptions: [] } },
				})),
		],
	],
	[
		'sessions',
		async (client) => await jellyfin.listSessions(client, { userId }),
		() => [SessionApiAxiosParamCreator().getSessions()],
	],
	[
		'logging out',
		async (client) => await jellyfin.logOut(client),
		() => [SessionApiAxiosParamCreator().reportSessionEnded()],
	],
];

describe('requests to Jellyfin are those of its official SDK', () => {
	afterEach(() => jellyfin.forgetLookups());

	it.each(CALLS.map(([what, ours, theirs]) => ({ what, ours, theirs })))(
		'$what',
		async ({ ours, theirs }) => {
			const expected = (await Promise.all(theirs())).map(comparable);
			expect(await requestsOf(ours)).toEqual(expected);
		},
	);
});
