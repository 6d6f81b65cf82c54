import type { IDataObject } from 'n8n-workflow';

import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { notFound, refused } from '../answers';
import { readPages } from '../paging';
import { ADDED, dataOf, itemOf, listOf, REMOVED } from '../reading';
import { dateOf, nothingToSend } from '../title/bodies';
import { identify } from '../title/identify';
import { idsFor, isMovie, isSeason, isWholeShow } from '../title/subject';
import type { TraktRateable, TraktSeasonSubject } from '../title/subject';

/** Rates 1–10, whole; a rating that is there is replaced. */
export async function setRating(
	client: ServiceClient,
	subject: TraktRateable,
	rating: number,
	ratedAt?: string,
): Promise<IDataObject> {
	return itemOf(await sendRating(client, subject, rating, ratedAt));
}

/** As `setRating`, with how often it was sent. */
export async function sendRating(
	client: ServiceClient,
	subject: TraktRateable,
	rating: number,
	ratedAt?: string,
): Promise<ClientAnswer> {
	if (!Number.isInteger(rating) || rating < 1 || rating > 10) {
		throw refused(
			'The rating is not a whole number from 1 to 10',
			'Give a whole number from 1 to 10: Trakt takes no others.',
		);
	}
	const date = ratedAt === undefined ? {} : { rated_at: dateOf(ratedAt) };
	const body = await rated(client, subject, { rating, ...date });
	return found(
		await client.request({ method: 'POST', path: '/sync/ratings', body }, { answers: ADDED }),
		'it was not rated',
	);
}

/** Removes the rating of one title; none there is fine. */
export async function removeRating(
	client: ServiceClient,
	subject: TraktRateable,
): Promise<IDataObject> {
	return itemOf(await sendRatingRemoval(client, subject));
}

/** As `removeRating`, with how often it was sent. */
export async function sendRatingRemoval(
	client: ServiceClient,
	subject: TraktRateable,
): Promise<ClientAnswer> {
	const body = await rated(client, subject, {});
	const path = '/sync/ratings/remove';
	const answer = await client.request({ method: 'POST', path, body }, { answers: REMOVED });
	return found(answer, 'no rating was removed');
}

/** Ratings, newest first; `rating` 1–10 narrows them. */
export async function listRatings(
	client: ServiceClient,
	query: {
		type?: 'movies' | 'shows' | 'seasons' | 'episodes';
		rating?: number;
		limit?: number;
	},
): Promise<IDataObject[]> {
	const { type, rating, limit } = query;
	// Trakt has no path for one rating of every type; 'all' stands in the type's place.
	const within = rating === undefined ? (type ?? '') : `${type ?? 'all'}/${rating}`;
	return await readPages(client, `/sync/ratings${within ? `/${within}` : ''}`, {}, limit);
}

/** An episode goes by its own id, so that nothing can be taken for its show. */
async function rated(client: ServiceClient, subject: TraktRateable, more: IDataObject) {
	if (isWholeShow(subject)) {
		const ids = idsFor('show', subject.show.ids);
		if (!ids) throw nothingToSend('show');
		return { shows: [{ ids, ...more }] };
	}
	if (isSeason(subject)) return ratedSeason(subject, more);
	const ids = isMovie(subject) ? idsFor('movie', subject.movie.ids) : undefined;
	if (ids) return { movies: [{ ids, ...more }] };
	const { type, trakt } = await identify(client, subject);
	return { [`${type}s`]: [{ ids: { trakt }, ...more }] };
}

function ratedSeason(subject: TraktSeasonSubject, more: IDataObject): IDataObject {
	if (!('show' in subject)) return { seasons: [{ ids: subject.season.ids, ...more }] };
	const ids = idsFor('show', subject.show.ids);
	if (!ids) throw nothingToSend('show');
	return { shows: [{ ids, seasons: [{ number: subject.season.number, ...more }] }] };
}

/** Trakt answers 201 for a title it does not know and names it under not_found. */
function found(answer: ClientAnswer, sequel: string): ClientAnswer {
	const unknown = Object.values(dataOf(itemOf(answer).not_found)).some(
		(list) => listOf(list).length > 0,
	);
	if (!unknown) return answer;
	throw notFound(`Trakt does not know this title, so ${sequel}`, undefined, answer.attempts);
}
