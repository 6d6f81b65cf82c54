import { markWatched as mark } from '../../../../services/plex';
import { SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { ITEM_FIELD, itemKeyFrom } from '../../locators';
import type { PlexOperation } from '../../operation';
import { simplifyItem } from '../../simplify';

export const markWatched: PlexOperation = {
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
