import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { Memory } from '../../shared/memory';
import { unlessFound } from '../../shared/title/titleForms';
import { notFound } from '../answers';
import { A_TITLE, dataOf, itemOf } from '../reading';
import { nothingToSend, subjectBody } from './bodies';
import { lookUpId } from './ownIds';
import type { SearchIdType } from './ownIds';
import { idsFor, idsIn, isMovie, isNumbered } from './subject';
import type { TraktIds, TraktItem, TraktSubject } from './subject';
import { movieTitled, showTitled } from './titleSearch';

const identified = new Memory<TraktItem>();
/** Trakt's own id of a show that it does not know by the first of its ids, by all of them. */
const foundShows = new Memory<number>();

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
	return itemOf(await client.request({ method: 'GET', path }, { answers: A_TITLE }));
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
	return await findInShow(client, subject);
}

async function findEpisode(client: ServiceClient, ids: TraktIds): Promise<number | undefined> {
	const { trakt, tvdb, imdb, tmdb } = idsFor('show', ids) ?? {};
	const found = await findByIds(client, 'episode', { trakt, tvdb, imdb, tmdb });
	if (!found && !(tvdb ?? imdb ?? tmdb)) throw nothingToSend('episode');
	return found;
}

/** Under the first of its show's ids, and where Trakt has no such episode there, under the others. */
async function findInShow(
	client: ServiceClient,
	{ show: { title, year, ids: given }, episode }: Extract<TraktSubject, { show: unknown }>,
): Promise<number | undefined> {
	const inShow = async (show: number | string) =>
		idsIn(await episodeOf(client, show, episode)).trakt;
	const ids = idsFor('show', given);
	if (!ids) {
		if (!title) throw nothingToSend('show');
		const { trakt } = idsIn(await showTitled(client, { title, year }));
		return trakt && (await inShow(trakt));
	}
	const { trakt, slug, imdb, ...counted } = ids;
	const named = trakt ?? slug ?? imdb;
	const key = JSON.stringify(ids);
	const show = foundShows.get(key) ?? named;
	const here = show === undefined ? undefined : await inShow(show).catch(unlessFound);
	if (here !== undefined && !isServiceError(here)) return here;

	const others = named === imdb ? counted : { imdb, ...counted };
	const other = await findByIds(client, 'show', others);
	if (other === undefined || other === show) {
		if (here) throw here;
		return undefined;
	}
	const there = await inShow(other);
	foundShows.set(key, other);
	return there;
}

/** Trakt's own id: looks each id up by its kind, until one is known. */
export async function findByIds(
	client: ServiceClient,
	type: 'movie' | 'show' | 'episode',
	ids: TraktIds | undefined,
): Promise<number | undefined> {
	if (ids?.trakt) return ids.trakt;
	if (ids?.slug) {
		const path = `/${type}s/${encodeURIComponent(ids.slug)}`;
		const { trakt } = idsIn(
			itemOf(await client.request({ method: 'GET', path }, { answers: A_TITLE })),
		);
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
