import { markEpisodeUnwatched } from '../../../../services/tvtime';
import { asResults } from '../../../shared/action/operation';
import type { TvTimeOperation } from '../../client';
import { EPISODE_ID_FIELD, idFrom } from '../../fields';

export const markUnwatched: TvTimeOperation = {
	value: 'markUnwatched',
	name: 'Mark Unwatched',
	action: 'Mark episode as unwatched',
	description: 'Take every watching of an episode away',
	fields: [EPISODE_ID_FIELD],

	async execute({ client, parameters }) {
		const episodeId = idFrom(parameters, 'episodeId');
		await markEpisodeUnwatched(client, episodeId);
		return asResults([{ episodeId, watched: false }]);
	},
};
