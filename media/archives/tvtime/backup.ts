import { publicId } from '../../ids';
import type { Ids } from '../../watchEvent';
import { episodeIn } from './episodes';
import { noteFollow, titleOnly } from './follows';
import { noteRating } from './ratings';
import type { Reading } from './reading';
import type { Kind } from './rows/files';
import type { Row } from './rows/row';

/**
 * A row of a backup by TV Time Liberator (Hobo-Ware/tv-time-liberator, toCsv.ts, 2026-07; tools that recover an archive
 * from a phone write the same): one episode or film, with the ids of that title, watched or not. Its ratings go from 1 to 10.
 */
export function readBackup(reading: Reading, row: Row, kind: Kind = 'backup'): void {
	const isWatched = row.flag('is_watched') ?? row.text('watched_at') !== undefined;
	if (row.text('type')?.toLowerCase() === 'movie') readFilm(reading, row, { kind, isWatched });
	else if (row.text('episode') === undefined) readShow(reading, row);
	else if (isWatched) readEpisode(reading, row, kind);
	rate(reading, row);
}

function readFilm(
	reading: Reading,
	row: Row,
	{ kind, isWatched }: { kind: Kind; isWatched: boolean },
): void {
	const title = row.text('title');
	if (title === undefined) {
		reading.leaveOut(row, 'It names no film');
		return;
	}
	const slot = reading.personOf(row).films.of({ title, year: row.year('year'), ids: idsIn(row) });
	if (isWatched) reading.place(row, slot, { kind, moment: row.moment('watched_at') });
	else noteFollow(reading, row, slot.media, { isForLater: true });
}

function readEpisode(reading: Reading, row: Row, kind: Kind): void {
	const named = episodeIn(reading, row, COLUMNS);
	if (!named) return;
	const { imdb } = idsIn(row);
	if (imdb !== undefined) named.slot.media.ids.imdb = imdb;
	reading.place(row, named.slot, { kind, moment: row.moment('watched_at') });
}

const COLUMNS = {
	titles: ['title'],
	id: 'tvdb_id',
	season: 'season',
	number: 'episode',
};

/** A show as such: followed, kept for later or stopped. */
function readShow(reading: Reading, row: Row): void {
	const status = row.text('status')?.toLowerCase();
	const isStopped = status === 'stopped';
	noteFollow(
		reading,
		row,
		undefined,
		{
			isFollowed: status === undefined ? undefined : !isStopped,
			isArchived: isStopped ? true : undefined,
			isForLater: row.flag('is_watchlisted') === true ? true : undefined,
		},
		['title'],
	);
}

function rate(reading: Reading, row: Row): void {
	const written = row.text('rating');
	if (written === undefined) return;
	const rating = Number(written);
	const isKnown = Number.isInteger(rating) && rating >= 1 && rating <= 10;
	noteRating(reading, row, {
		written,
		rating: isKnown ? rating : undefined,
		media: ratedIn(reading, row),
	});
}

function ratedIn(reading: Reading, row: Row) {
	const person = reading.personOf(row);
	const title = row.text('title');
	if (title === undefined) return undefined;
	if (row.text('type')?.toLowerCase() === 'movie') {
		return person.films.of({ title, year: row.year('year'), ids: idsIn(row) }).media;
	}
	if (row.text('episode') !== undefined) return episodeIn(reading, row, COLUMNS)?.slot.media;
	const show = person.shows.of(row.id('show_tvdb_id'), title)?.show;
	return show && { ...titleOnly(show), type: 'show' as const };
}

/** -1 is how an id that was not found is written. */
function idsIn(row: Row): Ids {
	return {
		...publicId('tvdb', row.text('tvdb_id')),
		...publicId('imdb', row.text('imdb_id')),
	};
}
