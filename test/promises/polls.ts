import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { MovaryTrigger } from '../../nodes/Movary/MovaryTrigger.node';
import { SimklTrigger } from '../../nodes/Simkl/SimklTrigger.node';
import { TraktTrigger } from '../../nodes/Trakt/TraktTrigger.node';
import { dataOf, listOf } from '../../services/http/json';
import type { Destination } from './destination';
import { movary } from './destinations/movary';
import { simkl } from './destinations/simkl';
import { trakt } from './destinations/trakt';

/** The list of films in which a trigger finds plays, as its service answers it. */
export interface PlayList {
	isAskedAt(path: string): boolean;
	rows(body: unknown): IDataObject[];
	/** The same answer with these rows, of so many pages. */
	answer(body: unknown, rows: unknown[], pages: number): unknown;
	/** The same row, of a film that has this number at the service. */
	numbered(row: IDataObject, number: number): IDataObject;
	/** Where the number of pages is not in the body. */
	pagesHeader?: string;
	/** The service gives it in one piece. */
	isWhole?: true;
}

/** A trigger that looks into an account again and again. What it finds there is put there by the service's own node. */
export interface Poll {
	trigger: () => INodeType;
	parameters: INodeParameters;
	account: Destination;
	list: PlayList;
}

const numberedFilm = (row: IDataObject, number: number, ids: IDataObject): IDataObject => ({
	...row,
	movie: { ...dataOf(row.movie), title: `Film ${number}`, ids },
});

export const POLLS: Poll[] = [
	{
		trigger: () => new TraktTrigger(),
		parameters: {},
		account: trakt,
		list: {
			isAskedAt: (path) => path === '/sync/history',
			rows: listOf,
			answer: (_body, rows) => rows,
			numbered: (row, number) => ({
				...numberedFilm(row, number, { trakt: number }),
				id: number,
			}),
			pagesHeader: 'x-pagination-page-count',
		},
	},
	{
		trigger: () => new SimklTrigger(),
		parameters: { authentication: 'token' },
		account: simkl,
		list: {
			isAskedAt: (path) => path === '/sync/all-items/movies',
			rows: (body) => listOf(dataOf(body).movies),
			answer: (body, movies) => ({ ...dataOf(body), movies }),
			numbered: (row, number) => numberedFilm(row, number, { simkl: number }),
			isWhole: true,
		},
	},
	{
		trigger: () => new MovaryTrigger(),
		parameters: {},
		account: movary,
		list: {
			isAskedAt: (path) => path.endsWith('/played/movies'),
			rows: (body) => listOf(dataOf(body).played),
			answer: (body, played, maxPage) => ({ ...dataOf(body), played, maxPage }),
			numbered: (row, number) => numberedFilm(row, number, { movary: number }),
		},
	},
];
