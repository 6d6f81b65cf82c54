import { markWatchedUpTo as markUpTo } from '../../../../services/tvtime';
import { asResults } from '../../../shared/action/operation';
import type { TvTimeOperation } from '../../client';
import { EPISODE_ID_FIELD, idFrom, SHOW_ID_FIELD } from '../../fields';

export const markWatchedUpTo: TvTimeOperation = {
	value: 'markWatchedUpTo',
	name: 'Mark Watched Up To',
	action: 'Mark episodes as watched up to one',
	description: 'Mark every episode of a show up to this one as watched now',
	fields: [SHOW_ID_FIELD, EPISODE_ID_FIELD],

	async execute({ client, parameters }) {
		const showId = idFrom(parameters, 'showId');
		const episodeId = idFrom(parameters, 'episodeId');
		await markUpTo(client, { showId, episodeId });
		return asResults([{ showId, episodeId, watchedUpTo: true }]);
	},
};
