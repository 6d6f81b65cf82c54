import { markMovieWatched } from '../../../../services/tvtime';
import { asResults } from '../../../shared/action/operation';
import type { TvTimeOperation } from '../../client';
import { UUID_FIELD, uuidFrom } from '../../fields';

export const markWatched: TvTimeOperation = {
	value: 'markWatched',
	name: 'Mark Watched',
	action: 'Mark movie as watched',
	description: 'Mark a film as watched now; one that is watched already stays as it is',
	fields: [UUID_FIELD],

	async execute({ client, parameters }) {
		const uuid = uuidFrom(parameters);
		await markMovieWatched(client, uuid);
		return asResults([{ uuid, watched: true }]);
	},
};
