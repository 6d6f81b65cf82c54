import type { Episode, Media, Movie, PlayEvent } from '../../../media';
import { isSameTitle } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import { Memory } from '../../shared/memory';
import { chooseEpisode, provesSame, saysNothing } from '../../shared/title/chooseEpisode';
import { accountOf } from '../client';
import { isJellyfinId } from '../query';
import { chooseEpisodes, episodesOf } from './episodes';
import { findTitles } from './libraryIndex';
import type { LibraryItem } from './libraryItem';
import { anotherEpisode, noSuchEpisode, notThere, severalTitles } from './missing';
import { agreement, providerIds } from './providerIds';
import { itemsById } from './search';

/** Series of one name that are looked into for an episode; where there are more, none is taken. */
const NAMESAKES_TO_TRY = 10;

/** A title gets further versions and libraries, so what was found is looked for again after six hours. */
const KEPT_MS = 6 * 3_600_000;
/** In which items, and in which series, a title was found. */
const foundItems = new Memory<string[]>(1000, () => 1, KEPT_MS);
const foundSeries = new Memory<string[]>(1000, () => 1, KEPT_MS);

export type Finding = Pick<PlayEvent, 'source' | 'media'>;

/**
 * Every item of the user's libraries that is this title, with what the user has done with it: all versions and
 * libraries. Asks for the title by name, then the library index. Rejects with `notFound`.
 */
export async function findItems(
	client: ServiceClient,
	userId: string,
	{ source, media }: Finding,
): Promise<LibraryItem[]> {
	const key = JSON.stringify([accountOf(client), userId, source, media]);
	const remembered = foundItems.get(key, client.clock.now());
	if (remembered) {
		const items = await itemsById(client, userId, remembered);
		if (items.length === remembered.length && items.every((item) => isStill(item, media))) {
			return items;
		}
		foundItems.forget(key);
	}
	const items =
		media.type === 'movie'
			? await findMovie(client, userId, media)
			: await findEpisode(client, userId, media, source === 'jellyfin');
	foundItems.set(
		key,
		items.map(({ id }) => id),
		client.clock.now(),
	);
	return items;
}

async function findMovie(
	client: ServiceClient,
	userId: string,
	{ title, year, ids }: Movie,
): Promise<LibraryItem[]> {
	const wanted = { title, year, ids: providerIds(ids) };
	const { items, isAmbiguous } = await findTitles(client, userId, 'movie', wanted);
	if (isAmbiguous) throw severalTitles('movies', wanted, items);
	if (items.length > 0) return items;
	throw notThere('movie', wanted);
}

async function findEpisode(
	client: ServiceClient,
	userId: string,
	media: Episode,
	isOwnSource: boolean,
): Promise<LibraryItem[]> {
	const own = isOwnSource ? await ownItem(client, userId, media) : [];
	if (own.length > 0) return own;

	const wanted = { ...media.show, ids: providerIds(media.show.ids) };
	const key = JSON.stringify([accountOf(client), userId, wanted]);
	const remembered = foundSeries.get(key, client.clock.now());
	if (remembered) {
		const items = await inSeries(client, userId, media, remembered);
		if (items.length > 0) return items;
		foundSeries.forget(key);
	}
	const series = await findTitles(client, userId, 'series', wanted);
	const ids = series.items.map(({ id }) => id);
	if (series.isAmbiguous) {
		const found = await inSeries(client, userId, media, ids.slice(0, NAMESAKES_TO_TRY));
		const proven = found.filter((item) => agreement(providerIds(media.ids), item.ids) === 'same');
		if (proven.length > 0) return proven;
		throw severalTitles('series', wanted, series.items);
	}
	if (ids.length === 0) throw notThere('series', wanted);
	foundSeries.set(key, ids, client.clock.now());
	const items = await inSeries(client, userId, media, ids);
	return items.length > 0 ? items : await elsewhere(client, userId, media, ids);
}

/**
 * Among all episodes of the series, where its place holds nothing or another title: numbers differ between servers. By its title
 * alone, for a library may have gaps, so that nothing can be counted in it.
 */
async function elsewhere(
	client: ServiceClient,
	userId: string,
	media: Episode,
	seriesIds: string[],
): Promise<LibraryItem[]> {
	const listed: LibraryItem[] = [];
	for (const seriesId of saysNothing(media.title, media.show.title) ? [] : seriesIds) {
		listed.push(...(await episodesOf(client, userId, seriesId, undefined)));
	}
	const named = listed.filter((item) => provesSame(media.title, item.title, media.show.title));
	const [first, ...others] = named;
	if (first && others.every((item) => isSamePlace(first, item))) return named;
	const wanted = { ...media, absoluteNumber: undefined };
	const { unsure } = chooseEpisode(wanted, listed, false);
	if (unsure.length > 0) throw anotherEpisode(media, unsure);
	throw noSuchEpisode(media);
}

/** Versions and copies in other libraries stand in one place. */
function isSamePlace(one: LibraryItem, other: LibraryItem): boolean {
	return one.season === other.season && one.number === other.number;
}

/** The very item that a Jellyfin server told of. Two servers give one id to one path, whatever lies there. */
async function ownItem(
	client: ServiceClient,
	userId: string,
	media: Episode,
): Promise<LibraryItem[]> {
	const { ids, show } = media;
	if (ids.jellyfin === undefined || !isJellyfinId(ids.jellyfin)) return [];
	const items = await itemsById(client, userId, [ids.jellyfin]);
	return items.filter(
		(item) => isStill(item, media) && isSameTitle(item.seriesTitle ?? '', show.title),
	);
}

async function inSeries(
	client: ServiceClient,
	userId: string,
	media: Episode,
	seriesIds: string[],
): Promise<LibraryItem[]> {
	const isPlaced = media.season !== undefined && media.number !== undefined;
	const items: LibraryItem[] = [];
	for (const seriesId of seriesIds) {
		const season = isPlaced ? media.season : undefined;
		items.push(...chooseEpisodes(media, await episodesOf(client, userId, seriesId, season)));
	}
	return items;
}

/** What was remembered may have been matched anew since: nothing is written to a title that it no longer is. */
function isStill(item: LibraryItem, media: Media): boolean {
	const verdict = agreement(providerIds(media.ids), item.ids);
	if (media.type === 'movie') {
		if (item.type !== 'Movie' || verdict === 'other') return false;
		return verdict === 'same' || isSameTitle(item.title, media.title);
	}
	if (item.type !== 'Episode') return false;
	return verdict === 'same' || chooseEpisodes(media, [item]).length > 0;
}
