import type { IDataObject } from 'n8n-workflow';

import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { scrobbleStopOf } from '../../shared/sync/scrobbleStop';
import type { ScrobbleStop } from '../../shared/sync/scrobbleStop';
import { SCROBBLED } from '../forms';
import { itemOf } from '../reading';
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
