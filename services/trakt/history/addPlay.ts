import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../../http/exchange';
import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import type { CodeOf, OutcomeCode } from '../../shared/sync/outcomes';
import { notFound, refused } from '../answers';
import { ADDED } from '../forms';
import { dataOf, idOf, itemOf, listOf, textOf } from '../reading';
import { historyBody } from '../title/bodies';
import type { TraktItem } from '../title/subject';
import { doublesAt, firstOf, removeDoubles, unlessServiceError } from './doubles';
import { minutesAround } from './minutes';
import { isSamePlay, reachOf, windowFor } from './playWindow';
import type { PlayWindow } from './playWindow';
import { playsOfItem } from './playsOfItem';
import { hasNewer, keepsOnePlay, wasMoved } from './watchOnlyOnce';

export interface HistoryAdd {
	code: Extract<OutcomeCode, 'addedToHistory'> | CodeOf<'updated' | 'duplicate'>;
	/** What makes it a duplicate, or what was updated. */
	reason?: string;
	/** The play's id; Trakt names it only for a play that was read back. */
	remoteId?: number;
	answer: IDataObject;
	/** How often it was sent; 0 where it was there already. */
	attempts: number;
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
		const before = await playsOfItem(client, item);
		const [held] = before.filter((play) => isNear(play, watchedAt, window));
		if (held) return alreadyThere(held, 0);
		const [newest] = before;
		if (newest && isNewer(newest, watchedAt) && (await keepsOnePlay(client))) {
			const there = { remoteId: idOf(newest.id), answer: newest, attempts: 0 };
			return { code: 'keepsOnePlay', reason: hasNewer(newest), ...there };
		}

		const seeThere = async () => await playsNear(client, item, watchedAt, window);
		let arrived: IDataObject[] = [];
		const readBack = async (): Promise<ServiceAnswer | undefined> => {
			arrived = await seeThere();
			return arrived[0] && { status: 200, headers: {}, body: arrived[0] };
		};
		const how = { answers: ADDED, readBack, countsTwice: true };
		const answer = await client.request({ method: 'POST', path: '/sync/history', body }, how);
		const { attempts } = answer;
		const counted = arrived.length > 0 ? 'added' : countedAs(answer);
		if (counted === 'nothing') return joined(await seeThere(), attempts);
		const seen = arrived.length > 0 ? arrived : await seeThere().catch(unlessServiceError);
		const there = seen || [];
		if (counted === 'updated' && !newest) return joined(there, attempts);
		const doubles = doublesAt(there.map(datedPlay), watchedAt);
		const kept = firstOf(there.map(datedPlay))?.held;
		if (kept && (await removeDoubles(client, doubles))) return alreadyThere(kept, attempts);
		const done = { remoteId: idOf(kept?.id), answer: itemOf(answer), attempts };
		if (counted === 'added') return { code: 'addedToHistory', ...done };
		return { code: 'dateMoved', reason: wasMoved(newest?.watched_at), ...done };
	});
}

function alreadyThere(held: IDataObject, attempts: number): HistoryAdd {
	const reason = `Trakt already has this play (${textOf(held.watched_at)})`;
	return { code: 'alreadyThere', reason, remoteId: idOf(held.id), answer: held, attempts };
}

/** Trakt added nothing, maybe because it joins plays of one minute: then the play is there all the same. */
function joined([there]: IDataObject[], attempts: number): HistoryAdd {
	if (there) return alreadyThere(there, attempts);
	throw refused(
		'Trakt took the request but added no play',
		'Check the title and the date at Trakt before running this item again.',
	);
}

async function playsNear(
	client: ServiceClient,
	item: TraktItem,
	watchedAt: string,
	window: PlayWindow,
): Promise<IDataObject[]> {
	const plays = await playsOfItem(client, item, minutesAround(watchedAt, reachOf(window)));
	return plays.filter((play) => isNear(play, watchedAt, window));
}

function isNear(play: IDataObject, watchedAt: string, window: PlayWindow): boolean {
	const held = textOf(play.watched_at);
	const within = windowFor(window, play.action === 'scrobble');
	return held !== undefined && isSamePlay(watchedAt, held, within);
}

function isNewer(play: IDataObject, watchedAt: string): boolean {
	return Date.parse(textOf(play.watched_at) ?? '') > Date.parse(watchedAt);
}

function datedPlay(held: IDataObject) {
	const at = textOf(held.watched_at) ?? '';
	return { id: idOf(held.id), at, isScrobble: held.action === 'scrobble', held };
}

/** Trakt answers 2xx for a title it does not know: only its counts tell. */
function countedAs(answer: ClientAnswer): 'added' | 'updated' | 'nothing' {
	const { not_found, added, updated } = itemOf(answer);
	if (Object.values(dataOf(not_found)).some((list) => listOf(list).length > 0)) {
		const message = 'Trakt does not know this title, so no play was added';
		throw notFound(message, undefined, answer.attempts);
	}
	if (hasCounted(added)) return 'added';
	return hasCounted(updated) ? 'updated' : 'nothing';
}

function hasCounted(counts: unknown): boolean {
	return Object.values(dataOf(counts)).some((count) => typeof count === 'number' && count > 0);
}
