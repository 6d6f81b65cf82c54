import type { IDataObject } from 'n8n-workflow';
import { aList, anything, orNull } from '../../http/json';
import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { scrobbleStopOf } from '../../shared/sync/playing';
import type { ScrobbleStop } from '../../shared/sync/playing';
import { notFound, refused } from '../answers';
import { itemOf, listOf, SCROBBLED } from '../reading';
import { scrobbleBody, subjectBody } from '../title/bodies';
import { identified } from '../title/identify';
import type { SimklSubject } from '../title/subject';

/** Simkl counts a stop or a pause from here on as watched (percent). */
const WATCHED_FROM = 80;
/** Minutes by which a source's clock may be ahead and a scrobble still be found again by the date of its event. */
const CLOCK_AHEAD_MINUTES = 5;
/**
 * True for a play that is scrobbled, which Simkl dates with the moment it arrives. An event from further ahead comes from
 * a server whose clock is wrong: like an old one it is only found again by its own date.
 */
export function isFresh(ageMs: number, mostMinutes: number): boolean {
	return ageMs >= -CLOCK_AHEAD_MINUTES * 60_000 && ageMs <= mostMinutes * 60_000;
}

/** Now watching; Simkl moves the position on by itself and ends it after the remaining runtime. */
export async function startScrobble(
	client: ServiceClient,
	subject: SimklSubject,
	progress: number,
): Promise<IDataObject> {
	return itemOf(await sendScrobble(client, 'start', subject, progress));
}

/** Keeps the position as a resume point; from 80 % on it would count as watched. */
export async function pauseScrobble(
	client: ServiceClient,
	subject: SimklSubject,
	progress: number,
): Promise<IDataObject> {
	return itemOf(await sendScrobble(client, 'pause', subject, progress));
}

/** Ends watching: from 80 % a play dated now, below a resume point. */
export async function stopScrobble(
	client: ServiceClient,
	subject: SimklSubject,
	progress: number,
): Promise<ScrobbleStop> {
	const sentAt = client.clock.now();
	const sent = await sendScrobble(client, 'stop', subject, progress, [409]);
	return scrobbleStopOf(sent, { sentAt, counts: progress >= WATCHED_FROM });
}

/** Says that a title is being watched; Simkl counts it when its runtime is over, up to two minutes late. */
export async function checkIn(client: ServiceClient, subject: SimklSubject): Promise<IDataObject> {
	const body = subjectBody(await identified(client, subject));
	return itemOf(
		await client.request(
			{ method: 'POST', path: '/scrobble/checkin', body },
			{ answers: SCROBBLED },
		),
	);
}

/** One scrobble call. A lost answer may be sent again: start and pause only repeat themselves, stop meets a 409. */
export async function sendScrobble(
	client: ServiceClient,
	action: 'start' | 'pause' | 'stop',
	subject: SimklSubject,
	progress: number,
	accept: number[] = [],
): Promise<ClientAnswer> {
	const body = scrobbleBody(await identified(client, subject), progress);
	return await client.request(
		{ method: 'POST', path: `/scrobble/${action}`, body },
		{ answers: SCROBBLED, accept },
	);
}

/** Resume points, newest first. Simkl keeps them for 7 days, with PRO for 30 and with VIP for 90. */
export async function listPlayback(
	client: ServiceClient,
	{ type, limit }: { type?: 'movies' | 'episodes'; limit?: number },
): Promise<IDataObject[]> {
	const path = `/sync/playback${type ? `/${type}` : ''}`;
	return listOf(
		(await client.request({ method: 'GET', path, query: { limit } }, { answers: orNull(aList) }))
			.body,
	);
}

/** Removes one resume point by its own id, as `listPlayback` gives it. */
export async function deletePlayback(client: ServiceClient, id: string): Promise<void> {
	if (!/^[1-9]\d*$/.test(id)) {
		throw refused(
			'The playback id is not a whole number above 0',
			"Give the id from the Playback resource's Get Many operation.",
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
			`Simkl holds no playback with the id ${id}`,
			'It was removed already, or its days are over. Nothing needs to be done.',
			answer.attempts,
		);
	}
}
