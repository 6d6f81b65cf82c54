import type { IDataObject } from 'n8n-workflow';

import type { ClientAnswer, ServiceClient } from '../http/serviceClient';
import type { ServiceAnswer } from '../http/exchange';
import { notFound, refused } from './answers';
import { dateOf, historyBody, removalBody, removalByIdsBody } from './bodies';
import { doublesAt, removeDoubles, unlessServiceError } from './doubles';
import type { DatedPlay } from './doubles';
import { identify } from './identify';
import { readPages } from './paging';
import { isSamePlay, playWindow, reachOf, windowFor } from './playWindow';
import type { PlayWindow } from './playWindow';
import { dataOf, idOf, itemOf, listOf, textOf } from './reading';
import type { TraktItem, TraktSubject } from './subject';

export interface HistoryAdd {
	status: 'added' | 'duplicate';
	/** The play's id; Trakt names it only for a play that was read back. */
	remoteId?: number;
	answer: IDataObject;
	/** How often it was sent; 0 where it was there already. */
	attempts: number;
}

/** Adds one play at `watchedAt` (ISO 8601), unless one is there within half an hour. */
export async function addToHistory(
	client: ServiceClient,
	subject: TraktSubject,
	watchedAt: string,
): Promise<HistoryAdd> {
	dateOf(watchedAt);
	return await addPlay(client, await identify(client, subject), watchedAt, playWindow());
}

/**
 * Reads back, then writes, alone per account: POST /sync/history does not look for duplicates, so two executions
 * must not both read "not there". Other processes have turns of their own, so it looks once more afterwards and takes
 * out again what two of them added at once. Not to be called inside a turn.
 */
export async function addPlay(
	client: ServiceClient,
	item: TraktItem,
	watchedAt: string,
	window: PlayWindow,
): Promise<HistoryAdd> {
	const body = historyBody(item, watchedAt);
	return await client.inTurn(async () => {
		const held = await playNear(client, item, watchedAt, window);
		if (held) return { status: 'duplicate', remoteId: idOf(held.id), answer: held, attempts: 0 };

		const seeThere = async () => await playsNear(client, item, watchedAt, window);
		let arrived: IDataObject[] = [];
		const readBack = async (): Promise<ServiceAnswer | undefined> => {
			arrived = await seeThere();
			return arrived[0] && { status: 200, headers: {}, body: arrived[0] };
		};
		const path = '/sync/history';
		const how = { readBack, countsTwice: true };
		const answer = await client.request({ method: 'POST', path, body }, how);
		if (arrived.length === 0) checkAdded(answer);
		const { attempts } = answer;
		const there = arrived.length > 0 ? arrived : await seeThere().catch(unlessServiceError);
		const doubles = doublesAt((there || []).map(datedPlay), watchedAt);
		const kept = (there || []).find(({ id }) => !doubles.includes(idOf(id) ?? 0));
		const remoteId = idOf(kept?.id);
		if (kept && (await removeDoubles(client, doubles))) {
			return { status: 'duplicate', remoteId, answer: kept, attempts };
		}
		return { status: 'added', remoteId, answer: itemOf(answer), attempts };
	});
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
	return await client.request({ method: 'POST', path: '/sync/history/remove', body });
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

/** Plays of one title, newest first. */
export async function playsOfItem(
	client: ServiceClient,
	{ type, trakt }: TraktItem,
	between: { start_at?: string; end_at?: string } = {},
): Promise<IDataObject[]> {
	return await readPages(client, `/sync/history/${type}s/${trakt}`, between);
}

async function playNear(
	client: ServiceClient,
	item: TraktItem,
	watchedAt: string,
	window: PlayWindow,
): Promise<IDataObject | undefined> {
	const [first] = await playsNear(client, item, watchedAt, window);
	return first;
}

async function playsNear(
	client: ServiceClient,
	item: TraktItem,
	watchedAt: string,
	window: PlayWindow,
): Promise<IDataObject[]> {
	const at = Date.parse(watchedAt);
	const { beforeMs, afterMs } = reachOf(window);
	const plays = await playsOfItem(client, item, {
		start_at: new Date(at - beforeMs).toISOString(),
		end_at: new Date(at + afterMs).toISOString(),
	});
	return plays.filter((play) => {
		const held = textOf(play.watched_at);
		const within = windowFor(window, play.action === 'scrobble');
		return held !== undefined && isSamePlay(watchedAt, held, within);
	});
}

function datedPlay({ id, watched_at, action }: IDataObject): DatedPlay {
	return { id: idOf(id), at: textOf(watched_at) ?? '', isScrobble: action === 'scrobble' };
}

/** Trakt answers 2xx for a title it does not know: only `added` tells. */
function checkAdded(answer: ClientAnswer): void {
	const body = itemOf(answer);
	const unknown = Object.values(dataOf(body.not_found)).some((list) => listOf(list).length > 0);
	if (unknown) {
		throw notFound(
			'Trakt does not know this title, so no play was added',
			undefined,
			answer.attempts,
		);
	}
	const counts = [...Object.values(dataOf(body.added)), ...Object.values(dataOf(body.updated))];
	if (!counts.some((count) => typeof count === 'number' && count > 0)) {
		throw refused(
			'Trakt took the request but added no play',
			'Check the title and the date at Trakt before running this item again.',
		);
	}
}
