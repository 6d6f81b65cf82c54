import type { IDataObject } from 'n8n-workflow';

import { anObjectWithList, orNull } from '../../http/json';
import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { notFound, refused } from '../answers';
import { ADDED, dataOf, itemOf, listOf, REMOVED } from '../reading';
import { dateOf } from '../title/bodies';
import { identifiedRateable } from '../title/identify';
import { isMovie, titleBody } from '../title/subject';
import type { SimklRateable } from '../title/subject';
import { LISTS } from './entries';
import type { ListName } from './entries';

/** Rates 1–10, whole. A title that is in no list gets into one: a film counts as watched, a show as being watched. */
export async function setRating(
	client: ServiceClient,
	subject: SimklRateable,
	rating: number,
	ratedAt?: string,
): Promise<IDataObject> {
	return itemOf(await sendRating(client, subject, rating, ratedAt));
}

/** As `setRating`, with how often it was sent. */
export async function sendRating(
	client: ServiceClient,
	subject: SimklRateable,
	rating: number,
	ratedAt?: string,
): Promise<ClientAnswer> {
	// Simkl passes another number over without a word.
	if (!Number.isInteger(rating) || rating < 1 || rating > 10) {
		throw refused(
			'The rating is not a whole number from 1 to 10',
			'Give a whole number from 1 to 10: Simkl takes no others.',
		);
	}
	const date = ratedAt === undefined ? {} : { rated_at: dateOf(ratedAt) };
	const body = rated(await identifiedRateable(client, subject), { rating, ...date });
	const path = '/sync/ratings';
	const answer = await client.request({ method: 'POST', path, body }, { answers: ADDED });
	return found(answer, 'it was not rated');
}

/** Removes the rating of one title; none there is fine. */
export async function removeRating(
	client: ServiceClient,
	subject: SimklRateable,
): Promise<IDataObject> {
	return itemOf(await sendRatingRemoval(client, subject));
}

/** As `removeRating`, with how often it was sent. */
export async function sendRatingRemoval(
	client: ServiceClient,
	subject: SimklRateable,
): Promise<ClientAnswer> {
	const path = '/sync/ratings/remove';
	const body = rated(await identifiedRateable(client, subject), {});
	const answer = await client.request({ method: 'POST', path, body }, { answers: REMOVED });
	return found(answer, 'no rating was removed');
}

/** Rated titles; `rating` 1–10 narrows them. */
export async function listRatings(
	client: ServiceClient,
	{ type, rating, limit }: { type?: ListName; rating?: number; limit?: number },
): Promise<IDataObject[]> {
	const lists = LISTS.filter((list) => type === undefined || list === type);
	const entries: IDataObject[] = [];
	for (const list of lists) {
		const path = `/sync/ratings/${list}${rating === undefined ? '' : `/${rating}`}`;
		const answers = orNull(anObjectWithList(list));
		const answer = await client.request({ method: 'GET', path }, { answers });
		entries.push(...listOf(itemOf(answer)[list]));
		if (limit !== undefined && entries.length >= limit) break;
	}
	return limit === undefined ? entries : entries.slice(0, limit);
}

function rated(subject: SimklRateable, more: IDataObject): IDataObject {
	return isMovie(subject)
		? { movies: [{ ...titleBody(subject.movie, 'movie'), ...more }] }
		: { shows: [{ ...titleBody(subject.show, 'show'), ...more }] };
}

/** Simkl answers 201 for a title that it does not know, and names it under not_found. */
function found(answer: ClientAnswer, sequel: string): ClientAnswer {
	const unknown = Object.values(dataOf(itemOf(answer).not_found)).some(
		(list) => listOf(list).length > 0,
	);
	if (!unknown) return answer;
	throw notFound(`Simkl does not know this title, so ${sequel}`, undefined, answer.attempts);
}
