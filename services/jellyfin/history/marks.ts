import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../http/serviceClient';
import { refused } from '../answers';
import { inPath, queryOf, readPages, USER_DATA } from '../query';
import { dataOf } from '../reading';
import { getItem } from '../title/items';
import { libraryItem, libraryItems, TICKS_PER_SECOND } from '../title/libraryItem';
import type { LibraryItem } from '../title/libraryItem';
import {
	markedItem,
	markPlayedLoud,
	markUnplayedLoud,
	readUserData,
	UNPLAYED,
	writeUserData,
} from './marking';
import type { Target } from './marking';

const PAGE_SIZE = 500;
const WITH_EPISODES: ReadonlySet<string> = new Set(['Season', 'Series']);
const MARKABLE: ReadonlySet<string> = new Set(['Movie', 'Episode', ...WITH_EPISODES]);

/** Marks an item at `at` (ISO 8601; now where Jellyfin has no date yet), a series with all its episodes. */
export async function markWatched(
	client: ServiceClient,
	{ at, tellOtherPrograms, ...target }: Target & { at?: string; tellOtherPrograms: boolean },
): Promise<IDataObject> {
	const date = at === undefined ? undefined : dateOf(at);
	const title = await titleToMark(client, target);
	// Left without a date, the button does it all in one.
	if (tellOtherPrograms && date === undefined) {
		return markedItem(target, await markPlayedLoud(client, target));
	}
	const marked = await quietly(client, target, title, async ({ id, state }) => {
		const LastPlayedDate =
			date ?? (state.lastPlayed ? undefined : new Date(client.clock.now()).toISOString());
		const PlayCount = Math.max(1, state.playCount);
		const data = { Played: true, PlayCount, PlaybackPositionTicks: 0, LastPlayedDate };
		return await writeUserData(client, { ...target, itemId: id }, data);
	});
	return tellOtherPrograms ? markedItem(target, await markPlayedLoud(client, target)) : marked;
}

/** Takes the mark of an item away, of a series' episodes all. */
export async function markUnwatched(
	client: ServiceClient,
	{ tellOtherPrograms, ...target }: Target & { tellOtherPrograms: boolean },
): Promise<IDataObject> {
	const title = await titleToMark(client, target);
	if (tellOtherPrograms) return markedItem(target, await markUnplayedLoud(client, target));
	return await quietly(
		client,
		target,
		title,
		async ({ id }) => await writeUserData(client, { ...target, itemId: id }, UNPLAYED),
	);
}

/** Sets the resume point, in seconds from the start; 0 takes it away. */
export async function setProgress(
	client: ServiceClient,
	{ positionSeconds, ...target }: Target & { positionSeconds: number },
): Promise<IDataObject> {
	if (!(positionSeconds >= 0) || !Number.isFinite(positionSeconds)) {
		throw refused('The position is not a number of seconds', 'Give 0 or more seconds.');
	}
	const PlaybackPositionTicks = Math.round(positionSeconds * TICKS_PER_SECOND);
	return markedItem(target, await writeUserData(client, target, { PlaybackPositionTicks }));
}

/** Jellyfin takes the id of a library as well, and marks everything in it: that is never meant. */
async function titleToMark(client: ServiceClient, target: Target): Promise<LibraryItem> {
	const item = libraryItem(await getItem(client, target));
	if (!item) throw refused('Jellyfin gave an item without an id', 'Check the id of the item.');
	if (MARKABLE.has(item.type ?? '')) return item;
	throw refused(
		`Only a movie, an episode, a season or a series can be marked, not ${item.type ?? 'anything else'}`,
		"Nothing was marked: with a library or a collection, everything in it would be. Take the ID or the address from the title's own page in Jellyfin, or get the titles with Item: Get Many and mark each of them.",
	);
}

/** A quiet write does not spread over a series or season, so its episodes are written one by one. */
async function quietly(
	client: ServiceClient,
	target: Target,
	title: LibraryItem,
	write: (item: LibraryItem) => ReturnType<typeof writeUserData>,
): Promise<IDataObject> {
	if (!WITH_EPISODES.has(title.type ?? '')) return markedItem(target, await write(title));
	for (const episode of await episodesIn(client, target)) await write(episode);
	return markedItem(target, await readUserData(client, target));
}

async function episodesIn(client: ServiceClient, { itemId, userId }: Target) {
	const episodes: IDataObject[] = [];
	await readPages(
		client,
		{
			userId,
			parentId: itemId,
			recursive: true,
			includeItemTypes: ['Episode'],
			isMissing: false,
			enableUserData: true,
			enableImages: false,
			sortBy: ['SortName', 'DateCreated'],
		},
		{ size: PAGE_SIZE },
		(page) => episodes.push(...page.filter((dto) => dataOf(dto).LocationType !== 'Virtual')),
	);
	return libraryItems(episodes);
}

function dateOf(date: string): string {
	const ms = Date.parse(date);
	if (!Number.isNaN(ms)) return new Date(ms).toISOString();
	throw refused('The date cannot be read', 'Give it in ISO 8601 form, e.g. 2026-03-08T20:15:00Z.');
}

/** Puts an item among the user's favourites, or takes it from there. */
export async function setFavorite(
	client: ServiceClient,
	{ favorite, ...target }: Target & { favorite: boolean },
): Promise<IDataObject> {
	const answer = await client.request(
		{
			method: favorite ? 'POST' : 'DELETE',
			path: `/UserFavoriteItems/${inPath(target.itemId)}`,
			query: queryOf({ userId: target.userId }),
		},
		{ answers: USER_DATA },
	);
	return markedItem(target, answer);
}

/** Gives the user's own rating, 0–10; 0 is none. Jellyfin's own pages show likes alone, from 6.5 on. */
export async function rateItem(
	client: ServiceClient,
	{ rating, ...target }: Target & { rating: number },
): Promise<IDataObject> {
	if (!(rating >= 0 && rating <= 10)) {
		throw refused('The rating is not between 0 and 10', 'Give a number from 0 to 10.');
	}
	return markedItem(target, await writeUserData(client, target, { Rating: rating }));
}
