import { markMovieRewatched } from '../../../../services/tvtime';
import { asResults } from '../../../shared/action/operation';
import type { TvTimeOperation } from '../../client';
import { UUID_FIELD, uuidFrom } from '../../fields';

export const markRewatched: TvTimeOperation = {
	value: 'markRewatched',
	name: 'Mark Rewatched',
	action: 'Mark movie as rewatched',
	description: 'Count one more watching of a film, now',
	fields: [UUID_FIELD],

	async execute({ client, parameters }) {
		const uuid = uuidFrom(parameters);
		await markMovieRewatched(client, uuid);
		return asResults([{ uuid, rewatched: true }]);
	},
};
