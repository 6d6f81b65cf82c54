import type { IDataObject } from 'n8n-workflow';

import { isSameTitle, nameOf, withoutYear, yearInTitle } from '../../../media/titles';
import { aList } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import type { Candidate, ServiceError } from '../../http/serviceError';
import { Memory } from '../../shared/memory';
import { ambiguous, notFound } from '../answers';
import { dataOf, listOf, textOf, wholeOf } from '../reading';
import { idsIn } from './subject';

const CANDIDATES = 30;

const found = new Memory<IDataObject[]>();

interface Titled {
	title: string;
	year?: number;
}

/** Movies or shows with exactly this title, the year at most one off: exact years first, then in Trakt's order. */
export async function namesakes(
	client: ServiceClient,
	type: 'movie' | 'show',
	{ title, year = yearInTitle(title) }: Titled,
): Promise<IDataObject[]> {
	const years = year === undefined ? undefined : `${year - 1}-${year + 1}`;
	const query = { query: withoutYear(title), years, limit: CANDIDATES };
	const key = JSON.stringify([type, query]);
	const path = `/search/${type}`;
	const results =
		found.get(key) ??
		listOf((await client.request({ method: 'GET', path, query }, { answers: aList })).body);
	const isWhole = results.every((result) => idsIn(result[type]).trakt !== undefined);
	if (results.length > 0 && isWhole) found.set(key, results);
	const distance = (titled: IDataObject) =>
		year === undefined ? 0 : Math.abs((wholeOf(titled.year) ?? Number.POSITIVE_INFINITY) - year);
	return results
		.map((result) => dataOf(result[type]))
		.filter((each) => isSameTitle(textOf(each.title) ?? '', title) && distance(each) <= 1)
		.sort((one, other) => distance(one) - distance(other));
}

/** The one movie with this title; where several are as good, none: a wrong play is worse than none. */
export async function movieTitled(client: ServiceClient, wanted: Titled): Promise<IDataObject> {
	const [first, second, ...more] = await namesakes(client, 'movie', wanted);
	if (!first) throw notFound(`Trakt has no movie with the title ${nameOf(wanted)}`);
	const year = wanted.year ?? yearInTitle(wanted.title);
	if (second && (year === undefined || wholeOf(second.year) === wholeOf(first.year))) {
		throw ambiguous(
			`Trakt has several movies with the title ${nameOf(wanted)}`,
			'Which one was meant cannot be told. Match the title in the media server, so that it sends an id or the year.',
			asGood([first, second, ...more], year).map((each) => candidateOf(each)),
		);
	}
	return first;
}

/** The one show with this title, for somebody who gave a season and a number; where several are as good, none. */
export async function showTitled(
	client: ServiceClient,
	wanted: Titled,
): Promise<IDataObject | undefined> {
	const shows = await namesakes(client, 'show', wanted);
	const [first, ...others] = asGood(shows, wanted.year ?? yearInTitle(wanted.title));
	if (others.length === 0) return first;
	throw severalShows(
		wanted,
		shows.map((show) => candidateOf(show)),
	);
}

/** Of namesakes, sorted by their years, those that fit as well as the first. */
export function asGood(sorted: IDataObject[], year: number | undefined): IDataObject[] {
	const [first] = sorted;
	return year === undefined ? sorted : sorted.filter((each) => each.year === first?.year);
}

export function severalShows(show: Titled, candidates: Candidate[]): ServiceError {
	return ambiguous(
		`Trakt has several shows with the title ${nameOf(show)}`,
		'Which one was meant cannot be told. Match the show in the media server, so that it sends ids or the year.',
		candidates,
	);
}

/** A title as it is told to somebody who has to choose. */
export function candidateOf(
	titled: IDataObject,
	episode?: { season: number; number: number; title?: string },
): Candidate {
	const { trakt, slug, imdb, tmdb, tvdb } = idsIn(titled);
	const year = wholeOf(titled.year);
	return {
		title: textOf(titled.title) ?? '',
		...(year === undefined ? {} : { year }),
		...(episode ? placeOf(episode) : {}),
		ids: known({ trakt, slug, imdb, tmdb, tvdb }),
	};
}

function placeOf({ season, number, title }: { season: number; number: number; title?: string }) {
	return { season, number, ...(title === undefined ? {} : { episode: title }) };
}

function known(ids: Record<string, string | number | undefined>): Candidate['ids'] {
	return Object.fromEntries(
		Object.entries(ids).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])),
	);
}
