import type { IDataObject } from 'n8n-workflow';

import type { Movie } from '../../../media';
import { isSameTitle } from '../../../media/titles';
import { anObjectWithList } from '../../http/json';
import type { AnswerForm } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { checkDone, notFound, refused, SAID, unknownOutcome } from '../answers';
import { countOf, dataOf, listOf, textOf, viaSidecar } from '../reading';

const TRACKING = '/prod/v1/tracking';
/** As TV Time's own application asked: few results for an id, more for a title. */
const RESULTS = 12;
const RESULTS_FOR_A_TITLE = 24;

/** Films that fit an id or a title, as TV Time gives them: `id` is TheTVDB's, `uuid` the one to mark them by. */
export async function searchMovies(
	client: ServiceClient,
	{ query, limit = RESULTS }: { query: string; limit?: number },
): Promise<IDataObject[]> {
	if (query.trim() === '') {
		throw refused(
			'There is nothing to search for',
			"Give a title, or TheTVDB's or IMDb's ID of a film.",
		);
	}
	const path = '/v1/search/series,movie';
	const asked = { q: query.trim(), offset: 0, limit };
	const request = viaSidecar('GET', 'search.tvtime.com', path, asked);
	const { body } = await client.request(request, { answers: anObjectWithList('data') });
	const found = listOf(dataOf(body).data) ?? [];
	// Series come in the same list.
	return found.filter(({ type }) => type === 'movie');
}

/** The film's UUID at TV Time: by TheTVDB's id, then IMDb's, then by its title if only one film has it. */
export async function findMovie(client: ServiceClient, film: Movie): Promise<string> {
	const { ids, title, year } = film;
	const tries: Array<[query: string | undefined, fits: (found: IDataObject) => boolean]> = [
		[ids.tvdb?.toString(), ({ id }) => countOf(id) === ids.tvdb],
		[ids.imdb, ({ imdb_id: imdb }) => textOf(imdb) === ids.imdb],
	];
	for (const [query, fits] of tries) {
		if (query === undefined) continue;
		const found = (await searchMovies(client, { query })).find(fits);
		const uuid = textOf(found?.uuid);
		if (uuid !== undefined) return uuid;
	}
	const query = { query: title, limit: RESULTS_FOR_A_TITLE };
	const namesakes = title === '' ? [] : (await searchMovies(client, query)).filter(isThisFilm);
	const [only, another] = namesakes.map(({ uuid }) => textOf(uuid));
	if (only !== undefined && another === undefined) return only;
	throw notFound(
		`TV Time does not have the film ${year === undefined ? title : `${title} (${year})`}${namesakes.length > 1 ? ', or has several of this title' : ''}`,
		"Find it with Movie: Search and mark it by its UUID. A match in the media server that gives TheTVDB's or IMDb's ID tells films of the same title apart.",
	);

	/** Ids that TV Time has otherwise, or a year that is another, make it a namesake; ids that it does not know leave title and year. */
	function isThisFilm(found: IDataObject): boolean {
		const foundYear = countOf(found.year);
		const isAnother =
			(ids.imdb !== undefined && textOf(found.imdb_id) !== undefined) || ids.tvdb !== undefined;
		if (!isSameTitle(textOf(found.name) ?? '', title)) return false;
		if (foundYear === undefined || year === undefined) return !isAnother;
		return Math.abs(foundYear - year) <= 1;
	}
}

const WATCHES: AnswerForm = (body) => Array.isArray(dataOf(dataOf(body).data).objects);

export interface WatchedMovie {
	/** Milliseconds since 1970, of the latest watching; undefined where TV Time does not say. */
	watchedAt?: number;
}

/** The account's own film, undefined where it was not watched. */
export async function watchedMovie(
	client: ServiceClient,
	{ userId, uuid }: { userId: string; uuid: string },
): Promise<WatchedMovie | undefined> {
	const path = `${TRACKING}/watches/user/${encodeURIComponent(userId)}`;
	const request = viaSidecar('GET', 'msapi.tvtime.com', path, { entity_type: 'movie' });
	const { body } = await client.request(request, { answers: WATCHES });
	const watched = (listOf(dataOf(dataOf(body).data).objects) ?? []).find(
		(each) => each.uuid === uuid,
	);
	if (!watched) return undefined;
	const at = Date.parse(textOf(watched.watched_at) ?? '');
	return Number.isNaN(at) ? {} : { watchedAt: at };
}

/** Marks a film as watched now: TV Time takes no date. May be repeated. */
export async function markMovieWatched(client: ServiceClient, uuid: string): Promise<number> {
	const path = `${TRACKING}/${checkedUuid(uuid)}/watch`;
	const answer = await client.request(viaSidecar('POST', 'msapi.tvtime.com', path), {
		answers: SAID,
	});
	checkDone(answer);
	return answer.attempts;
}

/** Counts one more watching of a film, now. Every call counts, and a lost answer cannot be looked up. */
export async function markMovieRewatched(client: ServiceClient, uuid: string): Promise<number> {
	const path = `${TRACKING}/${checkedUuid(uuid)}/rewatch`;
	const readBack = async () => {
		throw unknownOutcome();
	};
	const request = viaSidecar('POST', 'msapi.tvtime.com', path);
	const answer = await client.request(request, { answers: SAID, readBack });
	checkDone(answer);
	return answer.attempts;
}

function checkedUuid(uuid: string): string {
	if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid)) return uuid;
	throw refused(
		"The UUID of the film is not one of TV Time's",
		'Give the UUID that Movie: Search returns.',
	);
}
