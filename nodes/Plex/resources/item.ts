import { getItem, markWatched as mark, markUnwatched as unmark } from '../../../services/plex';
import { SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { PlexOperation, PlexResource } from '../client';
import { ITEM_FIELD, itemKeyFrom } from '../locators';
import { simplifyItem } from '../simplify';

const get: PlexOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get item',
	description: 'Get a movie, show or episode with its IDs and what the account has watched of it',
	fields: [ITEM_FIELD, SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		return inForm([await getItem(client, itemKeyFrom(parameters))], parameters, simplifyItem);
	},
};

const markWatched: PlexOperation = {
	value: 'markWatched',
	name: 'Mark Watched',
	action: 'Mark item as watched',
	description:
		'Mark a movie, an episode or a whole show as watched now, for the account of the token. What is watched already stays as it is.',
	fields: [ITEM_FIELD, SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		const { item, changed } = await mark(client, itemKeyFrom(parameters));
		const json = parameters.flag('simplify', true) ? simplifyItem(item) : item;
		return [{ json: { ...json, changed } }];
	},
};

const markUnwatched: PlexOperation = {
	value: 'markUnwatched',
	name: 'Mark Unwatched',
	action: 'Mark item as unwatched',
	description:
		'Take the mark, the number of plays and the point to resume at away, for the account of the token',
	fields: [ITEM_FIELD, SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		const { item, changed } = await unmark(client, itemKeyFrom(parameters));
		const json = parameters.flag('simplify', true) ? simplifyItem(item) : item;
		return [{ json: { ...json, changed } }];
	},
};

export const item: PlexResource = {
	value: 'item',
	name: 'Item',
	operations: [get, markWatched, markUnwatched],
};
