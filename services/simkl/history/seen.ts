import type { ServiceClient } from '../../http/serviceClient';
import { idOf, listOf, seenOf, textOf } from '../reading';
import { watchedBody } from '../title/bodies';
import { isMovie } from '../title/subject';
import type { SimklSubject } from '../title/subject';

/** What an account has of one title: Simkl keeps one play of each film and episode. */
export interface Seen {
	isWatched: boolean;
	/** When, as far as Simkl has a date of it. */
	watchedAt?: string;
	/** In which list the title is: completed, watching, plantowatch, hold or dropped. */
	list?: string;
	/** Simkl's own id of the film or show. */
	simkl?: number;
}

/** Asks for this one title; what Simkl does not find here may still be found by a write, so it is no refusal. */
export async function readSeen(client: ServiceClient, subject: SimklSubject): Promise<Seen> {
	const body = watchedBody(subject);
	const answer = await client.request(
		{ method: 'POST', path: '/sync/watched', body },
		{ answers: seenOf(body.length) },
	);
	const [found = {}] = listOf(answer.body);
	const watchedAt = textOf(found.last_watched_at);
	const list = textOf(found.list);
	const isWatched = isMovie(subject) ? list === 'completed' : watchedAt !== undefined;
	return {
		isWatched: found.result === true && isWatched,
		watchedAt,
		list,
		simkl: idOf(found.simkl),
	};
}
