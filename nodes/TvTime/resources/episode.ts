import {
	markEpisodeRewatched,
	markEpisodeUnwatched,
	markEpisodeWatched,
	markWatchedUpTo as markUpTo,
} from '../../../services/tvtime';
import { asResults } from '../../shared/action/operation';
import type { TvTimeOperation, TvTimeResource } from '../client';
import { EPISODE_ID_FIELD, idFrom, SHOW_ID_FIELD } from '../fields';

const markWatched: TvTimeOperation = {
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

const markUnwatched: TvTimeOperation = {
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

const markRewatched: TvTimeOperation = {
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

const markWatchedUpTo: TvTimeOperation = {
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

export const episode: TvTimeResource = {
	value: 'episode',
	name: 'Episode',
	operations: [markWatched, markUnwatched, markRewatched, markWatchedUpTo],
};
