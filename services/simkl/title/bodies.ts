import type { IDataObject } from 'n8n-workflow';

import { refused } from '../answers';
import { isCour, isMovie, titleBody } from './subject';
import type {
	SimklEpisodeSubject,
	SimklNumberedSubject,
	SimklSubject,
	SimklWholeShow,
} from './subject';

/** What a scrobble is about: one film, or an episode beside its show. */
export function subjectBody(subject: SimklSubject): IDataObject {
	if (isMovie(subject)) return { movie: titleBody(subject.movie, 'movie') };
	const { show } = subject;
	const key = isCour(show) ? 'anime' : 'show';
	return { [key]: titleBody(show, 'show'), episode: placeOf(subject.episode) };
}

/** Scrobble body; `progress` in percent, 0–100, of which Simkl takes two decimals. */
export function scrobbleBody(subject: SimklSubject, progress: number): IDataObject {
	if (!(progress >= 0 && progress <= 100)) {
		throw refused('The progress is not a percentage', 'Give a number from 0 to 100.');
	}
	return { ...subjectBody(subject), progress: Math.round(progress * 100) / 100 };
}

/** One play of one title, or of everything that has aired of a show. Simkl would date a play without a date now. */
export function historyBody(
	subject: SimklSubject | SimklEpisodeSubject | SimklWholeShow,
	watchedAt: string,
	more: IDataObject = {},
): IDataObject {
	const at = { watched_at: dateOf(watchedAt) };
	if ('movie' in subject) {
		return { movies: [{ ...titleBody(subject.movie, 'movie'), ...at, ...more }] };
	}
	if (!('show' in subject)) return { episodes: [{ ids: subject.episode.ids, ...at }] };
	if ('whole' in subject) return { shows: [{ ...titleBody(subject.show, 'show'), ...at }] };
	return { shows: [{ ...numberedBody(subject, at), ...more }] };
}

/** The one play of a film or of an episode, or a whole show with its rating. */
export function removalBody(subject: SimklSubject | SimklWholeShow): IDataObject {
	if ('movie' in subject) return { movies: [titleBody(subject.movie, 'movie')] };
	const isWhole = 'whole' in subject;
	return { shows: [isWhole ? titleBody(subject.show, 'show') : numberedBody(subject)] };
}

/** What `POST /sync/watched` is asked for. */
export function watchedBody(subject: SimklSubject): IDataObject[] {
	if (isMovie(subject)) return [{ ...titleBody(subject.movie, 'movie'), type: 'movie' }];
	const { season, number } = placeOf(subject.episode);
	return [{ ...titleBody(subject.show, 'show'), type: 'show', season, episode: number }];
}

/** ISO 8601 UTC without milliseconds, as Simkl writes it; a missing date is refused, never replaced by now. */
export function dateOf(date: string): string {
	const ms = Date.parse(date);
	if (!Number.isNaN(ms)) return `${new Date(ms).toISOString().slice(0, 19)}Z`;
	throw refused(
		'The date is missing or cannot be read',
		'Give it in ISO 8601 form, e.g. 2026-03-08T20:15:00Z.',
	);
}

function numberedBody({ show, episode }: SimklNumberedSubject, at: IDataObject = {}): IDataObject {
	const { season, number } = placeOf(episode);
	return {
		...titleBody(show, 'show'),
		// Simkl keeps each cour of an anime as a title of its own; media servers number by TheTVDB's seasons.
		...(isCour(show) ? {} : { use_tvdb_anime_seasons: true }),
		seasons: [{ number: season, episodes: [{ number, ...at }] }],
	};
}

function placeOf({ season, number }: { season: number; number: number }) {
	if (isCount(season) && isCount(number)) return { season, number };
	throw refused(
		'The season or the episode number is missing',
		'A show without them would stand for every episode. Give both as whole numbers; 0 is the season of specials.',
	);
}

function isCount(value: unknown): boolean {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
