import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../../http/exchange';
import { anything } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { refused } from '../answers';
import { checkedDay } from '../days';
import { pagesOf, readPages, userPath } from '../paging';
import { countOf, dataOf, dayOf } from '../reading';

/** One film on one day. */
export interface MovaryDay {
	userName: string;
	movaryId: number;
	/** `YYYY-MM-DD`. */
	watchedAt: string;
}

export interface MovaryPlays extends MovaryDay {
	plays?: number;
	comment?: string;
}

/** Adds plays to that day, 1 unless said otherwise. Movary counts every call, so that a lost answer is looked after. */
export async function addHistory(
	client: ServiceClient,
	{ plays = 1, comment, ...play }: MovaryPlays,
): Promise<IDataObject> {
	const entry = { ...entryOf(play), plays: checkedPlays(plays), ...(comment ? { comment } : {}) };
	return await client.inTurn(async () => {
		const before = await playOn(client, play);
		const readBack = async (): Promise<ServiceAnswer | undefined> => {
			if (before) throw unknownOutcome();
			const there = await playOn(client, play);
			return there && { status: 204, headers: {}, body: '' };
		};
		const path = userPath(play.userName, 'history');
		await client.request(
			{ method: 'POST', path, body: [entry] },
			{ answers: anything, readBack, countsTwice: true },
		);
		return entry;
	});
}

/**
 * Makes that day have exactly these plays; may be repeated. Without a comment the day keeps the one that it has, and an
 * empty one takes it away.
 */
export async function replaceHistory(
	client: ServiceClient,
	play: MovaryPlays,
): Promise<IDataObject> {
	return (await sendDay(client, play)).entry;
}

/** As `replaceHistory`, with how often it was sent. */
export async function sendDay(
	client: ServiceClient,
	{ plays = 1, comment, ...play }: MovaryPlays,
): Promise<{ entry: IDataObject; attempts: number }> {
	const day = { ...entryOf(play), plays: checkedPlays(plays) };
	// Movary reads these fields of every PUT, and stumbles over one that is missing. It takes null for "as it is": the comment
	// stays, and the film keeps its place within the day, or gets the next one.
	const body = [{ ...day, comment: comment ?? null, position: null }];
	const path = userPath(play.userName, 'history');
	const { attempts } = await client.request({ method: 'PUT', path, body }, { answers: anything });
	return { entry: { ...day, ...(comment === undefined ? {} : { comment }) }, attempts };
}

/** Removes every play of the film on that day, and no other day; may be repeated. */
export async function removeHistory(client: ServiceClient, play: MovaryDay): Promise<number> {
	const path = userPath(play.userName, 'history');
	const body = [entryOf(play)];
	const { attempts } = await client.request(
		{ method: 'DELETE', path, body },
		{ answers: anything },
	);
	return attempts;
}

/** Days on which films were watched, newest first: `{ movie, watchedAt }` as Movary gives them. */
export async function listHistory(
	client: ServiceClient,
	{ userName, search, limit }: { userName: string; search?: string; limit?: number },
): Promise<IDataObject[]> {
	return await readPages(client, { ...newestFirst(userName), query: query(search) }, limit);
}

/** One day of a film in the history. */
export interface HeldDay {
	movaryId: number;
	day: string;
}

/**
 * The newest day of a film that fits, `from` (`YYYY-MM-DD`) on and not before. By TMDB id and page after page rather
 * than by Movary's search: that compares titles, and the media server may have them in another language.
 */
export async function newestDay(
	client: ServiceClient,
	film: { userName: string; tmdbId?: number; movaryId?: number },
	{ from = '', until = '9999-12-31' }: { from?: string; until?: string },
): Promise<HeldDay | undefined> {
	for await (const page of pagesOf(client, newestFirst(film.userName))) {
		for (const entry of page) {
			const day = dayOf(entry.watchedAt ?? entry.watched_at);
			if (day === undefined) continue;
			if (day < from) return undefined;
			const movie = dataOf(entry.movie ?? entry);
			const ids = dataOf(movie.ids);
			const movaryId = countOf(ids.movary ?? movie.id);
			const isIt =
				film.movaryId === undefined
					? countOf(ids.tmdb ?? movie.tmdb_id) === film.tmdbId
					: movaryId === film.movaryId;
			if (isIt && movaryId && day <= until) return { movaryId, day };
		}
	}
	return undefined;
}

/** The films of every day from `from` (`YYYY-MM-DD`) on, newest first. */
export async function* daysHeld(
	client: ServiceClient,
	userName: string,
	from: string,
): AsyncGenerator<{ tmdbId: number; day: string }> {
	for await (const page of pagesOf(client, newestFirst(userName))) {
		for (const entry of page) {
			const day = dayOf(entry.watchedAt ?? entry.watched_at);
			if (day === undefined) continue;
			if (day < from) return;
			const movie = dataOf(entry.movie ?? entry);
			const tmdbId = countOf(dataOf(movie.ids).tmdb ?? movie.tmdb_id);
			if (tmdbId) yield { tmdbId, day };
		}
	}
}

async function playOn(client: ServiceClient, { userName, movaryId, watchedAt }: MovaryDay) {
	return await newestDay(client, { userName, movaryId }, { from: watchedAt, until: watchedAt });
}

function newestFirst(userName: string) {
	return { path: userPath(userName, 'history'), lists: ['history'], query: query() };
}

/** The order is always sent: Movary's documents and its code name different defaults. */
function query(search?: string) {
	return { sortOrder: 'desc', search: search || undefined };
}

function entryOf({ movaryId, watchedAt }: MovaryDay) {
	if (!countOf(movaryId)) {
		throw refused(
			'The Movary ID is not a whole number above 0',
			'Give the ID that Movie: Add or History: Get Many returns.',
		);
	}
	return { movaryId, watchedAt: checkedDay(watchedAt) };
}

function checkedPlays(plays: number): number {
	if (Number.isSafeInteger(plays) && plays > 0) return plays;
	throw refused(
		'The number of plays is not a whole number above 0',
		'Give 1 or more; History: Remove takes a day out of the history.',
	);
}

function unknownOutcome() {
	return refused(
		"Movary's answer was lost, and whether the play was added cannot be told",
		'The film was in the history of that day before. Look at its plays in Movary before running this item again.',
	);
}
