import { markUnwatched as unmark } from '../../../../services/plex';
import { SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { ITEM_FIELD, itemKeyFrom } from '../../locators';
import type { PlexOperation } from '../../operation';
import { simplifyItem } from '../../simplify';

export const markUnwatched: PlexOperation = {
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
