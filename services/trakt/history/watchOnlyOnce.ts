import type { IDataObject } from 'n8n-workflow';

import { anObjectWith } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { Memory } from '../../shared/memory';
import { dataOf, itemOf } from '../reading';

const REMEMBERED_MS = 10 * 60_000;

interface Setting {
	isOn: boolean;
	/** Milliseconds since 1970. */
	readAt: number;
}

const settings = new Memory<Setting>();

/**
 * Whether the person has told Trakt to keep one play of each title. A further play then only moves that one's date, also to an
 * earlier day. Asked once in ten minutes.
 */
export async function keepsOnePlay(client: ServiceClient): Promise<boolean> {
	const readAt = client.clock.now();
	const known = settings.get(client.account);
	if (known && readAt - known.readAt < REMEMBERED_MS) return known.isOn;
	const query = { extended: 'browsing' };
	const request = { method: 'GET', path: '/users/settings', query } as const;
	const answers = anObjectWith('user', 'browsing');
	const answer = itemOf(await client.request(request, { answers }));
	const isOn = dataOf(answer.browsing).watch_only_once === true;
	settings.set(client.account, { isOn, readAt });
	return isOn;
}

/** Why an older play of a title is not sent to such an account. */
export function hasNewer({ watched_at: at }: IDataObject | { watched_at: string }): string {
	return `Trakt keeps one play per title for this account ("watch only once"), and has a newer one (${String(at)})`;
}

/** What became of the play that was there. */
export function wasMoved(at: unknown): string {
	return `Trakt keeps one play per title for this account ("watch only once"): the one of ${String(at)} has this date now`;
}
