import { ShowApiAxiosParamCreator } from '@jellyfin/sdk/lib/generated-client/api/show-api';
import * as jellyfin from '../../services/jellyfin';
import { describe } from '@jest/globals';
import {
	areThoseOfTheSdk,
	USER,
	ITEM,
	AT,
	ids,
	userId,
	target,
	library,
	shelf,
	narrow,
	items,
} from './jellyfinSdk.mjs';

/** @type {import('./jellyfinSdk.mjs').Call[]} */
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
				enableTotalRecordCount: true,
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
				enableTotalRecordCount: true,
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
];

describe('requests to Jellyfin are those of its official SDK: what is read of titles', () =>
	areThoseOfTheSdk(CALLS));
