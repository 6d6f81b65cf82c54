import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import { readActivities } from './activities';
import { historyBody } from './bodies';
import { APART_MS, duplicate } from './historyAdd';
import type { HistoryAdd } from './historyAdd';
import { EPISODES, playsIn, titleIn } from './entries';
import type { EntryPlay } from './entries';
import { dataOf, idOf, itemOf, listOf, textOf } from './reading';
import type { Seen } from './seen';
import { planOf } from './settings';
import { idsIn, isMovie } from './subject';
import type { SimklSubject } from './subject';

/**
 * Adds one more viewing of a title that was watched before. Only PRO and VIP accounts have rewatches, and Simkl says
 * nothing to others; it takes any write for a new viewing, so this one is looked for before it is sent.
 */
export async function addRewatch(
	client: ServiceClient,
	subject: SimklSubject,
	seen: Seen,
	watchedAt: string,
): Promise<HistoryAdd> {
	if ((await planOf(client)) === 'free') {
		return duplicate('Rewatches need Simkl PRO or VIP, and this account is free');
	}
	const sessions = await readSessions(client, subject, seen, watchedAt);
	const near = nearest(sessions, subject, watchedAt);
	if (near) return duplicate(`Simkl already has this play (${near})`);

	const active = sessions.find(({ rewatch_status: status }) => status === 'active');
	const pinned = isMovie(subject) ? undefined : idOf(active?.rewatch_id);
	// Without the running rewatch's id each episode could open one of its own.
	const body = historyBody(subject, watchedAt, pinned ? { rewatch_id: pinned } : {});
	let arrived = false;
	const readBack = async (): Promise<ServiceAnswer | undefined> => {
		const now = await readSessions(client, subject, seen, watchedAt);
		arrived = nearest(now, subject, watchedAt) !== undefined;
		return arrived ? { status: 200, headers: {}, body: {} } : undefined;
	};
	const query = { allow_rewatch: 'yes' };
	const path = '/sync/history';
	const request = { method: 'POST', path, query, body } as const;
	const answer = await client.request(request, { readBack, countsTwice: true });
	const { attempts } = answer;
	if (arrived) return { status: 'added', answer: {}, attempts };
	const [status] = listOf(dataOf(itemOf(answer).added).statuses);
	const remoteId = idOf(dataOf(status?.response).rewatch_id);
	if (remoteId === undefined) {
		const reason = 'Simkl took no rewatch of it: there may be fifty, or a play within two days';
		return { ...duplicate(reason), attempts };
	}
	return { status: 'added', remoteId, answer: itemOf(answer), attempts };
}

/** The rewatches of one title that were written since the play: what had been written earlier cannot be it. */
async function readSessions(
	client: ServiceClient,
	subject: SimklSubject,
	{ simkl }: Seen,
	watchedAt: string,
): Promise<IDataObject[]> {
	await readActivities(client);
	const from = Date.parse(watchedAt) - APART_MS;
	const query = {
		date_from: `${new Date(Math.max(0, from)).toISOString().slice(0, 19)}Z`,
		extended: 'full',
		...EPISODES,
		allow_rewatch: 'yes',
	};
	const answer = await client.request({ method: 'GET', path: '/sync/all-items', query });
	const lists = isMovie(subject) ? ['movies'] : ['shows', 'anime'];
	return lists
		.flatMap((list) => listOf(itemOf(answer)[list]))
		.filter((entry) => entry.is_rewatch === true && idsIn(titleIn(entry)).simkl === simkl);
}

/** When a rewatch has this play, or one too near for another. */
function nearest(
	sessions: IDataObject[],
	subject: SimklSubject,
	watchedAt: string,
): string | undefined {
	const at = Date.parse(watchedAt);
	const isMeant = ({ season, number }: EntryPlay) =>
		isMovie(subject) || (season === subject.episode.season && number === subject.episode.number);
	return sessions
		.flatMap((session) => playsIn(session).filter(isMeant))
		.map(({ watchedAt: held }) => textOf(held))
		.find((held) => held !== undefined && Math.abs(Date.parse(held) - at) < APART_MS);
}
