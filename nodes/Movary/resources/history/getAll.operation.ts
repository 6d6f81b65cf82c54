import { listHistory } from '../../../../services/movary';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { MovaryOperation } from '../../client';
import { SEARCH_FILTER } from '../../fields';
import { simplifyEntry } from '../../simplify';

export const getAll: MovaryOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many plays',
	description: 'Get the days on which films were watched, newest first',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD, filtersField(SEARCH_FILTER)],

	async execute({ client, parameters, userName }) {
		const search = parameters.filters().text('search');
		const entries = await listHistory(client, { userName, search, limit: parameters.limit() });
		return inForm(entries, parameters, simplifyEntry);
	},
};
