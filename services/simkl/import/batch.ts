import type { IDataObject } from 'n8n-workflow';
import type { ServiceAnswer } from '../../http/exchange';
import type { ServiceClient } from '../../http/serviceClient';
import { settle, unsettled } from '../../shared/import/wantedPlays';
import type { BatchLeft } from '../../shared/import/writeOrSplit';
import { ADDED, countOf, dataOf, isData, itemOf, listOf, seenOf, textOf } from '../reading';
import { synced } from '../sync/syncPlay';
import { historyBody, watchedBody } from '../title/bodies';
import { idsIn, isMovie } from '../title/subject';
import type { SimklEpisodeSubject, SimklIds, SimklSubject } from '../title/subject';
import type { WantedPlay } from './wantedPlay';

/** One play as the body of POST /sync/history names it. */
export interface BatchEntry {
	subject: SimklSubject | SimklEpisodeSubject;
	/** ISO 8601 UTC. */
	watchedAt: string;
}

/** Many plays in one body: each show once, with its seasons and episodes, and never a show without episodes. */
export function batchBody(entries: BatchEntry[]): IDataObject {
	const movies: IDataObject[] = [];
	const episodes: IDataObject[] = [];
	const shows = new Map<string, { show: IDataObject; seasons: Map<number, IDataObject[]> }>();
	for (const { subject, watchedAt } of entries) {
		const one = historyBody(subject, watchedAt);
		movies.push(...listOf(one.movies));
		episodes.push(...listOf(one.episodes));
		for (const { seasons, ...show } of listOf(one.shows)) {
			const key = JSON.stringify(show);
			const known = shows.get(key) ?? { show, seasons: new Map<number, IDataObject[]>() };
			shows.set(key, known);
			for (const { number, episodes: those } of listOf(seasons)) {
				const season = countOf(number) ?? 0;
				known.seasons.set(season, [...(known.seasons.get(season) ?? []), ...listOf(those)]);
			}
		}
	}
	const nested = [...shows.values()].map(({ show, seasons }) => ({
		...show,
		seasons: [...seasons].map(([number, held]) => ({ number, episodes: held })),
	}));
	return {
		...(movies.length > 0 ? { movies } : {}),
		...(episodes.length > 0 ? { episodes } : {}),
		...(nested.length > 0 ? { shows: nested } : {}),
	};
}

/** How many plays Simkl says it added, and whether it named one as not found. */
export function batchAnswer(body: IDataObject) {
	const { movies, episodes } = dataOf(body.added);
	const missing = dataOf(body.not_found);
	const isNamed = (list: string, ids: SimklIds | undefined) =>
		listOf(missing[list]).some((echo) => sharesAnId(echo, ids));
	return {
		added: (countOf(movies) ?? 0) + (countOf(episodes) ?? 0),
		isNotFound: ({ subject }: BatchEntry): boolean => {
			if ('movie' in subject) return isNamed('movies', subject.movie.ids);
			if ('show' in subject) return isNamed('shows', subject.show.ids);
			return isNamed('episodes', subject.episode.ids);
		},
	};
}

function sharesAnId(echo: unknown, sent: SimklIds | undefined): boolean {
	if (!isData(echo)) return false;
	const echoed = new Map(Object.entries(idsIn(echo)));
	return Object.entries(sent ?? {}).some(([kind, id]) => echoed.get(kind) === id);
}

/** Plays in one write, and titles in one look back: Simkl takes no more of those. 10,000 plays are 100 writes. */
export const BATCH_SIZE = 100;

/**
 * Writes plays in one request, alone per account. Simkl counts what it added and names titles that it does not know, but
 * no episode: where the numbers do not agree it is asked which ones are there. Rejects with the `ServiceError` of the
 * write, with nothing of it settled.
 */
export async function writeBatch(
	client: ServiceClient,
	plays: WantedPlay[],
): Promise<BatchLeft<WantedPlay>> {
	return await client.inTurn(async () => {
		let seen: Set<WantedPlay> | undefined;
		const readBack = async (): Promise<ServiceAnswer | undefined> => {
			const there = await readWatched(client, plays);
			if (there.size === 0) return undefined;
			seen = there;
			return { status: 200, headers: {}, body: {} };
		};
		const body = batchBody(plays.map(entryOf));
		const request = { method: 'POST', path: '/sync/history', body } as const;
		const answer = await client.request(request, { answers: ADDED, readBack });
		const { attempts } = answer;
		if (seen) {
			for (const play of seen) settle(play, synced('addedToHistory', attempts));
			return { notFound: [], again: unsettled(plays) };
		}
		const said = batchAnswer(itemOf(answer));
		const unknown = plays.filter((play) => said.isNotFound(entryOf(play)));
		const rest = plays.filter((play) => !unknown.includes(play));
		const isAll = said.added >= rest.length;
		const there = isAll ? new Set(rest) : await readWatched(client, rest);
		for (const play of rest) {
			// An episode by its own id cannot be asked for, and Simkl named none of those.
			if (there.has(play) || !asked(play)) settle(play, synced('addedToHistory', attempts));
		}
		// Of an anime one id may name every cour and another one alone: what is not there is asked for by each.
		return { notFound: [...unknown, ...unsettled(rest)], again: [] };
	});
}

/** Which of these Simkl has as watched. */
async function readWatched(client: ServiceClient, plays: WantedPlay[]): Promise<Set<WantedPlay>> {
	const those = plays.flatMap((play) => {
		const subject = asked(play);
		return subject ? [{ play, subject }] : [];
	});
	if (those.length === 0) return new Set();
	const body = those.flatMap(({ subject }) => watchedBody(subject));
	const answer = await client.request(
		{ method: 'POST', path: '/sync/watched', body },
		{ answers: seenOf(body.length) },
	);
	const found = listOf(answer.body);
	const isWatched = ({ subject }: { subject: SimklSubject }, index: number) => {
		const { result, list, last_watched_at: at } = found[index] ?? {};
		return result === true && (isMovie(subject) ? list === 'completed' : textOf(at) !== undefined);
	};
	return new Set(those.filter(isWatched).map(({ play }) => play));
}

/** What can be asked for, of the forms in which a play can be sent. */
function asked({ subject }: WantedPlay): SimklSubject | undefined {
	if (!subject) return undefined;
	return 'movie' in subject || 'show' in subject ? subject : undefined;
}

function entryOf({ subject, at }: WantedPlay): BatchEntry {
	if (!subject) throw new TypeError('A play without a form to send it in was to be sent');
	return { subject, watchedAt: at };
}
