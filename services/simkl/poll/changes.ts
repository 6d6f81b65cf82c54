import type { IDataObject } from 'n8n-workflow';

import { watchEventFromSimkl } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import {
	isCourEntry,
	isFilm,
	justBefore,
	LISTS,
	mayBeEmpty,
	playsIn,
	readActivities,
	rowOf,
	tellsEveryEpisode,
	titleIn,
} from '../history/entries';
import type { Activities, EntryPlay } from '../history/entries';
import { idsLeft, readList, simklOf, wholeLibrary } from '../history/library';
import { isData, momentOf, textOf } from '../reading';
import { entryOf, FILM, lineOf, listIn, placeOf, placesIn, placesOf, playAt } from './snapshot';
import type { Snapshot } from './snapshot';

const DAY_MS = 86_400_000;

/** What the last look saw; kept by n8n as JSON. */
export interface SimklCursor {
	/** When each list last changed, as Simkl told it then. */
	activities: Activities;
	titles: Snapshot;
}

export interface SimklChanges {
	/** Oldest first; removals last. */
	events: WatchEvent[];
	/** The very object that was given, where nothing has changed. */
	cursor: SimklCursor;
}

/**
 * What changed in the account's library since `before`: one request as long as nothing did, then only the lists that
 * moved, and of those only what is newer. Without `before` the library is read once and nothing has changed, except
 * that the plays of the last `startDays` days count as new.
 */
export async function readChanges(
	client: ServiceClient,
	user: WatchEvent['user'],
	before?: SimklCursor,
	startDays = 0,
): Promise<SimklChanges> {
	if (!before) return await firstLook(client, user, startDays);
	const activities = await readActivities(client);
	const seen = { ...activities };
	const titles = { ...before.titles };
	const added: WatchEvent[] = [];
	const gone: WatchEvent[] = [];
	const now = new Date(client.clock.now());
	let isSame = true;
	for (const list of LISTS) {
		const [was, is] = [before.activities[list], activities[list]];
		if (was.changed !== is.changed) {
			isSame = false;
			const from = was.changed ? { date_from: justBefore(was.changed) } : {};
			const what = { from, mayBeEmpty: mayBeEmpty(is, was) };
			for (const entry of await readList(client, list, what)) {
				const simkl = simklOf(entry);
				if (!simkl) continue;
				const known = titles[simkl];
				const tellsEvery = tellsEveryEpisode(entry);
				added.push(...newPlays(entry, known, user));
				if (tellsEvery) gone.push(...lostPlays(entry, known, user, now));
				titles[simkl] = lineOf(list, entry, tellsEvery ? undefined : known);
			}
		}
		if (was.removed !== is.removed) {
			isSame = false;
			const inList = Object.entries(titles).filter(([, line]) => listIn(line) === list);
			const left = await idsLeft(
				client,
				list,
				inList.map(([simkl]) => Number(simkl)),
			);
			// A library that is answered as empty by mistake would take more away than one title: the next poll has to agree.
			const isMore = inList.length > 1 || (is.filed ?? '') > was.changed;
			if (left.size === 0 && isMore && was.emptied !== is.removed) {
				seen[list] = { ...was, emptied: is.removed };
				continue;
			}
			for (const [simkl, line] of inList) {
				if (left.has(Number(simkl))) continue;
				gone.push(...removals(simkl, line, placesIn(line), user, now));
				delete titles[simkl];
			}
		}
	}
	if (isSame) return { events: [], cursor: before };
	return { events: [...inOrder(added), ...gone], cursor: { activities: seen, titles } };
}

/** The cursor in what n8n kept; undefined for what is none, which starts anew. */
export function cursorFrom(stored: unknown): SimklCursor | undefined {
	if (!isData(stored) || !isData(stored.titles)) return undefined;
	const { activities } = stored;
	if (!isActivities(activities)) return undefined;
	const lines = Object.entries(stored.titles).map(([simkl, line]) => [simkl, String(line)]);
	return { activities, titles: Object.fromEntries(lines) };
}

/** The newest play, for somebody who builds a workflow; undefined in an empty library. */
export async function newestPlay(
	client: ServiceClient,
	user: WatchEvent['user'],
): Promise<WatchEvent | undefined> {
	const { lists } = await wholeLibrary(client);
	const entries = LISTS.flatMap((list) => [...lists[list].values()]);
	return inOrder(entries.flatMap((entry) => newPlays(entry, undefined, user))).at(-1);
}

async function firstLook(
	client: ServiceClient,
	user: WatchEvent['user'],
	startDays: number,
): Promise<SimklChanges> {
	const { activities, lists } = await wholeLibrary(client);
	const since = client.clock.now() - startDays * DAY_MS;
	const titles: Snapshot = {};
	const events: WatchEvent[] = [];
	for (const list of LISTS) {
		for (const [simkl, entry] of lists[list]) {
			titles[simkl] = lineOf(list, entry);
			if (startDays === 0) continue;
			events.push(...newPlays(entry, undefined, user).filter(({ at }) => Date.parse(at) >= since));
		}
	}
	return { events: inOrder(events), cursor: { activities, titles } };
}

/**
 * An episode that is listed without a date was seen when its show was last watched, or before; where not even that is known it
 * cannot be told to anybody. It is remembered all the same.
 */
function newPlays(
	entry: IDataObject,
	known: string | undefined,
	user: WatchEvent['user'],
): WatchEvent[] {
	const places = placesIn(known ?? '');
	const lastWatched = textOf(entry.last_watched_at);
	const what = { isFilm: isFilm(entry), isCour: isCourEntry(entry) };
	return playsIn(entry)
		.filter((play) => !isAmong(places, play))
		.filter((play) => momentOf(play.watchedAt ?? lastWatched) !== undefined)
		.map((play) => ({ ...rowOf(titleIn(entry), play, what), seen_by: lastWatched }))
		.map((play) => eventOfRow(() => watchEventFromSimkl(play, user)))
		.filter((event) => event !== undefined);
}

function lostPlays(
	entry: IDataObject,
	known: string | undefined,
	user: WatchEvent['user'],
	removedAt: Date,
): WatchEvent[] {
	const left = new Set(playsIn(entry).flatMap((play) => [placeOf(play), ...placesOf(play)]));
	const lost = [...placesIn(known ?? '')].filter((place) => !left.has(place));
	return removals(String(simklOf(entry)), known ?? '', new Set(lost), user, removedAt);
}

function removals(
	simkl: string,
	line: string,
	places: Set<string>,
	user: WatchEvent['user'],
	removedAt: Date,
): WatchEvent[] {
	const isCour = listIn(line) === 'anime';
	return [...places]
		.map((place) => {
			const what = { isFilm: place === FILM, isCour };
			const play = rowOf(entryOf(simkl, line), playAt(place), what);
			return eventOfRow(() => watchEventFromSimkl(play, user, removedAt));
		})
		.filter((event) => event !== undefined);
}

/** Also in the other form of its place. */
function isAmong(places: Set<string>, play: EntryPlay): boolean {
	return places.has(placeOf(play)) || placesOf(play).some((place) => places.has(place));
}

function isActivities(value: unknown): value is Activities {
	return (
		isData(value) &&
		LISTS.every((list) => {
			const stamps = value[list];
			return isData(stamps) && isText(stamps.changed) && isText(stamps.removed);
		})
	);
}

const isText = (value: unknown) => value === '' || textOf(value) !== undefined;

function inOrder(events: WatchEvent[]): WatchEvent[] {
	return events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
