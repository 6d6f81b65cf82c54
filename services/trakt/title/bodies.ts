import type { IDataObject } from 'n8n-workflow';

import { refused } from '../answers';
import { idsFor, isMovie, isNumbered, titled } from './subject';
import type { TraktItem, TraktSubject } from './subject';

/** What scrobbles and check-ins are about. Trakt's contract wants a movie's title and year beside its ids. */
export function subjectBody(subject: TraktSubject): IDataObject {
	if (isMovie(subject)) {
		const ids = idsFor('movie', subject.movie.ids);
		if (!ids && !subject.movie.title) throw nothingToSend('movie');
		return { movie: { ...titled(subject.movie), ...(ids ? { ids } : {}) } };
	}
	if (!isNumbered(subject)) {
		const ids = idsFor('episode', subject.episode.ids);
		if (!ids) throw nothingToSend('episode');
		return { episode: { ids } };
	}
	const { show, episode } = subject;
	const ids = idsFor('show', show.ids);
	if (!ids && !show.title) throw nothingToSend('show');
	const { season, number } = episode;
	if (!isCount(season) || !isCount(number)) {
		throw refused(
			'The season or the episode number is missing',
			'A show without them would stand for every episode. Give both as whole numbers; 0 is the season of specials.',
		);
	}
	return { show: { ...titled(show), ...(ids ? { ids } : {}) }, episode: { season, number } };
}

/** Scrobble body; `progress` in percent, 0–100. */
export function scrobbleBody(subject: TraktSubject, progress: number): IDataObject {
	if (!(progress >= 0 && progress <= 100)) {
		throw refused('The progress is not a percentage', 'Give a number from 0 to 100.');
	}
	return { ...subjectBody(subject), progress };
}

/** One play of one title. Trakt would date a play without `watched_at` now. */
export function historyBody(item: TraktItem, watchedAt: string): IDataObject {
	return listed(item, { watched_at: dateOf(watchedAt) });
}

/** Every play of one title. */
export function removalBody(item: TraktItem): IDataObject {
	return listed(item);
}

/** Exactly these plays. */
export function removalByIdsBody(historyIds: number[]): IDataObject {
	if (historyIds.length === 0 || !historyIds.every((id) => Number.isSafeInteger(id) && id > 0)) {
		throw refused(
			'There is no usable history id',
			"Give the ids of the plays to remove, as in the output of the History resource's Get Many operation.",
		);
	}
	return { ids: historyIds };
}

/** ISO 8601 UTC from any readable date; a missing one is refused, never replaced by now. */
export function dateOf(date: string): string {
	const ms = Date.parse(date);
	if (!Number.isNaN(ms)) return new Date(ms).toISOString();
	throw refused(
		'The date is missing or cannot be read',
		'Give it in ISO 8601 form, e.g. 2026-03-08T20:15:00Z.',
	);
}

export function nothingToSend(kind: 'movie' | 'show' | 'episode') {
	const give = {
		movie: 'Give a Trakt, IMDb or TMDB id, or the title with its year.',
		show: 'Give a Trakt, IMDb, TMDB or TVDB id of the show.',
		episode: 'Give an id of the episode, or its show with season and episode number.',
	};
	return refused(`There is no id that Trakt takes for this ${kind}`, give[kind]);
}

function listed({ type, trakt }: TraktItem, more: IDataObject = {}): IDataObject {
	if (!Number.isSafeInteger(trakt) || trakt <= 0) throw nothingToSend(type);
	return { [`${type}s`]: [{ ids: { trakt }, ...more }] };
}

function isCount(value: unknown): boolean {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
