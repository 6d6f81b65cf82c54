import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../http/serviceClient';
import { readPages } from '../paging';
import { textOf } from '../reading';
import { idsIn } from '../title/subject';
import type { TraktItem } from '../title/subject';

/** History ids that are remembered at most; of more plays than that, the oldest are forgotten. */
export const MOST_KNOWN = 2000;

/** By history id: what it is of, and when in seconds since 1970, e.g. `m601@1773000000`, `e7011@1773000000`. */
export type KnownPlays = Record<string, string>;

/** Forgets what is older than `oldestMs`, and the oldest of too many. */
export function bounded(known: KnownPlays, from: string, oldestMs: number) {
	const newestFirst = Object.entries(known)
		.map(([id, line]) => ({ id, line, ms: Number(line.split('@')[1]) * 1000 }))
		.sort((one, other) => other.ms - one.ms);
	const firstForgotten = newestFirst[MOST_KNOWN];
	// Plays of one second are kept or forgotten together, or the forgotten ones would look new the next time.
	const leastMs = firstForgotten ? firstForgotten.ms + 1000 : 0;
	const fromMs = Math.max(Date.parse(from), Math.floor(oldestMs / 1000) * 1000, leastMs);
	const kept = newestFirst.filter(({ ms }) => ms >= fromMs);
	return {
		from: new Date(fromMs).toISOString(),
		known: Object.fromEntries(kept.map(({ id, line }) => [id, line])),
	};
}

export function lineOf(play: IDataObject): string {
	const item = itemIn(play);
	return `${item?.type === 'movie' ? 'm' : 'e'}${item?.trakt}@${Math.floor(watchedMs(play) / 1000)}`;
}

/** The item of a line's first part. */
export function itemNamed(title: string): TraktItem | undefined {
	const trakt = Number(title.slice(1));
	return trakt > 0 ? { type: title.startsWith('m') ? 'movie' : 'episode', trakt } : undefined;
}

/** What a play is of; undefined where Trakt gave it no id or no date. */
export function itemIn(play: IDataObject): TraktItem | undefined {
	const type = play.movie ? 'movie' : 'episode';
	const { trakt } = idsIn(play[type]);
	return trakt && watchedMs(play) > 0 ? { type, trakt } : undefined;
}

/** Milliseconds since 1970. */
export function watchedMs(play: IDataObject): number {
	const ms = Date.parse(textOf(play.watched_at) ?? '');
	return Number.isNaN(ms) ? 0 : ms;
}

/** Plays of one title, newest first. */
export async function playsOfItem(
	client: ServiceClient,
	{ type, trakt }: TraktItem,
	between: { start_at?: string; end_at?: string } = {},
): Promise<IDataObject[]> {
	return await readPages(client, `/sync/history/${type}s/${trakt}`, between);
}
