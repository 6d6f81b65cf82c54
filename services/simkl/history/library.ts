import type { IDataObject } from 'n8n-workflow';

import { anObjectWithList } from '../../http/json';
import type { AnswerForm } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { Memory, MONTH_MS, packed, unpacked } from '../../shared/memory';
import { isTooLarge } from '../answers';
import { itemOf, listOf } from '../reading';
import { readUser } from '../settings';
import { dateOf } from '../title/bodies';
import { idsIn } from '../title/subject';
import { EPISODES, justBefore, LISTS, mayBeEmpty, readActivities, titleIn } from './entries';
import type { Activities, ListActivity, ListName } from './entries';

/** One list of an account as it was read last. */
interface KeptList {
	activity: ListActivity;
	entries: ArrayBuffer;
}

export interface WholeLibrary {
	activities: Activities;
	lists: Record<ListName, Map<number, IDataObject>>;
}

const MOVIE_STATUSES = ['plantowatch', 'completed', 'dropped'];
const STATUSES = [...MOVIE_STATUSES, 'watching', 'hold'];

/** In bytes: the libraries of some 200 people with 2,000 titles each, 0.6 MB a person. */
const MOST_KEPT = 128_000_000;

const kept = new Memory<KeptList>(MOST_KEPT, ({ entries }) => entries.byteLength, MONTH_MS);

/**
 * The library, or what has changed in it since a date. Asks for the activities first, and reads a list whole only once
 * in this process: after that only what has changed since, which is all that Simkl allows an app.
 */
export async function listLibrary(
	client: ServiceClient,
	query: { type?: ListName; status?: string; changedSince?: string; limit?: number },
): Promise<IDataObject[]> {
	const { type, status, changedSince, limit } = query;
	const since = changedSince === undefined ? undefined : dateOf(changedSince);
	const activities = await readActivities(client);
	const entries: IDataObject[] = [];
	for (const list of LISTS.filter((each) => type === undefined || each === type)) {
		const activity = activities[list];
		if (since !== undefined && activity.changed < since) continue;
		const found =
			since === undefined
				? [...(await wholeList(client, list, activity)).values()]
				: await readList(client, list, { from: { date_from: since }, mayBeEmpty: true });
		entries.push(...found.filter((entry) => status === undefined || entry.status === status));
	}
	return limit === undefined ? entries : entries.slice(0, limit);
}

/** Everything in the library, by list and Simkl id, and when each list last changed. */
export async function wholeLibrary(client: ServiceClient): Promise<WholeLibrary> {
	const activities = await readActivities(client);
	const shows = await wholeList(client, 'shows', activities.shows);
	const movies = await wholeList(client, 'movies', activities.movies);
	const anime = await wholeList(client, 'anime', activities.anime);
	return { activities, lists: { shows, movies, anime } };
}

/** One list with every episode and its date; `date_from` gives only what has changed after it. */
export async function readList(
	client: ServiceClient,
	list: ListName,
	{ from = {}, mayBeEmpty: canBeEmpty }: { from?: { date_from?: string }; mayBeEmpty: boolean },
): Promise<IDataObject[]> {
	// TheTVDB's numbers beside an anime's own: media servers count by those.
	const extended = list === 'anime' ? 'full_anime_seasons' : 'full';
	const asked = { ...from, extended, ...EPISODES };
	return await readItems(client, list, asked, canBeEmpty).catch(async (error: unknown) => {
		if (!isTooLarge(error)) throw error;
		// A very large library comes in parts only, of which these are the smallest.
		const parts: IDataObject[] = [];
		for (const status of list === 'movies' ? MOVIE_STATUSES : STATUSES) {
			parts.push(...(await readItems(client, list, asked, true, `/${status}`)));
		}
		return parts;
	});
}

/** Milliseconds between the two looks that it takes to call a title removed. */
const SECOND_LOOK_MS = 3_000;

/**
 * The Simkl ids of everything in a list: what has left it shows nowhere else. Where known titles are missing it is read
 * once more, for a library that is answered as empty by mistake would take all of its plays away.
 */
export async function idsLeft(
	client: ServiceClient,
	list: ListName,
	known: number[],
): Promise<Set<number>> {
	const left = new Set(await readIds(client, list));
	if (known.every((simkl) => left.has(simkl))) return left;
	await client.clock.sleep(SECOND_LOOK_MS);
	// Simkl suspends apps that read a list twice without asking whether anything has changed.
	await readActivities(client);
	return new Set([...left, ...(await readIds(client, list))]);
}

async function readIds(client: ServiceClient, list: ListName): Promise<number[]> {
	const entries = await readItems(client, list, { extended: 'simkl_ids_only' }, true);
	return entries.map(simklOf).filter((id) => id !== undefined);
}

export function simklOf(entry: IDataObject): number | undefined {
	return idsIn(titleIn(entry)).simkl;
}

async function wholeList(
	client: ServiceClient,
	list: ListName,
	activity: ListActivity,
): Promise<Map<number, IDataObject>> {
	// A list that nothing ever happened in is empty.
	if (activity.changed === '' && activity.removed === '') return new Map();
	// The credential may have been connected as somebody else since.
	const { id: person } = await readUser(client);
	const key = `${client.account}|${person}|${list}`;
	const before = kept.get(key);
	const entries = byId(before ? listOf(await unpacked(before.entries)) : []);
	if (before && sameActivity(before.activity, activity)) return entries;
	const from = before?.activity.changed ? { date_from: justBefore(before.activity.changed) } : {};
	const what = { from, mayBeEmpty: mayBeEmpty(activity, before?.activity) };
	for (const [simkl, entry] of byId(await readList(client, list, what))) entries.set(simkl, entry);
	if (before && before.activity.removed !== activity.removed) {
		const left = await idsLeft(client, list, [...entries.keys()]);
		for (const simkl of entries.keys()) if (!left.has(simkl)) entries.delete(simkl);
	}
	kept.set(key, { activity, entries: await packed([...entries.values()]) });
	return entries;
}

function byId(entries: IDataObject[]): Map<number, IDataObject> {
	const known = new Map<number, IDataObject>();
	for (const entry of entries) {
		const simkl = simklOf(entry);
		if (simkl !== undefined) known.set(simkl, entry);
	}
	return known;
}

function sameActivity(one: ListActivity, other: ListActivity): boolean {
	return one.changed === other.changed && one.removed === other.removed;
}

async function readItems(
	client: ServiceClient,
	list: ListName,
	query: Record<string, string>,
	canBeEmpty: boolean,
	part = '',
): Promise<IDataObject[]> {
	const path = `/sync/all-items/${list}${part}`;
	const filled = anObjectWithList(list);
	// Simkl answers null where there is nothing.
	const answers: AnswerForm = (body) =>
		canBeEmpty ? body === null || filled(body) : listOf(itemOf({ body })[list]).length > 0;
	return listOf(itemOf(await client.request({ method: 'GET', path, query }, { answers }))[list]);
}
