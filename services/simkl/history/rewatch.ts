import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../../http/exchange';
import type { ServiceClient } from '../../http/serviceClient';
import { ADDED } from '../forms';
import { dataOf, idOf, itemOf, listOf, textOf } from '../reading';
import { planOf } from '../settings';
import { historyBody } from '../title/bodies';
import { isCour, isMovie } from '../title/subject';
import type { SimklSubject } from '../title/subject';
import { playsIn } from './entries';
import type { EntryPlay } from './entries';
import { APART_MS, duplicate } from './historyAdd';
import type { HistoryAdd } from './historyAdd';
import { Rewatches } from './rewatches';
import type { Seen } from './seen';

/**
 * Adds one more viewing of a title that was watched before. Only PRO and VIP accounts have rewatches, and Simkl says
 * nothing to others; it takes any write for a new viewing, so this one is looked for before it is sent.
 */
export async function addRewatch(
	client: ServiceClient,
	subject: SimklSubject,
	seen: Seen,
	{ watchedAt, rewatches = new Rewatches(client) }: { watchedAt: string; rewatches?: Rewatches },
): Promise<HistoryAdd> {
	if ((await planOf(client)) === 'free') {
		return duplicate(
			'rewatchNotInPlan',
			'Rewatches need Simkl PRO or VIP, and this account is free',
		);
	}
	const sessions = await rewatches.of(subject, seen, watchedAt);
	const near = nearest(sessions, subject, watchedAt);
	if (near) return duplicate('alreadyThere', `Simkl already has this play (${near})`);

	// Without the running rewatch's id each episode could open one of its own.
	const pinned = isMovie(subject) ? undefined : runningWithout(sessions, subject);
	const body = historyBody(subject, watchedAt, pinned ? { rewatch_id: pinned } : {});
	let arrived = false;
	const readBack = async (): Promise<ServiceAnswer | undefined> => {
		rewatches.forget();
		const now = await rewatches.of(subject, seen, watchedAt);
		arrived = nearest(now, subject, watchedAt) !== undefined;
		return arrived ? { status: 200, headers: {}, body: {} } : undefined;
	};
	const query = { allow_rewatch: 'yes' };
	const path = '/sync/history';
	const request = { method: 'POST', path, query, body } as const;
	const answer = await client.request(request, { answers: ADDED, readBack, countsTwice: true });
	const { attempts } = answer;
	if (arrived) return { code: 'rewatchAdded', answer: {}, attempts };
	const [status] = listOf(dataOf(itemOf(answer).added).statuses);
	const session = dataOf(status?.response);
	const remoteId = idOf(session.rewatch_id);
	if (remoteId === undefined) {
		const reason = 'Simkl took no rewatch of it: there may be fifty, or a play within two days';
		return { ...duplicate('rewatchNotTaken', reason), attempts };
	}
	rewatches.add(subject, seen, watchedAt, session);
	return { code: 'rewatchAdded', remoteId, answer: itemOf(answer), attempts };
}

/** The rewatch that is running and has no play of this episode yet: it would get this one's date. */
function runningWithout(sessions: IDataObject[], subject: SimklSubject): number | undefined {
	const withIt = sessions.filter((session) => playsOf(session, subject).length > 0);
	const had = new Set(withIt.map(({ rewatch_id: id }) => id));
	const running = sessions.find(
		({ rewatch_id: id, rewatch_status: status }) => status === 'active' && !had.has(id),
	);
	return idOf(running?.rewatch_id);
}

/** When a rewatch has this play, or one too near for another. */
function nearest(
	sessions: IDataObject[],
	subject: SimklSubject,
	watchedAt: string,
): string | undefined {
	const at = Date.parse(watchedAt);
	return sessions
		.flatMap((session) => playsOf(session, subject))
		.map(({ watchedAt: held }) => textOf(held))
		.find((held) => held !== undefined && Math.abs(Date.parse(held) - at) < APART_MS);
}

/** What a rewatch has of one film or episode. */
function playsOf(session: IDataObject, subject: SimklSubject): EntryPlay[] {
	return playsIn(session).filter((play) => {
		if (isMovie(subject)) return true;
		const { season, number } = (isCour(subject.show) ? play.inCour : undefined) ?? play;
		return season === subject.episode.season && number === subject.episode.number;
	});
}
