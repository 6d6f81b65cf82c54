import { markEpisodeRewatched } from '../../../../services/tvtime';
import { asResults } from '../../../shared/action/operation';
import type { TvTimeOperation } from '../../client';
import { EPISODE_ID_FIELD, idFrom } from '../../fields';

export const markRewatched: TvTimeOperation = {
	value: 'markRewatched',
	name: 'Mark Rewatched',
	action: 'Mark episode as rewatched',
	description: 'Count one more watching of an episode, now',
	fields: [EPISODE_ID_FIELD],

	async execute({ client, parameters }) {
		const episodeId = idFrom(parameters, 'episodeId');
		await markEpisodeRewatched(client, episodeId);
		return asResults([{ episodeId, rewatched: true }]);
	},
};
