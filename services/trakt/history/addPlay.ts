import type { IDataObject } from 'n8n-workflow';
import type { ServiceAnswer } from '../../http/exchange';
import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import type { CodeOf, OutcomeCode } from '../../shared/sync/outcomes';
import { notFound, refused } from '../answers';
import { ADDED, dataOf, idOf, itemOf, listOf, REMOVED, textOf } from '../reading';
import { historyBody, removalByIdsBody } from '../title/bodies';
import type { TraktItem } from '../title/subject';
import { playsOfItem } from './knownPlays';
import { isSamePlay, minuteOf, minutesAround, reachOf, windowFor } from './playWindow';
import type { PlayWindow } from './playWindow';
import { hasNewer, keepsOnePlay, wasMoved } from './watchOnlyOnce';

/** A play as far as it matters whether it is there twice. */
export interface DatedPlay {
	id?: number;
	/** ISO 8601. */
	at: string;
	isScrobble: boolean;
}

/**
 * The ids of what was just added at `at` and is there twice: `plays` are those of that title that count as the same viewing,
 * of which there was none before. More than one means that other processes told of it at the same moment, maybe with a date
 * some seconds away, for none sees the others' turns. Each takes out only what stands at its own minute, unless that is the
 * first of all: a scrobble, or else the lowest id. So one stays, whoever looks last.
 */
export function doublesAt(plays: DatedPlay[], at: string): number[] {
	const minute = minuteOf(at);
	const own = plays.filter((play) => !play.isScrobble && minuteOf(play.at) === minute);
	const ids = own.map(({ id }) => id).filter((id) => id !== undefined);
	if (plays.some(({ isScrobble }) => isScrobble)) return ids;
	const first = firstOf(plays)?.id;
	return ids.filter((id) => id !== first);
}

/** The one that stays of such plays. */
export function firstOf<Play extends DatedPlay>(plays: Play[]): Play | undefined {
	const order = ({ id }: Play) => id ?? Number.POSITIVE_INFINITY;
	const sorted = [...plays].sort((one, other) => order(one) - order(other));
	return sorted.find(({ isScrobble }) => isScrobble) ?? sorted[0];
}

/** Takes them out again. If that does not work the play is there all the same, so it is no reason to try it again. */
export async function removeDoubles(client: ServiceClient, ids: number[]): Promise<boolean> {
	if (ids.length === 0) return false;
	const request = {
		method: 'POST',
		path: '/sync/history/remove',
		body: removalByIdsBody(ids),
	} as const;
	return await client.request(request, { answers: REMOVED }).then(() => true, unlessServiceError);
}

/** For a look at what was written already: what cannot be seen now is no reason to call it not written. */
export function unlessServiceError(error: unknown): false {
	if (isServiceError(error)) return false;
	throw error;
}

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
