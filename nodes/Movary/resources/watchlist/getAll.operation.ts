import { listWatchlist } from '../../../../services/movary';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/commonFields';
import { asResults } from '../../../shared/action/operation';
import type { MovaryOperation } from '../../client';
import { SEARCH_FILTER } from '../../fields';
import { simplifyEntry } from '../../simplify';

export const getAll: MovaryOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many movies on watchlist',
	description: 'Get the films on the watchlist, newest first',
	fields: [
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [SEARCH_FILTER],
		},
	],

	async execute({ client, parameters, userName }) {
		const search = parameters.group('filters').text('search');
		const entries = await listWatchlist(client, { userName, search, limit: parameters.limit() });
		return asResults(parameters.flag('simplify') ? entries.map(simplifyEntry) : entries);
	},
};
