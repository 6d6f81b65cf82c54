import { addToWatchlist, listWatchlist, removeFromWatchlist } from '../../../services/movary';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../shared/action/fields/commonFields';
import { asResults, inForm } from '../../shared/action/operation';
import type { MovaryOperation, MovaryResource } from '../client';
import { idFrom, MOVARY_ID_FIELD, SEARCH_FILTER } from '../fields';
import { simplifyEntry } from '../simplify';

const add: MovaryOperation = {
	value: 'add',
	name: 'Add',
	action: 'Add movie to watchlist',
	description: 'Put a film on the watchlist',
	fields: [MOVARY_ID_FIELD],

	async execute({ client, parameters, userName }) {
		const movaryId = idFrom(parameters, 'movaryId');
		await addToWatchlist(client, { userName, movaryId });
		return asResults([{ movaryId, added: true }]);
	},
};

const getAll: MovaryOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many movies on watchlist',
	description: 'Get the films on the watchlist, newest first',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD, filtersField(SEARCH_FILTER)],

	async execute({ client, parameters, userName }) {
		const search = parameters.filters().text('search');
		const entries = await listWatchlist(client, { userName, search, limit: parameters.limit() });
		return inForm(entries, parameters, simplifyEntry);
	},
};

const remove: MovaryOperation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove movie from watchlist',
	description: 'Take a film off the watchlist',
	fields: [MOVARY_ID_FIELD],

	async execute({ client, parameters, userName }) {
		const movaryId = idFrom(parameters, 'movaryId');
		await removeFromWatchlist(client, { userName, movaryId });
		return asResults([{ deleted: true }]);
	},
};

export const watchlist: MovaryResource = {
	value: 'watchlist',
	name: 'Watchlist',
	operations: [add, getAll, remove],
};
