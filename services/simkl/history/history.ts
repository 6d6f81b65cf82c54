import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../../http/exchange';
import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { notFound, refused } from '../answers';
import { ADDED, countOf, dataOf, itemOf, listOf, REMOVED } from '../reading';
import { historyBody, removalBody } from '../title/bodies';
import { identified, identifiedShow } from '../title/identify';
import type { SimklEpisodeSubject, SimklSubject, SimklWholeShow } from '../title/subject';
import { APART_MS, duplicate } from './historyAdd';
import type { HistoryAdd } from './historyAdd';
import { addRewatch } from './rewatches';
import type { Rewatches } from './rewatches';
import { readSeen } from './seen';
import type { Seen } from './seen';

interface RewatchChoice {
	watchedAt: string;
	rewatch: boolean;
	rewatches?: Rewatches;
}

/** Adds the play of a film or an episode with its date, unless Simkl has one. Not to be called inside a turn. */
export async function addToHistory(
	client: ServiceClient,
	meant: SimklSubject,
	watchedAt: string,
	{ rewatch = false } = {},
): Promise<HistoryAdd> {
	const subject = await identified(client, meant);
	historyBody(subject, watchedAt);
	return await client.inTurn(async () => {
		const seen = await readSeen(client, subject);
		if (seen.isWatched) return await watchedBefore(client, subject, seen, { watchedAt, rewatch });
		return await writePlay(client, subject, watchedAt);
	});
}

/** Marks everything of a show that has aired; what was marked keeps its date. */
export async function addWholeShow(
	client: ServiceClient,
	subject: SimklWholeShow,
	watchedAt: string,
): Promise<IDataObject> {
	const body = historyBody(await identifiedShow(client, subject), watchedAt);
	const answer = await client.request(
		{ method: 'POST', path: '/sync/history', body },
		{ answers: ADDED },
	);
	checkFound(answer, 'nothing was added');
	return itemOf(answer);
}

/** For a title that Simkl has a play of: that is this one, or another that it keeps in this one's place. */
export async function watchedBefore(
	client: ServiceClient,
	subject: SimklSubject,
	seen: Seen,
	{ watchedAt, rewatch, rewatches }: RewatchChoice,
): Promise<HistoryAdd> {
	const apartMs = Math.abs(Date.parse(watchedAt) - Date.parse(seen.watchedAt ?? ''));
	if (apartMs < APART_MS)
		return duplicate('alreadyThere', `Simkl already has this play (${seen.watchedAt})`);
	if (rewatch) return await addRewatch(client, subject, seen, { watchedAt, rewatches });
	const held = seen.watchedAt === undefined ? 'without a date' : `of ${seen.watchedAt}`;
	return duplicate('keepsOnePlay', `Simkl keeps one play per title, and has one ${held}`);
}

/** Writes without looking; may be sent again, for what is marked stays as it is. */
export async function writePlay(
	client: ServiceClient,
	subject: SimklSubject | SimklEpisodeSubject,
	watchedAt: string,
): Promise<HistoryAdd> {
	const body = historyBody(subject, watchedAt);
	const isNumbered = !('movie' in subject);
	let arrived = false;
	const readBack = async (): Promise<ServiceAnswer | undefined> => {
		if ('episode' in subject && !('show' in subject)) return undefined;
		arrived = (await readSeen(client, subject)).isWatched;
		return arrived ? { status: 200, headers: {}, body: {} } : undefined;
	};
	const answer = await client.request(
		{ method: 'POST', path: '/sync/history', body },
		{ answers: ADDED, readBack },
	);
	const { attempts } = answer;
	if (arrived) return { code: 'addedToHistory', answer: {}, attempts };
	checkFound(answer, 'no play was added');
	const count = countOf(dataOf(itemOf(answer).added)[isNumbered ? 'episodes' : 'movies']) ?? 0;
	if (count > 0) return { code: 'addedToHistory', answer: itemOf(answer), attempts };
	if (!('show' in subject) && isNumbered) {
		return { ...duplicate('alreadyThere', 'Simkl already has a play of this episode'), attempts };
	}
	if (isNumbered)
		throw notFound('Simkl does not have this episode of the show', undefined, attempts);
	throw refused(
		'Simkl took the request but added no play',
		'Check the title and the date at Simkl before running this item again.',
	);
}

/** Removes the play of a film or an episode, or a whole show. With a film or a show its rating goes as well. */
export async function removeFromHistory(
	client: ServiceClient,
	subject: SimklSubject | SimklWholeShow,
): Promise<ClientAnswer> {
	const isWhole = 'whole' in subject;
	const body = removalBody(
		isWhole ? await identifiedShow(client, subject) : await identified(client, subject),
	);
	const path = '/sync/history/remove';
	const answer = await client.request({ method: 'POST', path, body }, { answers: REMOVED });
	checkFound(answer, 'nothing was removed');
	return answer;
}

/** How many films, shows and episodes an answer says that it removed: a number that is not there counts as success. */
export function removedCount(answer: ClientAnswer): number {
	const counts = Object.values(dataOf(itemOf(answer).deleted)).map((count) => countOf(count) ?? 0);
	return counts.reduce((sum, count) => sum + count, 0);
}

/** Simkl answers 201 for a title that it does not know, and names it under not_found. */
function checkFound(answer: ClientAnswer, sequel: string): void {
	const unknown = Object.values(dataOf(itemOf(answer).not_found)).some(
		(list) => listOf(list).length > 0,
	);
	if (unknown) {
		throw notFound(`Simkl does not know this title, so ${sequel}`, undefined, answer.attempts);
	}
}
