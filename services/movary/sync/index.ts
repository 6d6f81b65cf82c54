import { isRatingEvent } from '../../../media';
import type { Movie, PlayEvent, WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/syncResult';
import { TAKEN_BEFORE, TakenAway } from '../../shared/sync/takenAway';
import { dayOfEvent, possibleDays } from '../days';
import { newestDay, removeHistory, sendDay } from '../history/history';
import { addMovie } from '../title/movies';
import { duplicate, ignored, synced, tmdbOf } from './syncOutcome';
import type { PlayOutcome, SyncResult } from './syncOutcome';

/** The day, `YYYY-MM-DD`. */
const taken = new TakenAway<string>();

export interface MovarySyncOptions {
	userName: string;
	/** IANA name: in whose days the history is kept. */
	timezone: string;
	/** Whether an unwatched event takes the film's last day away. */
	unwatched: boolean;
}

/** Does at Movary what a watch event says: films alone, by the day. */
export async function syncWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: MovarySyncOptions,
): Promise<PlayOutcome[]> {
	return await eachPlay(event, async (each) => await syncPlay(client, each, options));
}

async function syncPlay(
	client: ServiceClient,
	event: WatchEvent,
	options: MovarySyncOptions,
): Promise<SyncResult> {
	if (isRatingEvent(event)) return ignored('notOffered', "Movary's API takes no ratings");
	const { media } = event;
	if (media.type !== 'movie') return ignored('notOffered', 'Movary keeps films only');
	switch (event.event) {
		case 'watched':
			return await syncWatched(client, event, media, options);
		case 'unwatched':
			if (!options.unwatched) return ignored('switchedOff', 'Removing plays is switched off');
			return await syncUnwatched(client, event, media, options);
		default:
			return ignored('notOffered', 'Movary knows only what was watched to its end');
	}
}

/**
 * A day that is there already is left as it is: its plays and its comment are not to be lost. So is the other day of a
 * play over midnight, under which a comparison may have brought it.
 */
async function syncWatched(
	client: ServiceClient,
	event: PlayEvent,
	film: Movie,
	{ userName, timezone }: MovarySyncOptions,
): Promise<SyncResult> {
	const tmdbId = tmdbOf(film);
	const watchedAt = dayOfEvent(event, timezone);
	const days = possibleDays(event, timezone).sort();
	return await client.inTurn(async () => {
		const span = { from: days.at(0), until: days.at(-1) };
		const held = await newestDay(client, { userName, tmdbId }, span);
		if (held) return duplicate('alreadyThere', `Movary already has this film on ${held.day}`);
		const { movaryId } = await addMovie(client, { tmdbId });
		const { attempts } = await sendDay(client, { userName, movaryId, watchedAt });
		return synced('addedToHistory', attempts);
	});
}

/**
 * Never a day after the event's, which may be a late retry, and for the same event again none before the one it took;
 * nothing is added to Movary to be removed again.
 */
async function syncUnwatched(
	client: ServiceClient,
	event: PlayEvent,
	film: Movie,
	{ userName, timezone }: MovarySyncOptions,
): Promise<SyncResult> {
	const tmdbId = tmdbOf(film);
	const until = dayOfEvent(event, timezone);
	return await client.inTurn(async () => {
		const from = taken.by(client, event, tmdbId);
		const held = await newestDay(client, { userName, tmdbId }, { from, until });
		if (!held) {
			if (from) return ignored('takenBefore', TAKEN_BEFORE);
			return ignored('notThere', 'Movary has no play of it to remove');
		}
		const { movaryId, day: watchedAt } = held;
		const mayTake = await taken.mayTake(client, event, tmdbId, [watchedAt, watchedAt]);
		if (!mayTake) return ignored('takenBefore', TAKEN_BEFORE);
		const attempts = await removeHistory(client, { userName, movaryId, watchedAt });
		return synced('playRemoved', attempts, { reason: `The plays on ${watchedAt}` });
	});
}
