import type { IDataObject } from 'n8n-workflow';

import { refused } from '../answers';
import { idOf, isData, textOf } from '../reading';

/** The ids that Trakt itself takes. Plex, Jellyfin, AniDB and MyAnimeList ids are never sent. */
export type TraktIds = Partial<{
	trakt: number;
	slug: string;
	imdb: string;
	tmdb: number;
	tvdb: number;
}>;

export type TraktMovieSubject = { movie: { title?: string; year?: number; ids?: TraktIds } };
export type TraktEpisodeSubject =
	| { episode: { ids: TraktIds } }
	| {
			show: { title?: string; year?: number; ids?: TraktIds };
			episode: { season: number; number: number };
	  };
export type TraktSubject = TraktMovieSubject | TraktEpisodeSubject;
export type TraktShowSubject = { show: { ids: TraktIds } };
/** A season by its show and number, or by its own id. */
export type TraktSeasonSubject =
	| { show: { ids: TraktIds }; season: { number: number } }
	| { season: { ids: { tvdb: number } } };
export type TraktRateable = TraktSubject | TraktShowSubject | TraktSeasonSubject;

/** One title that Trakt knows, by Trakt's own id. */
export interface TraktItem {
	type: 'movie' | 'episode';
	trakt: number;
}

const ID_KEYS = {
	movie: ['trakt', 'slug', 'imdb', 'tmdb'],
	show: ['trakt', 'slug', 'imdb', 'tmdb', 'tvdb'],
	/** Trakt's contract takes no other ids for an episode (episodeIdsRequestSchema); others go through a search. */
	episode: ['trakt', 'tvdb'],
} as const;

/** The ids that Trakt takes for this kind of title, checked; undefined where none is left. */
export function idsFor(kind: keyof typeof ID_KEYS, ids: object | undefined): TraktIds | undefined {
	const given: Record<string, unknown> = { ...ids };
	const taken: TraktIds = {};
	for (const key of ID_KEYS[kind]) {
		const value = given[key];
		if (value === undefined || value === null) continue;
		if (key === 'imdb') taken.imdb = checked(key, value, imdbOf(value));
		else if (key === 'slug') taken.slug = checked(key, value, textOf(value));
		else taken[key] = checked(key, value, idOf(value));
	}
	return Object.keys(taken).length > 0 ? taken : undefined;
}

/** The ids of an event that have the form Trakt knows; a source's odd ones are left out rather than refused. */
export function knownIds(ids: TraktIds): TraktIds {
	const { trakt, imdb, tmdb, tvdb } = ids;
	return { trakt: idOf(trakt), imdb: imdbOf(imdb), tmdb: idOf(tmdb), tvdb: idOf(tvdb) };
}

/** True for `{ show, episode: { season, number } }`. */
export function isNumbered(
	subject: TraktSubject,
): subject is Extract<TraktEpisodeSubject, { show: unknown }> {
	return 'show' in subject;
}

export function isMovie(subject: TraktRateable): subject is TraktMovieSubject {
	return 'movie' in subject;
}

export function isWholeShow(subject: TraktRateable): subject is TraktShowSubject {
	return 'show' in subject && !('episode' in subject) && !('season' in subject);
}

export function isSeason(subject: TraktRateable): subject is TraktSeasonSubject {
	return 'season' in subject;
}

/** The ids in Trakt's own answer, whatever is in them. */
export function idsIn(answer: unknown): TraktIds {
	const ids = isData(answer) && isData(answer.ids) ? answer.ids : {};
	return {
		trakt: idOf(ids.trakt),
		slug: textOf(ids.slug),
		imdb: textOf(ids.imdb),
		tmdb: idOf(ids.tmdb),
		tvdb: idOf(ids.tvdb),
	};
}

export function subjectOf({ type, trakt }: TraktItem): TraktSubject {
	return type === 'movie' ? { movie: { ids: { trakt } } } : { episode: { ids: { trakt } } };
}

/** A title with its year, as far as they are known. */
export function titled({ title, year }: { title?: string; year?: number }): IDataObject {
	return { ...(title ? { title } : {}), ...(year ? { year } : {}) };
}

function imdbOf(value: unknown): string | undefined {
	return typeof value === 'string' && /^tt\d+$/.test(value) ? value : undefined;
}

function checked<T>(key: string, given: unknown, value: T | undefined): T {
	if (value !== undefined) return value;
	const said = typeof given === 'string' || typeof given === 'number' ? ` "${given}"` : '';
	throw refused(
		`The ${key} id${said} is not one that Trakt can know`,
		key === 'imdb'
			? 'Give it with its letters, e.g. tt0133093.'
			: 'Give a whole number above 0 (a slug is a text), or leave this id out.',
	);
}
