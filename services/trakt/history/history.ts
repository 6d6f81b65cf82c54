import type { IDataObject } from 'n8n-workflow';

import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { readPages } from '../paging';
import { itemOf, REMOVED } from '../reading';
import { dateOf, removalBody, removalByIdsBody } from '../title/bodies';
import { identify } from '../title/identify';
import type { TraktSubject } from '../title/subject';
import { addPlay } from './addPlay';
import type { HistoryAdd } from './addPlay';
import { playWindow } from './playWindow';

/** Adds one play at `watchedAt` (ISO 8601), unless one is there within half an hour. */
export async function addToHistory(
	client: ServiceClient,
	subject: TraktSubject,
	watchedAt: string,
): Promise<HistoryAdd> {
	dateOf(watchedAt);
	return await addPlay(client, await identify(client, subject), watchedAt, playWindow());
}

/** Removes exactly the named plays, or every play of one title. */
export async function removeFromHistory(
	client: ServiceClient,
	target: { historyIds: number[] } | { subject: TraktSubject },
): Promise<IDataObject> {
	return itemOf(await sendRemoval(client, target));
}

/** As `removeFromHistory`, with how often it was sent. */
export async function sendRemoval(
	client: ServiceClient,
	target: { historyIds: number[] } | { subject: TraktSubject },
): Promise<ClientAnswer> {
	const body =
		'historyIds' in target
			? removalByIdsBody(target.historyIds)
			: removalBody(await identify(client, target.subject));
	return await client.request(
		{ method: 'POST', path: '/sync/history/remove', body },
		{ answers: REMOVED },
	);
}

/** Plays, newest first; `startAt` and `endAt` in ISO 8601. */
export async function listHistory(
	client: ServiceClient,
	query: {
		type?: 'movies' | 'shows' | 'episodes';
		startAt?: string;
		endAt?: string;
		limit?: number;
	},
): Promise<IDataObject[]> {
	const { type, startAt, endAt, limit } = query;
	const between = { start_at: startAt && dateOf(startAt), end_at: endAt && dateOf(endAt) };
	return await readPages(client, `/sync/history${type ? `/${type}` : ''}`, between, limit);
}
