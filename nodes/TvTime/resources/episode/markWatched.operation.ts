import { markEpisodeWatched } from '../../../../services/tvtime';
import { asResults } from '../../../shared/action/operation';
import type { TvTimeOperation } from '../../client';
import { EPISODE_ID_FIELD, idFrom } from '../../fields';

export const markWatched: TvTimeOperation = {
	value: 'markWatched',
	name: 'Mark Watched',
	action: 'Mark episode as watched',
	description: 'Mark an episode as watched now; one that is watched already stays as it is',
	fields: [EPISODE_ID_FIELD],

	async execute({ client, parameters }) {
		const episodeId = idFrom(parameters, 'episodeId');
		await markEpisodeWatched(client, episodeId);
		return asResults([{ episodeId, watched: true }]);
	},
};
