import type { IDataObject } from 'n8n-workflow';
import { isSameTitle, nameOf, withoutYear, yearInTitle } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import type { Candidate } from '../../http/serviceError';
import { Memory } from '../../shared/memory';
import { ambiguous, notFound } from '../answers';
import { countOf, textOf } from '../reading';
import { searchByText } from './search';
import type { SearchType } from './search';
import { idsIn } from './subject';

/** A title of Simkl's as it is told to somebody who has to choose; of a show with the episode that may be meant. */
export function candidateOf(
	titled: IDataObject,
	place: { season?: number; number?: number } = {},
	episode?: string,
): Candidate {
	const year = countOf(titled.year);
	const ids = Object.entries(idsIn(titled)).flatMap(
		([name, id]): Array<[string, string | number]> => (id === undefined ? [] : [[name, id]]),
	);
	return {
		title: textOf(titled.title) ?? '',
		...(year === undefined ? {} : { year }),
		...(place.season === undefined ? {} : { season: place.season }),
		...(place.number === undefined ? {} : { number: place.number }),
		...(episode === undefined ? {} : { episode }),
		ids: Object.fromEntries(ids),
	};
}

const CANDIDATES = 30;
const found = new Memory<IDataObject[]>();

interface Titled {
	title: string;
	year?: number;
}

/** Titles with exactly this name, the year at most one off: exact years first, then in Simkl's order. */
export async function namesakes(
	client: ServiceClient,
	type: SearchType,
	{ title, year = yearInTitle(title) }: Titled,
): Promise<IDataObject[]> {
	const search = { query: withoutYear(title), type, limit: CANDIDATES };
	const key = JSON.stringify(search);
	const results = found.get(key) ?? (await searchByText(client, search));
	// One without Simkl's own id is not whole: a slip of that moment must not be believed from then on.
	const isWhole = results.every((result) => idsIn(result).simkl !== undefined);
	if (results.length > 0 && isWhole) found.set(key, results);
	const distance = (each: IDataObject) =>
		year === undefined ? 0 : Math.abs((countOf(each.year) ?? Number.POSITIVE_INFINITY) - year);
	return results
		.filter((each) => namesOf(each).some((name) => isSameTitle(name, title)))
		.filter((each) => distance(each) <= 1)
		.sort((one, other) => distance(one) - distance(other));
}

/** The one film with this title; where several are as good, none: a wrong play is worse than none. */
export async function movieTitled(client: ServiceClient, wanted: Titled): Promise<IDataObject> {
	const [first, second, ...more] = await namesakes(client, 'movie', wanted);
	if (!first) throw notFound(`Simkl has no movie with the title ${nameOf(wanted)}`);
	const year = wanted.year ?? yearInTitle(wanted.title);
	if (second && (year === undefined || second.year === first.year)) {
		throw ambiguous(
			`Simkl has several movies with the title ${nameOf(wanted)}`,
			'Which one was meant cannot be told. Match the title in the media server, so that it sends an id or the year.',
			[first, second, ...more].map((each) => candidateOf(each)),
		);
	}
	return first;
}

/** An anime has names in several languages. */
function namesOf({ title, title_en: english, title_romaji: romaji }: IDataObject): string[] {
	return [title, english, romaji].map(textOf).filter((name) => name !== undefined);
}
