import type { IDataObject } from 'n8n-workflow';

import { aList, orNull } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { Memory } from '../../shared/memory';
import type { ListedEpisode } from '../../shared/title/chooseEpisode';
import { countOf, dataOf, listOf, textOf } from '../reading';
import { searchById } from './search';
import { idsIn } from './subject';
import type { SimklIds } from './subject';

/** A show, or one cour of an anime, as a search gives it. */
export interface SimklShow {
	type: 'tv' | 'anime';
	simkl: number;
	/** As Simkl answered. */
	titled: IDataObject;
}

/** Specials have no number at Simkl, only an id and a title. */
export interface SimklEpisode extends ListedEpisode {
	of: SimklShow;
	/** Simkl's own id of the episode. */
	simkl?: number;
	/** Within its cour. */
	numberInCour?: number;
}

/** By which of its ids a show is looked up: TheTVDB's first, which names every cour of an anime. */
const ID_ORDER = ['simkl', 'tvdb', 'imdb', 'tmdb', 'anidb', 'mal'] as const;

const lists = new Memory<IDataObject[]>(200);
const shows = new Memory<SimklShow[]>();

/** The show with these ids, or every cour of it; one request for each show, for it is remembered. */
export async function showsWith(client: ServiceClient, ids: SimklIds): Promise<SimklShow[]> {
	for (const idType of ID_ORDER) {
		const id = ids[idType];
		if (id === undefined) continue;
		const key = `${idType} ${id}`;
		const known = shows.get(key);
		if (known) return known;
		const found = await searchById(client, { idType, id: String(id), type: 'show' });
		const those = found.flatMap((titled): SimklShow[] => {
			const { simkl } = idsIn(titled);
			const { type } = titled;
			return simkl && (type === 'tv' || type === 'anime') ? [{ type, simkl, titled }] : [];
		});
		if (those.length > 0) shows.set(key, those);
		if (those.length > 0) return those;
	}
	return [];
}

/**
 * Every episode of a show with its title and place; remembered, for one evening asks for many of them. An anime's place is
 * TheTVDB's where that is told, unless `byCour` asks for the number within the cour.
 */
export async function episodesOf(
	client: ServiceClient,
	of: SimklShow,
	byCour: boolean,
): Promise<SimklEpisode[]> {
	const rows = await rowsOf(client, of);
	const isMapped = rows.some(({ tvdb }) => countOf(dataOf(tvdb).season) !== undefined);
	return rows.map((row): SimklEpisode => {
		const title = textOf(row.title);
		const numberInCour = row.type === 'special' ? undefined : countOf(row.episode);
		const each = { of, title, numberInCour, simkl: idsIn(row).simkl };
		if (row.type === 'special') return { ...each, season: 0 };
		const tvdb = dataOf(row.tvdb);
		if (byCour || !isMapped) {
			return { ...each, season: countOf(row.season) ?? 1, number: numberInCour };
		}
		return { ...each, season: countOf(tvdb.season), number: countOf(tvdb.episode) };
	});
}

async function rowsOf(client: ServiceClient, { type, simkl }: SimklShow): Promise<IDataObject[]> {
	const key = `${type} ${simkl}`;
	const known = lists.get(key);
	if (known) return known;
	const path = `/${type}/episodes/${simkl}`;
	// TheTVDB's numbers stand beside an anime's own only where they are asked for.
	const query = type === 'anime' ? { extended: 'full_anime_seasons' } : {};
	// Without a sign-in it comes out of a cache, and does not count as one of the account's requests of the day.
	const asked = { method: 'GET', path, query, anonymous: true } as const;
	const answer = await client.request(asked, { answers: orNull(aList) }).catch((error: unknown) => {
		if (isServiceError(error, 'notFound')) return undefined;
		throw error;
	});
	const episodes = listOf(answer?.body);
	if (episodes.length > 0) lists.set(key, episodes);
	return episodes;
}
