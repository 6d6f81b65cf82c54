import type { IDataObject } from 'n8n-workflow';

import { anObjectWithList, orNull } from '../../http/answerForms';
import type { ServiceClient } from '../../http/serviceClient';
import { itemOf, listOf, textOf } from '../reading';
import { idsIn, isMovie } from '../title/subject';
import type { SimklSubject } from '../title/subject';
import { readActivities } from './activities';
import { EPISODES, LISTS, titleIn } from './entries';
import { APART_MS } from './historyAdd';
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
