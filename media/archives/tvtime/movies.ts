import { publicId } from '../../ids';
import type { Movie } from '../../watchEvent';
import { readOlderEpisode } from './episodes';
import { noteFollow } from './follows';
import type { Reading } from './reading';
import type { Row } from './rows/row';
import type { Slot } from './slot';

/** The older tracking file: all films, the episodes of the time before the newer one, and counters. */
export function readOlderTracking(reading: Reading, row: Row): void {
	const type = row.text('type') ?? '';
	// Sums and states, no watching of anything.
	if (/^(count-|last-|tracking-|user-)/.test(type)) return;
	const isFilm = row.text('entity_type') === 'movie' || row.text('movie_name') !== undefined;
	const isRewatch = type === 'rewatch';
	if (type === 'follow' || type === 'towatch') {
		const since = row.moment('created_at')?.at;
		const state = type === 'follow' ? { isFollowed: true } : { isForLater: true };
		if (!isFilm) noteFollow(reading, row, undefined, { ...state, since });
		else noteFollow(reading, row, filmIn(reading, row)?.media, { ...state, since });
	} else if (type !== 'watch' && !isRewatch) {
		reading.leaveOut(row, `It is of a kind that this node does not know (${type || 'unnamed'})`);
	} else if (isFilm) {
		readFilm(reading, row, isRewatch);
	} else {
		readOlderEpisode(reading, row, 'olderTracking', isRewatch);
	}
}

function readFilm(reading: Reading, row: Row, isRewatch: boolean): void {
	const slot = filmIn(reading, row);
	if (!slot) return;
	// Filled in one archive out of two; where it is, it is the moment that the person gave.
	const moment = row.moment('watch_date', 'watch_date_range_key', 'created_at', 'updated_at');
	reading.place(row, slot, { kind: 'olderTracking', moment, isRewatch });
	if (!isRewatch) slot.count(row.count('rewatch_count'), row);
}

/** `watch-alpha-space-sweepers`: a key to sort by, which ends in the film's English title. */
const SORTED_BY_TITLE = /^[a-z]{1,20}-alpha-([a-z0-9-]{1,200})$/;

function filmIn(reading: Reading, row: Row): Slot<Movie> | undefined {
	const [, slug] = SORTED_BY_TITLE.exec(row.text('alpha_range_key') ?? '') ?? [];
	const english = slug?.replaceAll('-', ' ').trim();
	const title = row.text('movie_name') ?? english;
	if (!title) {
		reading.leaveOut(row, 'It names no film');
		return undefined;
	}
	return reading.personOf(row).films.of({
		title,
		otherTitle: english,
		year: row.year('release_date'),
		runtimeSeconds: row.count('runtime'),
		uuid: row.text('uuid'),
	});
}

/** The browser extension's list of films: the watched ones, and those that somebody keeps for later. */
export function readExtensionFilm(reading: Reading, row: Row): void {
	const title = row.text('title');
	if (title === undefined) {
		reading.leaveOut(row, 'It names no film');
		return;
	}
	const ids = {
		...publicId('tvdb', row.text('tvdb_id')),
		...publicId('imdb', row.text('imdb_id')),
	};
	const slot = reading.personOf(row).films.of({ title, year: row.year('year'), ids });
	if (row.flag('is_watched') !== true) {
		noteFollow(reading, row, slot.media, { isForLater: true, since: row.moment('created_at')?.at });
		return;
	}
	if (!slot.takesFrom('extensionFilms')) return;
	reading.place(row, slot, { kind: 'extensionFilms', moment: row.moment('watched_at') });
	slot.count(row.count('rewatch_count'), row);
}
