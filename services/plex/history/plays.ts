import type { IDataObject } from 'n8n-workflow';

import { watchEventFromPlexHistory } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { eventOfRow } from '../../shared/import/readableRow';
import { listAccounts, serverName } from '../client';
import { idOf, numberOf } from '../reading';
import { titlesOf } from '../title/items';
import { listHistory, listMarks, secondsOf } from './history';
import type { HistoryFilters } from './history';

const DAY_MS = 86_400_000;

/** One entry of the past: a row of the history, or a title that was marked by hand. */
export interface Play {
	row: IDataObject;
	accountId: string;
	/** Seconds since 1970. */
	viewedAt: number;
	isMark: boolean;
}

export interface PlayFilters extends HistoryFilters {
	/** The account that the token belongs to, whose marks are wanted as well; `since` has to be there then. */
	marksOf?: string;
}

/** What was watched, newest first. */
export async function listPlays(client: ServiceClient, filters: PlayFilters): Promise<Play[]> {
	const { since, marksOf, limit } = filters;
	if (since === undefined || marksOf === undefined) {
		return (await listHistory(client, filters)).map(playOf);
	}
	// A play that ended before may have given a title the date that looks like a mark.
	const before = new Date(Date.parse(since) - DAY_MS).toISOString();
	const rows = await listHistory(client, { accountId: marksOf, since: before });
	const marks = await listMarks(client, { since, plays: rows });
	return [...rows.map(playOf), ...marks.map((title) => markOf(title, marksOf))]
		.filter(({ viewedAt }) => viewedAt >= secondsOf(since))
		.sort((one, other) => other.viewedAt - one.viewedAt)
		.slice(0, limit);
}

const playOf = (row: IDataObject): Play => ({
	row,
	accountId: idOf(row.accountID) ?? '',
	viewedAt: numberOf(row.viewedAt) ?? 0,
	isMark: false,
});

const markOf = (title: IDataObject, accountId: string): Play => ({
	row: title,
	accountId,
	viewedAt: numberOf(title.lastViewedAt) ?? 0,
	isMark: true,
});

/** The movies and episodes among them as watch events, with all the ids that the server knows. */
export async function watchEventsOf(client: ServiceClient, plays: Play[]): Promise<WatchEvent[]> {
	// Of a play that is nobody's nothing can be told.
	const titled = plays.filter(
		({ row, accountId }) => accountId !== '' && (row.type === 'movie' || row.type === 'episode'),
	);
	if (titled.length === 0) return [];
	const server = await serverName(client);
	const names = await accountNames(client);
	const items = await titlesOf(
		client,
		keysIn(titled, ({ ratingKey }) => idOf(ratingKey)),
	);
	const shows = await titlesOf(client, keysIn(titled, showKey));
	return titled.flatMap(({ row, accountId, viewedAt }) => {
		const play = {
			row,
			viewedAt,
			item: items.get(idOf(row.ratingKey) ?? ''),
			show: shows.get(showKey(row) ?? ''),
			account: { id: accountId, name: names.get(accountId) ?? '' },
			server,
		};
		const event = eventOfRow(() => watchEventFromPlexHistory(play));
		return event ? [event] : [];
	});
}

function keysIn(plays: Play[], keyOf: (row: IDataObject) => string | undefined): string[] {
	return plays.map(({ row }) => keyOf(row)).filter((key) => key !== undefined);
}

/** A row of the history has the show's path, a library's title its key. */
function showKey({ grandparentRatingKey, grandparentKey }: IDataObject): string | undefined {
	const path = idOf(grandparentKey);
	return idOf(grandparentRatingKey) ?? path?.split('/').at(-1);
}

/** Only the server's owner may ask for names; anybody else's plays are their own, and carry the number alone. */
async function accountNames(client: ServiceClient): Promise<Map<string, string>> {
	const accounts = await listAccounts(client).catch((thrown: unknown) => {
		if (isServiceError(thrown, 'refused') || isServiceError(thrown, 'reconnect')) return [];
		throw thrown;
	});
	return new Map(accounts.map(({ id, name }) => [idOf(id) ?? '', idOf(name) ?? '']));
}
