import type { IDataObject } from 'n8n-workflow';
import type { ServiceAnswer } from '../../http/exchange';
import { anObjectWithList, orNull } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { ADDED, dataOf, idOf, itemOf, listOf, textOf } from '../reading';
import { planOf } from '../settings';
import { historyBody } from '../title/bodies';
import { idsIn, isCour, isMovie } from '../title/subject';
import type { SimklSubject } from '../title/subject';
import { EPISODES, LISTS, playsIn, readActivities, titleIn } from './entries';
import type { EntryPlay } from './entries';
import { APART_MS, duplicate } from './historyAdd';
import type { HistoryAdd } from './historyAdd';
import type { Seen } from './seen';

/**
 * The rewatches of an account. Simkl gives them with everything that has changed since a date, so they are read once,
 * from the first play that is asked about on, and again only for an earlier one; what is written meanwhile is added.
 */
export class Rewatches {
	private sessions: IDataObject[] = [];
	/** Milliseconds since 1970 from which on they are known. */
	private from = Infinity;

	constructor(private readonly client: ServiceClient) {}

	/** Those of one title that were written since the play: what had been written earlier cannot be it. */
	async of(subject: SimklSubject, { simkl }: Seen, watchedAt: string): Promise<IDataObject[]> {
		const from = Math.max(0, Date.parse(watchedAt) - APART_MS);
		if (from < this.from) {
			this.sessions = await readSessions(this.client, from);
			this.from = from;
		}
		return this.sessions.filter(
			(session) =>
				(session.movie !== undefined) === isMovie(subject) &&
				idsIn(titleIn(session)).simkl === simkl,
		);
	}

	/** The play that was just written, in the rewatch that Simkl answered with. */
	add(subject: SimklSubject, { simkl }: Seen, watchedAt: string, written: IDataObject): void {
		const { rewatch_id, rewatch_status } = written;
		// Without knowing whether a show's goes on, the next play has to look again.
		if (!isMovie(subject) && textOf(rewatch_status) === undefined) return this.forget();
		for (const session of this.sessions) {
			if (session.rewatch_id === rewatch_id) session.rewatch_status = rewatch_status;
		}
		const title = { ids: { simkl } };
		this.sessions.push({
			rewatch_id,
			rewatch_status,
			...(isMovie(subject)
				? { is_rewatch: true, movie: title, last_watched_at: watchedAt }
				: { is_rewatch: true, show: title, seasons: [seasonOf(subject.episode, watchedAt)] }),
		});
	}

	forget(): void {
		this.from = Infinity;
	}
}

function seasonOf({ season, number }: { season: number; number: number }, watchedAt: string) {
	return { number: season, episodes: [{ number, watched_at: watchedAt }] };
}

async function readSessions(client: ServiceClient, from: number): Promise<IDataObject[]> {
	await readActivities(client);
	const query = {
		date_from: `${new Date(from).toISOString().slice(0, 19)}Z`,
		extended: 'full',
		...EPISODES,
		allow_rewatch: 'yes',
	};
	const answers = orNull(anObjectWithList(...LISTS));
	const answer = itemOf(
		await client.request({ method: 'GET', path: '/sync/all-items', query }, { answers }),
	);
	return LISTS.flatMap((list) => listOf(answer[list])).filter((entry) => entry.is_rewatch === true);
}

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
