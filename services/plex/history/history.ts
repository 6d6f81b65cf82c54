import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../../http/serviceClient';
import { readPages } from '../pages';
import { idOf, numberOf } from '../reading';

export interface HistoryFilters {
	/** ISO 8601: the first moment that counts. */
	since?: string;
	/** The server's number of the account; its owner is 1. */
	accountId?: string;
	limit?: number;
}

/**
 * The plays that the server recorded, newest first, as it answers them: without ids of any service. A title that was
 * marked by hand is not among them since Plex 1.40, see `marks.ts`.
 */
export async function listHistory(
	client: ServiceClient,
	{ since, accountId, limit }: HistoryFilters,
): Promise<IDataObject[]> {
	const query = {
		sort: 'viewedAt:desc',
		accountID: accountId,
		// The name ends in ">": Plex reads `viewedAt>=…` so.
		'viewedAt>': since === undefined ? undefined : secondsOf(since),
	};
	const from = since === undefined ? 0 : secondsOf(since);
	// One whose date cannot be read says nothing of those behind it.
	const goesOn = ({ viewedAt }: IDataObject) => {
		const seconds = numberOf(viewedAt) ?? 0;
		return seconds <= 0 || seconds >= from;
	};
	const path = '/status/sessions/history/all';
	const rows = await readPages(client, { path, query }, { limit, goesOn });
	// A filter that a server did not know would give everybody's plays to one person.
	return accountId === undefined
		? rows
		: rows.filter(({ accountID }) => idOf(accountID) === accountId);
}

/** Seconds since 1970, rounded up: a play of the same second may be older than the moment. */
export const secondsOf = (moment: string): number => Math.ceil(Date.parse(moment) / 1000);
