import { addToWatchlist } from '../../../../services/movary';
import { asResults } from '../../../shared/action/operation';
import type { MovaryOperation } from '../../client';
import { idFrom, MOVARY_ID_FIELD } from '../../fields';

export const add: MovaryOperation = {
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
