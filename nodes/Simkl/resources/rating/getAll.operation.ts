import { listRatings } from '../../../../services/simkl';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/commonFields';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { simplifyEntry } from '../../simplify';
import { LISTS, TYPE_FIELD } from '../typeField';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many ratings',
	description: 'Get what is rated in the account',
	fields: [
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				TYPE_FIELD,
				{
					displayName: 'Rating',
					name: 'rating',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 10 },
					default: 10,
					description: 'Only what is rated with exactly this number',
				},
			],
		},
	],

	async execute({ client, parameters }) {
		const filters = parameters.group('filters');
		const ratings = await listRatings(client, {
			type: filters.choice('type', LISTS),
			rating: filters.wholeNumber('rating'),
			limit: parameters.limit(),
		});
		return asResults(parameters.flag('simplify') ? ratings.map(simplifyEntry) : ratings);
	},
};
