import type { ServiceAnswer } from '../../http/exchange';
import type { ServiceClient } from '../../http/serviceClient';
import { settle, settleFailed, unsettled } from '../../shared/import/wantedPlays';
import type { BatchLeft } from '../../shared/import/writeOrSplit';
import { doublesAt, firstOf, removeDoubles, unlessServiceError } from '../history/addPlay';
import { minuteOf } from '../history/playWindow';
import { hasNewer, keepsOnePlay, wasMoved } from '../history/watchOnlyOnce';
import { ADDED, itemOf } from '../reading';
import { synced } from '../sync/syncPlay';
import { batchAnswer, batchBody } from './batchBody';
import type { BatchAnswer, BatchEntry } from './batchBody';
import { HeldPlays, readHeld, readWhole } from './heldPlays';
import type { HeldPlay } from './heldPlays';
import { unclearOutcome } from './wantedPlay';
import type { WantedPlay } from './wantedPlay';

/**
 * Plays in one write. Trakt names no limit, but answers the more slowly the more there are: 800 ratings took it 45
 * seconds (trakt-api issue 448). A hundred are done in a tenth of the 60 seconds that a write may take, and an
 * answer that is lost for its slowness is the one thing that must not happen often. 10,000 plays are 100 writes.
 */
export const BATCH_SIZE = 100;

/**
 * Writes plays in one request, alone per account: looks once more whether they are there, adds what is not, and looks
 * again at what came of it. Rejects with the `ServiceError` of the write, with nothing of it settled.
 */
export async function writeBatch(
	client: ServiceClient,
	plays: WantedPlay[],
): Promise<BatchLeft<WantedPlay>> {
	return await client.inTurn(async () => {
		settleHeld(plays, await readHeld(client, plays));
		const missing = unsettled(plays);
		const left: BatchLeft<WantedPlay> = { notFound: [], again: [] };
		if (missing.length === 0) return left;

		const entries = new Map(missing.map((play) => [play, entryOf(play)]));
		let arrived: HeldPlays | undefined;
		const readBack = async (): Promise<ServiceAnswer | undefined> => {
			const held = await readHeld(client, missing);
			if (!missing.some((play) => held.like(play).length > 0)) return undefined;
			arrived = held;
			return { status: 200, headers: {}, body: {} };
		};
		const body = batchBody([...entries.values()]);
		const request = { method: 'POST', path: '/sync/history', body } as const;
		const answer = await client.request(request, {
			answers: ADDED,
			readBack,
			countsTwice: true,
		});
		const seen = arrived ?? (await readHeld(client, missing).catch(unlessServiceError));
		const said = batchAnswer(itemOf(answer), [...entries.values()]);
		const { attempts } = answer;
		const added = arrived ? missing.length : said.added;
		if (seen) await settleSeen(client, missing, seen, { added, attempts });
		const unseen = unsettled(missing);
		if (arrived) return { ...left, again: unseen };
		const seenCount = missing.length - unseen.length;
		return { ...left, notFound: settleUnseen(unseen, seenCount, { entries, said, attempts }) };
	});
}

/** Those that the history has already. */
export function settleHeld(plays: WantedPlay[], held: HeldPlays): void {
	for (const play of unsettled(plays)) {
		const [there] = held.like(play);
		if (there) settle(play, alreadyThere(there));
	}
}

function alreadyThere({ id, at }: HeldPlay) {
	const reason = `Trakt already has this play (${at})`;
	return synced('alreadyThere', 0, { remoteId: id, reason });
}

/** `added`: how many Trakt says it added. Where that is fewer than are there, it joined the others with what was there. */
async function settleSeen(
	client: ServiceClient,
	plays: WantedPlay[],
	held: HeldPlays,
	{ added, attempts }: { added: number; attempts: number },
): Promise<void> {
	const doubles: number[] = [];
	const there = thereOf(plays, held);
	// What was there already was written earlier, so it has the lower ids.
	const newestFirst = [...there].sort((one, other) => idOfFirst(other[1]) - idOfFirst(one[1]));
	let left = added;
	for (const [play, found] of newestFirst) {
		const extra = play.isUndated ? [] : doublesAt(found, play.at);
		doubles.push(...extra);
		const kept = firstOf(found);
		const remoteId = kept?.id;
		if (play.replaces !== undefined) {
			settle(play, synced('dateMoved', attempts, { remoteId, reason: wasMoved(play.replaces) }));
		} else if (kept && (extra.length > 0 || left <= 0)) {
			settle(play, { ...alreadyThere(kept), attempts });
		} else settle(play, synced('addedToHistory', attempts, { remoteId }));
		if (play.replaces === undefined) left -= 1;
	}
	await removeDoubles(client, [...new Set(doubles)]);
}

/** What is there of each play. One that stands at the very minute of another play of the batch is that one's. */
function thereOf(plays: WantedPlay[], held: HeldPlays): Array<[WantedPlay, HeldPlay[]]> {
	const like = new Map(plays.map((play) => [play, held.like(play)]));
	const owners = new Map<HeldPlay, WantedPlay>();
	for (const [play, found] of like) {
		for (const one of found) {
			if (minuteOf(one.at) === minuteOf(play.at)) owners.set(one, play);
		}
	}
	return [...like]
		.map(([play, found]): [WantedPlay, HeldPlay[]] => [
			play,
			found.filter((one) => (owners.get(one) ?? play) === play),
		])
		.filter(([, found]) => found.length > 0);
}

function idOfFirst([first]: HeldPlay[]): number {
	return first?.id ?? 0;
}

interface WrittenBatch {
	entries: Map<WantedPlay, BatchEntry>;
	said: BatchAnswer;
	attempts: number;
}

/** What is written cannot always be seen at once, so then Trakt's answer counts. Gives those that it does not know. */
function settleUnseen(
	unseen: WantedPlay[],
	seenCount: number,
	{ entries, said, attempts }: WrittenBatch,
): WantedPlay[] {
	const { isNotFound, unclear } = said;
	const added = said.added + said.updated;
	const notFound = unseen.filter((play) => {
		const entry = entries.get(play);
		return entry !== undefined && isNotFound(entry);
	});
	const rest = unseen.filter((play) => !notFound.includes(play));
	if (rest.length === 0) return notFound;
	if (added >= seenCount + rest.length) {
		rest.forEach((play) => settle(play, synced('addedToHistory', attempts)));
		return notFound;
	}
	// As many as Trakt added are there, and it named others in a form that is not ours: those are the ones.
	if (added === seenCount && unclear > 0) return [...notFound, ...rest];
	rest.forEach((play) => settleFailed(play, unclearOutcome(attempts)));
	return notFound;
}

function entryOf({ subject, at, isUndated }: WantedPlay): BatchEntry {
	if (!subject) throw new TypeError('A play without a form to send it in was to be sent');
	return { subject, watchedAt: isUndated ? 'unknown' : at };
}

/**
 * For an account that keeps one play of each title: of those that are wanted only the newest is sent, and none where the
 * history has a newer one, for an older one would overwrite its date. To be called with what is not in the history.
 */
export async function keepNewest(client: ServiceClient, missing: WantedPlay[]): Promise<void> {
	if (missing.length === 0 || !(await keepsOnePlay(client))) return;
	const held = await readWhole(client, missing);
	const accepted = new HeldPlays(false);
	const newestFirst = [...missing].sort((one, other) => dateOf(other) - dateOf(one));
	for (const play of newestFirst) {
		const there = [...accepted.ofTitle(play.media), ...held.ofTitle(play.media)];
		const [newest] = there.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
		if (newest && Date.parse(newest.at) > dateOf(play)) {
			const reason = hasNewer({ watched_at: newest.at });
			settle(play, synced('keepsOnePlay', 0, { remoteId: newest.id, reason }));
			continue;
		}
		play.replaces = newest?.at;
		accepted.add({
			at: new Date(dateOf(play)).toISOString(),
			isScrobble: false,
			media: play.media,
		});
	}
}

/** A play without a date stands before all that have one. */
function dateOf({ at, isUndated }: WantedPlay): number {
	return isUndated ? 0 : Date.parse(at);
}
