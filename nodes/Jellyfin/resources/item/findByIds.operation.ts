import { findByIds as find } from '../../../../services/jellyfin';
import { SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { JellyfinOperation } from '../../client';
import { idsFrom, ID_FIELDS } from '../../fields/idFields';
import { USER_FIELD, userIdFrom } from '../../fields/locators';
import { simplifyItem } from '../../simplify';

export const findByIds: JellyfinOperation = {
	value: 'findByIds',
	name: 'Find by IDs',
	action: 'Find items by IDs',
	description: 'Find a title by its IDs at IMDb, TMDB or TheTVDB, in every library that has it',
	fields: [USER_FIELD, ...ID_FIELDS, SIMPLIFY_FIELD],

	async execute(context) {
		const { client, parameters } = context;
		const type = parameters.choice('type', ['movie', 'series', 'episode']);
		if (type === undefined) {
			throw new UnusableInput('The media type is not known', 'Choose one from the list.');
		}
		const ids = idsFrom(parameters.group('ids'));
		const numbered = type === 'episode' && parameters.text('episodeBy') === 'series';
		const found = await find(client, {
			userId: await userIdFrom(context),
			type,
			ids,
			title: parameters.text('title') || undefined,
			...(numbered && {
				season: parameters.wholeNumber('season'),
				number: parameters.wholeNumber('number'),
			}),
		});
		return inForm(found, parameters, simplifyItem);
	},
};
