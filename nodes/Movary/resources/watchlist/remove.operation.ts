import { removeFromWatchlist } from '../../../../services/movary';
import { asResults } from '../../../shared/action/operation';
import type { MovaryOperation } from '../../client';
import { idFrom, MOVARY_ID_FIELD } from '../../fields';

export const remove: MovaryOperation = {
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
