import type { IDataObject } from 'n8n-workflow';

import type { Candidate } from '../../http/serviceError';
import { countOf, textOf } from '../reading';
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
