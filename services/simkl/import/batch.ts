import type { ServiceAnswer } from '../../http/exchange';
import type { ServiceClient } from '../../http/serviceClient';
import { settle, unsettled } from '../../shared/import/wantedPlays';
import type { BatchLeft } from '../../shared/import/writeOrSplit';
import { ADDED, seenOf } from '../forms';
import { itemOf, listOf, textOf } from '../reading';
import { synced } from '../sync/syncOutcome';
import { watchedBody } from '../title/bodies';
import { isMovie } from '../title/subject';
import type { SimklSubject } from '../title/subject';
import { batchAnswer, batchBody } from './batchBody';
import type { BatchEntry } from './batchBody';
import type { WantedPlay } from './wantedPlay';

/** Plays in one write, and titles in one look back: Simkl takes no more of those. 10,000 plays are 100 writes. */
export const BATCH_SIZE = 100;

/**
 * Writes plays in one request, alone per account. Simkl counts what it added and names titles that it does not know, but
 * no episode: where the numbers do not agree it is asked which ones are there. Rejects with the `ServiceError` of the
 * write, with nothing of it settled.
 */
export async function writeBatch(
	client: ServiceClient,
	plays: WantedPlay[],
): Promise<BatchLeft<WantedPlay>> {
	return await client.inTurn(async () => {
		let seen: Set<WantedPlay> | undefined;
		const readBack = async (): Promise<ServiceAnswer | undefined> => {
			const there = await readWatched(client, plays);
			if (there.size === 0) return undefined;
			seen = there;
			return { status: 200, headers: {}, body: {} };
		};
		const body = batchBody(plays.map(entryOf));
		const request = { method: 'POST', path: '/sync/history', body } as const;
		const answer = await client.request(request, { answers: ADDED, readBack });
		const { attempts } = answer;
		if (seen) {
			for (const play of seen) settle(play, synced('addedToHistory', attempts));
			return { notFound: [], again: unsettled(plays) };
		}
		const said = batchAnswer(itemOf(answer));
		const unknown = plays.filter((play) => said.isNotFound(entryOf(play)));
		const rest = plays.filter((play) => !unknown.includes(play));
		const isAll = said.added >= rest.length;
		const there = isAll ? new Set(rest) : await readWatched(client, rest);
		for (const play of rest) {
			// An episode by its own id cannot be asked for, and Simkl named none of those.
			if (there.has(play) || !asked(play)) settle(play, synced('addedToHistory', attempts));
		}
		// Of an anime one id may name every cour and another one alone: what is not there is asked for by each.
		return { notFound: [...unknown, ...unsettled(rest)], again: [] };
	});
}

/** Which of these Simkl has as watched. */
async function readWatched(client: ServiceClient, plays: WantedPlay[]): Promise<Set<WantedPlay>> {
	const those = plays.flatMap((play) => {
		const subject = asked(play);
		return subject ? [{ play, subject }] : [];
	});
	if (those.length === 0) return new Set();
	const body = those.flatMap(({ subject }) => watchedBody(subject));
	const answer = await client.request(
		{ method: 'POST', path: '/sync/watched', body },
		{ answers: seenOf(body.length) },
	);
	const found = listOf(answer.body);
	const isWatched = ({ subject }: { subject: SimklSubject }, index: number) => {
		const { result, list, last_watched_at: at } = found[index] ?? {};
		return result === true && (isMovie(subject) ? list === 'completed' : textOf(at) !== undefined);
	};
	return new Set(those.filter(isWatched).map(({ play }) => play));
}

/** What can be asked for, of the forms in which a play can be sent. */
function asked({ subject }: WantedPlay): SimklSubject | undefined {
	if (!subject) return undefined;
	return 'movie' in subject || 'show' in subject ? subject : undefined;
}

function entryOf({ subject, at }: WantedPlay): BatchEntry {
	if (!subject) throw new TypeError('A play without a form to send it in was to be sent');
	return { subject, watchedAt: at };
}
