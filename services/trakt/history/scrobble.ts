import type { IDataObject } from 'n8n-workflow';
import { anObjectWith, anything } from '../../http/json';
import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { ServiceError } from '../../http/serviceError';
import { scrobbleStopOf } from '../../shared/sync/playing';
import type { ScrobbleStop } from '../../shared/sync/playing';
import { explainTraktAnswer, notFound, refused } from '../answers';
import { readPages } from '../paging';
import { itemOf, SCROBBLED } from '../reading';
import { scrobbleBody, subjectBody } from '../title/bodies';
import { takeable } from '../title/identify';
import type { TraktSubject } from '../title/subject';

/** Trakt counts a stop from here on as watched (percent); exactly 80 is in neither of its stated ranges. */
const WATCHED_FROM = 80;
/** Now watching; Trakt lets it expire after the remaining runtime. `progress` in percent. */
export async function startScrobble(
	client: ServiceClient,
	subject: TraktSubject,
	progress: number,
): Promise<IDataObject> {
	return itemOf(await sendScrobble(client, 'start', subject, progress));
}

/** Keeps the position as a resume point. `progress` in percent. */
export async function pauseScrobble(
	client: ServiceClient,
	subject: TraktSubject,
	progress: number,
): Promise<IDataObject> {
	return itemOf(await sendScrobble(client, 'pause', subject, progress));
}

/** Ends watching: from 80 % a play dated now, below a resume point, below 1 % refused by Trakt (422). */
export async function stopScrobble(
	client: ServiceClient,
	subject: TraktSubject,
	progress: number,
): Promise<ScrobbleStop> {
	const sentAt = client.clock.now();
	const sent = await sendScrobble(client, 'stop', subject, progress, [409]);
	return scrobbleStopOf(sent, { sentAt, counts: progress >= WATCHED_FROM });
}

/** One scrobble call. A lost answer may be sent again: start and pause only repeat themselves, stop meets a 409. */
export async function sendScrobble(
	client: ServiceClient,
	action: 'start' | 'pause' | 'stop',
	subject: TraktSubject,
	progress: number,
	accept: number[] = [],
): Promise<ClientAnswer> {
	const body = scrobbleBody(await takeable(client, subject), progress);
	return await client.request(
		{ method: 'POST', path: `/scrobble/${action}`, body },
		{ answers: SCROBBLED, accept },
	);
}

/** Checks in to a title now. A running check-in or scrobble is refused (409). */
export async function createCheckin(
	client: ServiceClient,
	subject: TraktSubject,
	{ message }: { message?: string },
): Promise<IDataObject> {
	const about = subjectBody(await takeable(client, subject));
	const body = { ...about, ...(message ? { message } : {}) };
	const answer = await client.request(
		{ method: 'POST', path: '/checkin', body },
		{ answers: anObjectWith('id', 'watched_at', 'movie', 'episode'), accept: [409] },
	);
	// After a lost answer the check-in that is in the way is this one.
	if (answer.status === 409 && !answer.afterLostAnswer) {
		const { service } = client;
		const { status, attempts } = answer;
		throw new ServiceError({ service, ...explainTraktAnswer(answer), status, attempts });
	}
	return itemOf(answer);
}

/** Ends the running check-in; without one there is nothing to end, which is fine. */
export async function deleteCheckin(client: ServiceClient): Promise<void> {
	await client.request(
		{ method: 'DELETE', path: '/checkin' },
		{ answers: anything, accept: [404] },
	);
}

/** Resume points, newest first. */
export async function listPlayback(
	client: ServiceClient,
	{ type, limit }: { type?: 'movies' | 'episodes'; limit?: number },
): Promise<IDataObject[]> {
	return await readPages(client, `/sync/playback${type ? `/${type}` : ''}`, {}, limit);
}

/** Removes one resume point by its own id, as `listPlayback` gives it. */
export async function deletePlayback(client: ServiceClient, id: number): Promise<void> {
	if (!Number.isSafeInteger(id) || id <= 0) {
		throw refused(
			'The playback id is not a whole number above 0',
			"Give the id from the Playback Progress resource's Get Many operation.",
		);
	}
	const path = `/sync/playback/${id}`;
	const answer = await client.request(
		{ method: 'DELETE', path },
		{ answers: anything, accept: [404] },
	);
	// After a lost answer, gone is what was asked for.
	if (answer.status === 404 && !answer.afterLostAnswer) {
		throw notFound(
			`Trakt holds no playback progress with the id ${id}`,
			'It was removed already, or the title has been watched since. Nothing needs to be done.',
			answer.attempts,
		);
	}
}
