import type { INodeProperties } from 'n8n-workflow';
import { listItems } from '../../../../services/jellyfin';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { JellyfinOperation } from '../../client';
import {
	LIBRARY_FIELD,
	parentIdFrom,
	SERIES_FIELD,
	USER_FIELD,
	userIdFrom,
} from '../../fields/locators';
import { simplifyItem } from '../../simplify';

const FILTERS: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		LIBRARY_FIELD,
		{
			displayName: 'Media Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Episodes', value: 'Episode' },
				{ name: 'Movies', value: 'Movie' },
				{ name: 'Series', value: 'Series' },
			],
			default: 'Movie',
		},
		{
			displayName: 'Search Text',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. The Matrix',
			description: 'Only what has this in its title',
		},
		SERIES_FIELD,
		{
			displayName: 'Watched Status',
			name: 'watched',
			type: 'options',
			options: [
				{ name: 'Unwatched', value: 'unwatched' },
				{ name: 'Watched', value: 'watched' },
			],
			default: 'watched',
		},
	],
};

export const getAll: JellyfinOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many items',
	description: 'Get the movies, series and episodes that the user can see',
	fields: [USER_FIELD, ...PAGING_FIELDS, SIMPLIFY_FIELD, FILTERS],

	async execute(context) {
		const { client, parameters } = context;
		const filters = parameters.filters();
		const seriesId = parentIdFrom(filters, 'series');
		const type = filters.choice('type', ['Movie', 'Series', 'Episode']);
		const watched = filters.choice('watched', ['watched', 'unwatched']);
		const items = await listItems(client, {
			userId: await userIdFrom(context),
			type: seriesId === undefined ? type : 'Episode',
			// To Jellyfin a series is a folder like a library, and lies in one: the narrower of the two counts.
			libraryId: seriesId ?? parentIdFrom(filters, 'library'),
			search: filters.text('search') || undefined,
			watched: watched === undefined ? undefined : watched === 'watched',
			limit: parameters.limit(),
		});
		return inForm(items, parameters, simplifyItem);
	},
};
