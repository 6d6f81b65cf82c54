import type { IDataObject } from 'n8n-workflow';

import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { scrobbleStopOf } from '../../shared/sync/scrobbleStop';
import type { ScrobbleStop } from '../../shared/sync/scrobbleStop';
import { SCROBBLED } from '../forms';
import { itemOf } from '../reading';
import { scrobbleBody } from '../title/bodies';
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
