import type { IDataObject } from 'n8n-workflow';

import type { Clock, SendOnce, ServiceAnswer } from '../../services/http/exchange';
import { createJellyfinClient, listItems } from '../../services/jellyfin';
import {
	createMovaryClient,
	listHistory as listMovary,
	listWatchlist,
} from '../../services/movary';
import { createPlexClient } from '../../services/plex';
import { listHistory as listPlex } from '../../services/plex/history/history';
import { createSimklClient, searchByText as searchSimkl } from '../../services/simkl';
import { createTraktClient, listHistory as listTrakt, listRatings } from '../../services/trakt';
import { answer } from '../support/scripted';

interface Reading {
	account: string;
	send: SendOnce;
	clock: Clock;
}

/** A list that a service gives in pages: where it says how many there are, and what is asked for. */
export interface List {
	name: string;
	/** An answer with these rows, of so many rows and pages altogether. */
	answer(rows: IDataObject[], all: { rows: number; pages: number }): ServiceAnswer;
	read(how: Reading): Promise<IDataObject[]>;
	/** Whether the service says how many there are, so that a page may be smaller than asked. */
	isCounted: boolean;
	/** Pages, where the service has a last one. */
	mostPages?: number;
}

const USER = 'b0b00000b0b00000b0b00000b0b00000';
const app = { clientId: 'c', name: 'n8n-nodes-scrobble', version: '0' };
const headed = (rows: IDataObject[], { pages }: { pages: number }) =>
	answer(200, rows, { 'x-pagination-page-count': String(pages) });

export const LISTS: List[] = [
	{
		name: 'Trakt, history',
		answer: headed,
		read: async (how) => await listTrakt(createTraktClient(how), {}),
		isCounted: true,
	},
	{
		name: 'Trakt, ratings',
		answer: headed,
		read: async (how) => await listRatings(createTraktClient(how), {}),
		isCounted: true,
	},
	{
		name: 'Simkl, search',
		answer: headed,
		read: async (how) =>
			await searchSimkl(createSimklClient({ ...how, app }), { query: 'tide', type: 'movie' }),
		isCounted: true,
		mostPages: 20,
	},
	{
		name: 'Movary, history',
		answer: (history, { pages }) => answer(200, { history, maxPage: pages }),
		read: async (how) => await listMovary(createMovaryClient(how), { userName: 'ada' }),
		isCounted: true,
	},
	{
		name: 'Movary, watchlist',
		answer: (watchlist, { pages }) => answer(200, { watchlist, maxPage: pages }),
		read: async (how) => await listWatchlist(createMovaryClient(how), { userName: 'ada' }),
		isCounted: true,
	},
	{
		name: 'Plex, history',
		answer: (Metadata, { rows }) => answer(200, { MediaContainer: { Metadata, totalSize: rows } }),
		read: async (how) => await listPlex(createPlexClient(how), {}),
		isCounted: true,
	},
	{
		name: 'Jellyfin, items',
		answer: (Items, { rows }) => answer(200, { Items, TotalRecordCount: rows }),
		read: async (how) => await listItems(createJellyfinClient(how), { userId: USER }),
		isCounted: true,
	},
	{
		name: 'Jellyfin, items that are not counted',
		answer: (Items) => answer(200, { Items }),
		read: async (how) => await listItems(createJellyfinClient(how), { userId: USER }),
		isCounted: false,
	},
];
