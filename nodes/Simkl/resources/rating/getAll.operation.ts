import { listRatings } from '../../../../services/simkl';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { RATING_FILTER } from '../../../shared/title/ratingFields';
import { simplifyEntry } from '../../simplify';
import { LISTS, TYPE_FIELD } from '../typeField';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many ratings',
	description: 'Get what is rated in the account',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD, filtersField(TYPE_FIELD, RATING_FILTER)],

	async execute({ client, parameters }) {
		const filters = parameters.filters();
		const ratings = await listRatings(client, {
			type: filters.choice('type', LISTS),
			rating: filters.wholeNumber('rating'),
			limit: parameters.limit(),
		});
		return inForm(ratings, parameters, simplifyEntry);
	},
};
