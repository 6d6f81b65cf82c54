import { PluginApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/plugin-api';
import { SessionApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/session-api';
import { SystemApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/system-api';
import { UserApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/user-api';
import { UserViewApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/user-view-api';
import * as jellyfin from '../../services/jellyfin';
import { describe } from '@jest/globals';
import {
	areThoseOfTheSdk,
	USER,
	ITEM,
	AT,
	PLUGIN,
	userId,
	target,
	data,
	library,
	items,
} from './jellyfinSdk.mjs';

/** @type {import('./jellyfinSdk.mjs').Call[]} */
const CALLS = [
	[
		'a loud mark',
		async (client) =>
			await jellyfin.markWatched(client, { ...target, at: AT, tellOtherPrograms: true }),
		() => [
			library.getItem(ITEM, USER),
			data.updateItemUserData(
				ITEM,
				{ Played: true, PlayCount: 1, PlaybackPositionTicks: 0, LastPlayedDate: AT },
				USER,
			),
			data.markPlayedItem(ITEM, USER),
		],
	],
	[
		'its removal',
		async (client) => await jellyfin.markUnwatched(client, { ...target, tellOtherPrograms: true }),
		() => [library.getItem(ITEM, USER), data.markUnplayedItem(ITEM, USER)],
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
				fields: ['ProviderIds'],
				enableUserData: true,
				enableImages: false,
				sortBy: ['DatePlayed'],
				sortOrder: ['Descending'],
				startIndex: 0,
				limit: 500,
				enableTotalRecordCount: true,
			}),
			SystemApiAxiosParamCreator().getPublicSystemInfo(),
			// A week before the play that is in doubt.
			SystemApiAxiosParamCreator().getLogEntries(0, 1000, '2026-03-01T20:00:00.000Z'),
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

describe('requests to Jellyfin are those of its official SDK: everything else', () =>
	areThoseOfTheSdk(CALLS));
