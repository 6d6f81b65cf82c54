import { isRatingEvent } from '../../../media';
import type { Episode, Movie, WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay, outcomesAt } from '../../shared/sync/syncResult';
import type {
	PlayOutcome as AnyPlayOutcome,
	SyncResult as AnySyncResult,
} from '../../shared/sync/syncResult';
import { notFound } from '../answers';
import {
	episodeState,
	markEpisodeRewatched,
	markEpisodeUnwatched,
	markEpisodeWatched,
} from '../history/episodes';
import { findMovie, markMovieRewatched, markMovieWatched, watchedMovie } from '../history/movies';

export interface TvTimeSyncOptions {
	/** TV Time's own id of the account; asked for after a request, when there is a token. */
	userId(): Promise<string>;
	/** Whether a film that was watched before is counted once more. */
	rewatchedMovies: boolean;
	/** Whether an episode that was watched before is counted once more. */
	rewatchedEpisodes: boolean;
	/** Whether an unwatched event takes every watching of the episode away. */
	unwatched: boolean;
}

export type SyncResult = AnySyncResult<'tvtime'>;
export type PlayOutcome = AnyPlayOutcome<'tvtime'>;

const { ignored, duplicate, synced } = outcomesAt('tvtime');

/** Does at TV Time what a watch event says: watched is marked, with the date of the call, for it takes no other. */
export async function syncWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: TvTimeSyncOptions,
): Promise<PlayOutcome[]> {
	return await eachPlay(event, async (each) => await syncPlay(client, each, options));
}

async function syncPlay(
	client: ServiceClient,
	event: WatchEvent,
	options: TvTimeSyncOptions,
): Promise<SyncResult> {
	if (isRatingEvent(event)) return ignored('notOffered', "TV Time's API takes no ratings");
	const { media } = event;
	switch (event.event) {
		case 'watched':
			return await client.inTurn(async () =>
				media.type === 'movie'
					? await syncMovie(client, event, media, options)
					: await syncEpisode(client, event, media, options),
			);
		case 'unwatched':
			if (!options.unwatched) return ignored('switchedOff', 'Removing plays is switched off');
			if (media.type === 'movie') return ignored('notOffered', "TV Time's API takes no film back");
			return { ...(await removed(client, idOf(media))) };
		default:
			return ignored('notOffered', 'TV Time knows only what was watched to its end');
	}
}

async function syncEpisode(
	client: ServiceClient,
	event: WatchEvent,
	episode: Episode,
	{ rewatchedEpisodes }: TvTimeSyncOptions,
): Promise<SyncResult> {
	const id = idOf(episode);
	const state = await episodeState(client, id);
	if (!state.isWatched) return synced('markedWatched', await markEpisodeWatched(client, id));
	const isThisPlay = wasMarkedSince(event, state.watchedAt);
	if (isThisPlay || !rewatchedEpisodes) return alreadyThere(isThisPlay);
	return synced('rewatchAdded', await markEpisodeRewatched(client, id));
}

async function syncMovie(
	client: ServiceClient,
	event: WatchEvent,
	film: Movie,
	{ userId, rewatchedMovies }: TvTimeSyncOptions,
): Promise<SyncResult> {
	const uuid = await findMovie(client, film);
	const watched = await watchedMovie(client, { userId: await userId(), uuid });
	if (!watched) return synced('markedWatched', await markMovieWatched(client, uuid));
	const isThisPlay = wasMarkedSince(event, watched.watchedAt);
	if (isThisPlay || !rewatchedMovies) return alreadyThere(isThisPlay);
	return synced('rewatchAdded', await markMovieRewatched(client, uuid));
}

/** A mark has the date of its call, so one that is not older than the play is this play, sent before. */
function wasMarkedSince({ at }: WatchEvent, markedAt: number | undefined): boolean {
	return markedAt !== undefined && markedAt >= Math.floor(Date.parse(at) / 1000) * 1000;
}

async function removed(client: ServiceClient, episodeId: number): Promise<SyncResult> {
	return await client.inTurn(async () => {
		const { isWatched } = await episodeState(client, episodeId);
		if (!isWatched) return ignored('notThere', 'TV Time has no play of it to remove');
		const attempts = await markEpisodeUnwatched(client, episodeId);
		return synced('markedUnwatched', attempts);
	});
}

function idOf({ ids, show, season, number }: Episode): number {
	if (ids.tvdb) return ids.tvdb;
	throw notFound(
		`${show.title} ${season}x${number} came without TheTVDB's ID of the episode, by which alone TV Time knows it`,
		'Match the show in the media server with an agent that gives TheTVDB IDs of episodes, then play or mark it again.',
	);
}

function alreadyThere(isThisPlay: boolean): SyncResult {
	return isThisPlay
		? duplicate('alreadyThere', 'TV Time already has this play')
		: duplicate(
				'rewatchSwitchedOff',
				'TV Time has it as watched, and counting it again is switched off',
			);
}
