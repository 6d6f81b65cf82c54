import type { IDataObject } from 'n8n-workflow';

import type { Ids } from '../../../media';
import { refused } from '../answers';
import { idOf, isData, textOf } from '../reading';

/** The ids that Simkl knows a title by, of those that a watch event can have. */
export type SimklIds = Partial<{
	simkl: number;
	imdb: string;
	tmdb: number;
	tvdb: number;
	mal: number;
	anidb: number;
}>;

export interface SimklTitle {
	title?: string;
	year?: number;
	ids?: SimklIds;
	/** It is one cour, by Simkl's own id: numbered from 1, without seasons. */
	isCour?: true;
}

export type SimklMovieSubject = { movie: SimklTitle };
export type SimklNumberedSubject = {
	show: SimklTitle;
	episode: { season: number; number: number };
};
/** An episode by its own id, which Simkl takes for the history alone. */
export type SimklEpisodeSubject = { episode: { ids: { simkl?: number; tvdb?: number } } };
export type SimklSubject = SimklMovieSubject | SimklNumberedSubject;
/** A whole show: Simkl then means everything that has aired, so it takes the word `whole` to say so. */
export type SimklWholeShow = { show: SimklTitle; whole: true };
export type SimklShowSubject = { show: SimklTitle };
/** Simkl rates films and whole shows, neither seasons nor episodes. */
export type SimklRateable = SimklMovieSubject | SimklShowSubject;

const ID_KEYS = ['simkl', 'imdb', 'tmdb', 'tvdb', 'mal', 'anidb'] as const;

/** The ids that have the form Simkl knows; undefined where none is left. A source's odd ones are left out. */
export function knownIds(ids: Ids | SimklIds | undefined): SimklIds | undefined {
	const known: SimklIds = {};
	for (const key of ID_KEYS) {
		const value = ids?.[key];
		if (key === 'imdb') {
			if (isImdb(value)) known.imdb = value;
			continue;
		}
		const id = idOf(value);
		if (id !== undefined) known[key] = id;
	}
	return Object.keys(known).length > 0 ? known : undefined;
}

/** The same for a film: Simkl knows TheTVDB's ids of shows and anime alone, and that number could be another film's elsewhere. */
export function knownMovieIds(ids: Ids): SimklIds | undefined {
	return knownIds({ ...ids, tvdb: undefined });
}

/**
 * The ids by which an episode of a show is placed. Where a catalogue of whole shows names it, the place is that one's, and the
 * id of one cour beside it would have Simkl count within the cour.
 */
export function knownShowIds(ids: Ids): SimklIds | undefined {
	const { imdb, tmdb, tvdb } = ids;
	const isOfWhole = knownIds({ imdb, tmdb, tvdb }) !== undefined;
	return knownIds(isOfWhole ? { ...ids, mal: undefined, anidb: undefined } : ids);
}

/** The ids of a subject as somebody gave them: one in another form is refused rather than left out. */
export function checkedIds(ids: SimklIds | undefined): SimklIds | undefined {
	for (const [key, value] of Object.entries(ids ?? {})) {
		const isFine = key === 'imdb' ? isImdb(value) : idOf(value) !== undefined;
		if (value === undefined || isFine) continue;
		throw refused(
			`The ${key} id "${value}" is not one that Simkl can know`,
			key === 'imdb'
				? 'Give it with its letters, e.g. tt0133093.'
				: 'Give a whole number above 0, or leave this id out.',
		);
	}
	return knownIds(ids);
}

export function isMovie(subject: SimklSubject | SimklRateable): subject is SimklMovieSubject {
	return 'movie' in subject;
}

/** The ids in Simkl's own answer, whatever is in them; a search calls its own id otherwise. */
export function idsIn(answer: unknown): SimklIds {
	const ids = isData(answer) && isData(answer.ids) ? answer.ids : {};
	return {
		simkl: idOf(ids.simkl ?? ids.simkl_id),
		imdb: textOf(ids.imdb),
		tmdb: idOf(ids.tmdb),
		tvdb: idOf(ids.tvdb),
		mal: idOf(ids.mal),
		anidb: idOf(ids.anidb),
	};
}

/**
 * A title as Simkl is told it: by its ids alone. Beside them Simkl takes a name as well, at last without its year, and
 * another title of that name would be a wrong play.
 */
export function titleBody({ ids }: SimklTitle, kind: 'movie' | 'show'): IDataObject {
	const known = checkedIds(ids);
	if (known) return { ids: known };
	throw refused(
		`There is no id that Simkl takes for this ${kind}`,
		'Give a Simkl, IMDb, TMDB or TheTVDB id, or the title with its year.',
	);
}

/** Only by ids of an anime catalogue is it one cour; any other catalogue keeps an anime as one show with seasons. */
export function isCour({ ids, isCour: said }: SimklTitle): boolean {
	if (said) return true;
	const { imdb, tmdb, tvdb, mal, anidb } = ids ?? {};
	return (mal ?? anidb) !== undefined && (imdb ?? tmdb ?? tvdb) === undefined;
}

function isImdb(value: unknown): value is string {
	return typeof value === 'string' && /^tt\d+$/.test(value);
}
