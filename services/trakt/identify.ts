import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../http/serviceClient';
import { Memory } from '../shared/memory';
import { notFound } from './answers';
import { nothingToSend, subjectBody } from './bodies';
import { dataOf, itemOf } from './reading';
import { lookUpId } from './ownIds';
import type { SearchIdType } from './search';
import { idsFor, idsIn, isMovie, isNumbered } from './subject';
import type { TraktIds, TraktItem, TraktSubject } from './subject';
import { movieTitled, namesakes } from './titleSearch';

const identified = new Memory<TraktItem>();

/** Trakt's own id of one title: what history is read and written by. Rejects with `notFound`. */
export async function identify(client: ServiceClient, subject: TraktSubject): Promise<TraktItem> {
	const key = JSON.stringify(subject);
	const known = identified.get(key);
	if (known) return known;
	const type = isMovie(subject) ? 'movie' : 'episode';
	const trakt = await find(client, subject);
	if (!trakt) throw notFound(`Trakt does not know this ${type}`);
	identified.set(key, { type, trakt });
	return { type, trakt };
}

/** The subject in a form that a scrobble takes: an episode by IMDb or TMDB id becomes one by Trakt's own. */
export async function takeable(
	client: ServiceClient,
	subject: TraktSubject,
): Promise<TraktSubject> {
	if (isMovie(subject) || isNumbered(subject) || idsFor('episode', subject.episode.ids)) {
		return subject;
	}
	const { trakt } = await identify(client, subject);
	return { episode: { ids: { trakt } } };
}

/** The whole of what Trakt says about a season's episode; `show` is a Trakt id, slug or IMDb id. */
export async function episodeOf(
	client: ServiceClient,
	show: number | string,
	{ season, number }: { season: number; number: number },
): Promise<IDataObject> {
	const path = `/shows/${encodeURIComponent(show)}/seasons/${season}/episodes/${number}`;
	return itemOf(await client.request({ method: 'GET', path }));
}

async function find(client: ServiceClient, subject: TraktSubject): Promise<number | undefined> {
	if (isMovie(subject)) {
		const { ids, title, year } = subject.movie;
		const byId = await findByIds(client, 'movie', idsFor('movie', ids));
		if (byId || !title) return byId;
		// Ids that Trakt does not know leave the title, but then only with its year.
		if (ids && Object.keys(ids).length > 0 && year === undefined) return undefined;
		return idsIn(await movieTitled(client, { title, year })).trakt;
	}
	if (!isNumbered(subject)) return await findEpisode(client, subject.episode.ids);
	subjectBody(subject);
	const show = await findShow(client, subject.show);
	if (show === undefined) return undefined;
	return idsIn(await episodeOf(client, show, subject.episode)).trakt;
}

async function findEpisode(client: ServiceClient, ids: TraktIds): Promise<number | undefined> {
	const { trakt, tvdb, imdb, tmdb } = idsFor('show', ids) ?? {};
	const found = await findByIds(client, 'episode', { trakt, tvdb, imdb, tmdb });
	if (!found && !(tvdb ?? imdb ?? tmdb)) throw nothingToSend('episode');
	return found;
}

async function findShow(
	client: ServiceClient,
	show: { title?: string; year?: number; ids?: TraktIds },
): Promise<number | string | undefined> {
	const { title, year } = show;
	const ids = idsFor('show', show.ids);
	const direct = ids?.trakt ?? ids?.slug ?? ids?.imdb;
	if (direct) return direct;
	if (ids) return await findByIds(client, 'show', ids);
	if (!title) throw nothingToSend('show');
	const [first] = await namesakes(client, 'show', { title, year });
	return idsIn(first).trakt;
}

/** Looks each id up by its kind, until one is known. */
async function findByIds(
	client: ServiceClient,
	type: 'movie' | 'show' | 'episode',
	ids: TraktIds | undefined,
): Promise<number | undefined> {
	if (ids?.trakt) return ids.trakt;
	if (ids?.slug) {
		const path = `/${type}s/${encodeURIComponent(ids.slug)}`;
		const { trakt } = idsIn(itemOf(await client.request({ method: 'GET', path })));
		if (trakt) return trakt;
	}
	const order: SearchIdType[] = type === 'movie' ? ['imdb', 'tmdb'] : ['tvdb', 'imdb', 'tmdb'];
	for (const idType of order) {
		const id = idType === 'trakt' ? undefined : ids?.[idType];
		if (id === undefined) continue;
		const [first] = await lookUpId(client, { idType, id: String(id), type });
		const { trakt } = idsIn(dataOf(first?.[type]));
		if (trakt) return trakt;
	}
	return undefined;
}
