import type { IDataObject } from 'n8n-workflow';

import { watchEventFromTrakt } from '../../../media';
import type { WatchEvent } from '../../../media';
import { anObjectWith } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import { getSettings } from '../client';
import { listHistory } from '../history/history';
import { bounded, itemIn, lineOf, watchedMs } from '../history/knownPlays';
import type { KnownPlays } from '../history/knownPlays';
import { pagesOf } from '../paging';
import { dataOf, idOf, isData, itemOf, textOf } from '../reading';
import { lookIntoGone } from './removals';

const DAY_MS = 86_400_000;
/** Plays are compared by their history ids this far back, so that also one that is dated back is seen, and removals. */
const COMPARED_DAYS = 90;
/** After that many milliseconds the history is read although nothing seems to have changed. */
const READ_ANYWAY_AFTER_MS = 3_600_000;

/** Milliseconds between the two looks that it takes to call most of a history removed. */
const SECOND_LOOK_MS = 3_000;

/** What the last look saw; kept by n8n as JSON. */
export interface TraktCursor {
	/** When Trakt last saw a movie or an episode watched or removed; '' to look again in any case. */
	watched: string;
	/** Milliseconds since 1970. */
	readAt: number;
	/** ISO 8601: every play from here on is in `known`. */
	from: string;
	known: KnownPlays;
}

export interface TraktChanges {
	/** Oldest first; removals last. */
	events: WatchEvent[];
	cursor: TraktCursor;
}

/**
 * What changed in the account's history since `before`: one request as long as nothing did. Without `before` nothing
 * has changed, except that the plays of the last `startDays` days count as new.
 */
export async function readChanges(
	client: ServiceClient,
	user: WatchEvent['user'],
	before?: TraktCursor,
	startDays = 0,
): Promise<TraktChanges> {
	// Before the history is read: what happens in between shows as a change the next time.
	const watched = await lastWatched(client);
	const readAt = client.clock.now();
	if (before && before.watched === watched && readAt - before.readAt < READ_ANYWAY_AFTER_MS) {
		return { events: [], cursor: before };
	}
	const daysBack = Math.max(COMPARED_DAYS, startDays);
	const from = before?.from ?? bounded({}, '1970-01-01', readAt - daysBack * DAY_MS).from;
	const knownBefore = Object.keys(before?.known ?? {});
	const held = await playsFrom(client, from);
	if (knownBefore.filter((id) => !held.has(id)).length * 2 > knownBefore.length) {
		// Most of a history does not go at once: before it is called removed, it is read once more.
		await client.clock.sleep(SECOND_LOOK_MS);
		for (const [id, play] of await playsFrom(client, from)) held.set(id, play);
	}
	const isNew = before
		? (id: string) => !(id in before.known)
		: (_id: string, play: IDataObject) => watchedMs(play) >= readAt - startDays * DAY_MS;
	const added = [...held].filter(([id, play]) => isNew(id, play));
	const gone = knownBefore.filter((id) => !held.has(id));
	const removed = await lookIntoGone(client, user, before?.known ?? {}, gone);

	const known: KnownPlays = { ...removed.stillKnown };
	for (const [id, play] of held) known[id] = lineOf(play);
	const events: WatchEvent[] = [];
	for (const [id, play] of added) {
		const event = eventOfRow(() => watchEventFromTrakt(play, user));
		if (event) events.push(event);
		// What cannot be read now is new once it can.
		else delete known[id];
	}
	return {
		events: [...inOrder(events), ...removed.events],
		cursor: {
			watched: removed.isComplete ? watched : '',
			readAt,
			...bounded(known, from, readAt - daysBack * DAY_MS),
		},
	};
}

/** The plays from a date on, by their history ids. */
async function playsFrom(client: ServiceClient, from: string): Promise<Map<string, IDataObject>> {
	const held = new Map<string, IDataObject>();
	for (const play of await listHistory(client, { startAt: from })) {
		const id = idOf(play.id);
		if (id && itemIn(play)) held.set(String(id), play);
	}
	return held;
}

/** The cursor in what n8n kept; undefined for what is none, which starts anew. */
export function cursorFrom(stored: unknown): TraktCursor | undefined {
	if (!isData(stored) || !isData(stored.known)) return undefined;
	const { watched, readAt, from, known } = stored;
	if (typeof watched !== 'string' || typeof readAt !== 'number') return undefined;
	if (typeof from !== 'string' || Number.isNaN(Date.parse(from))) return undefined;
	const lines = Object.entries(known).map(([id, line]) => [id, String(line)]);
	return { watched, readAt, from, known: Object.fromEntries(lines) };
}

/** Whose account it is: the slug stays when the user name is written differently. */
export async function readUser(client: ServiceClient): Promise<WatchEvent['user']> {
	const user = dataOf((await getSettings(client)).user);
	const name = textOf(user.username) ?? textOf(user.name) ?? 'me';
	return { id: textOf(dataOf(user.ids).slug) ?? name, name };
}

/** The newest play, for somebody who builds a workflow; undefined in an empty history. */
export async function newestPlay(
	client: ServiceClient,
	user: WatchEvent['user'],
): Promise<WatchEvent | undefined> {
	// Of what is hidden nothing is on its page, and a play without a date is as good as any if there is no other.
	for await (const page of pagesOf(client, '/sync/history')) {
		for (const play of page) {
			const event = eventOfRow(() => watchEventFromTrakt(play, user));
			if (event) return event;
		}
	}
	return undefined;
}

/** Trakt moves these dates on when a play is added and when one is removed (trakt-api issues 361 and 472). */
async function lastWatched(client: ServiceClient): Promise<string> {
	const answer = itemOf(
		await client.request(
			{ method: 'GET', path: '/sync/last_activities' },
			{ answers: anObjectWith('movies', 'episodes') },
		),
	);
	const dates = [answer.movies, answer.episodes].map((part) => textOf(dataOf(part).watched_at));
	return dates.map((date) => date ?? '').join(' ');
}

function inOrder(events: WatchEvent[]): WatchEvent[] {
	return events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
