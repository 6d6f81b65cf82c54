import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import type { ServiceAnswer } from '../../http/exchange';
import { settle, settleFailed, unsettled } from '../../shared/wantedPlays';
import type { BatchLeft } from '../../shared/writeOrSplit';
import { doublesAt, removeDoubles, unlessServiceError } from '../doubles';
import { itemOf } from '../reading';
import { synced } from '../syncOutcome';
import { batchAnswer, batchBody } from './batchBody';
import type { BatchEntry } from './batchBody';
import { readHeld } from './heldPlays';
import type { HeldPlay, HeldPlays } from './heldPlays';
import type { WantedPlay } from './wantedPlay';
import { unclearOutcome } from './texts';

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
		const answer = await client.request(request, { readBack, countsTwice: true });
		const seen = arrived ?? (await readHeld(client, missing).catch(unlessServiceError));
		if (seen) await settleSeen(client, missing, seen, answer.attempts);
		const unseen = unsettled(missing);
		if (arrived) return { ...left, again: unseen };
		const seenCount = missing.length - unseen.length;
		return { ...left, notFound: settleUnseen(unseen, seenCount, entries, answer) };
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
	return synced('duplicate', 0, { remoteId: id, reason });
}

async function settleSeen(
	client: ServiceClient,
	plays: WantedPlay[],
	held: HeldPlays,
	attempts: number,
): Promise<void> {
	const doubles: number[] = [];
	for (const play of plays) {
		const there = held.like(play);
		const [first] = there;
		if (!first) continue;
		const extra = play.isUndated ? [] : doublesAt(there, play.at);
		doubles.push(...extra);
		const remoteId = there.find(({ id }) => id !== undefined && !extra.includes(id))?.id;
		settle(
			play,
			extra.length > 0
				? { ...alreadyThere({ ...first, id: remoteId }), attempts }
				: synced('added', attempts, { remoteId }),
		);
	}
	await removeDoubles(client, [...new Set(doubles)]);
}

/** What is written cannot always be seen at once, so then Trakt's answer counts. Gives those that it does not know. */
function settleUnseen(
	unseen: WantedPlay[],
	seenCount: number,
	entries: Map<WantedPlay, BatchEntry>,
	sent: ClientAnswer,
): WantedPlay[] {
	const { added, isNotFound, unclear } = batchAnswer(itemOf(sent), [...entries.values()]);
	const notFound = unseen.filter((play) => {
		const entry = entries.get(play);
		return entry !== undefined && isNotFound(entry);
	});
	const rest = unseen.filter((play) => !notFound.includes(play));
	if (rest.length === 0) return notFound;
	if (added >= seenCount + rest.length) {
		rest.forEach((play) => settle(play, synced('added', sent.attempts)));
		return notFound;
	}
	// As many as Trakt added are there, and it named others in a form that is not ours: those are the ones.
	if (added === seenCount && unclear > 0) return [...notFound, ...rest];
	rest.forEach((play) => settleFailed(play, unclearOutcome(sent.attempts)));
	return notFound;
}

function entryOf({ subject, at, isUndated }: WantedPlay): BatchEntry {
	if (!subject) throw new TypeError('A play without a form to send it in was to be sent');
	return { subject, watchedAt: isUndated ? 'unknown' : at };
}
