import type { Episode } from '../../watchEvent';
import type { Reading } from './reading';
import type { Kind } from './rows/files';
import type { Row } from './rows/row';
import type { KnownShow } from './shows';
import type { Slot } from './slot';

interface NamedEpisode {
	known: KnownShow;
	slot: Slot<Episode>;
}

const SHOW_ID = ['s_id', 'series_id', 'tv_show_id', 'series_tvdb_id', 'show_tvdb_id'];
const SHOW_TITLE = ['series_name', 'tv_show_name', 'show_name'];
/** The watcher's own date before the record's. */
const WATCHED_ON = ['watch_date', 'watch_date_range_key', 'created_at', 'updated_at', 'ts'];

/** The show that a row names, whatever its layout calls the columns. */
export function showOf(reading: Reading, row: Row, titles = SHOW_TITLE): KnownShow | undefined {
	return reading.personOf(row).shows.of(row.id(...SHOW_ID), row.text(...titles));
}

/** The newer tracking file: the source of truth for episodes. */
export function readTracking(reading: Reading, row: Row): void {
	const key = row.text('key') ?? 'watch-episode';
	if (key.startsWith('tracking-stats')) return;
	const isRewatch = key.startsWith('rewatch-episode');
	if (!isRewatch && !key.startsWith('watch-episode')) {
		const [kind] = /^[a-z-]*[a-z]/i.exec(key) ?? ['unnamed'];
		reading.leaveOut(row, `It is of a kind that this node does not know (${kind})`);
		return;
	}
	const named = episodeIn(reading, row);
	if (!named) return;
	const { known, slot } = named;
	known.isTracked = true;
	reading.personOf(row).shows.isAnyTracked = true;
	const moment = row.moment('watch_date', 'created_at', 'updated_at');
	reading.place(row, slot, { kind: 'tracking', moment, isRewatch });
	if (!isRewatch) slot.count(row.count('rewatch_count'), row);
}

/** An episode of a file that fills what the tracking file has not. */
export function readOlderEpisode(reading: Reading, row: Row, kind: Kind, isRewatch = false): void {
	const named = episodeIn(reading, row);
	if (!named) return;
	const { slot } = named;
	// Of the list of rewatched episodes, which has one date however often it was.
	slot.count(row.count('cpt'), row);
	if (!slot.takesFrom(kind, isRewatch) || isLeftBehind(reading, row, named)) return;
	reading.place(row, slot, { kind, moment: row.moment(...WATCHED_ON), isRewatch });
}

/** The browser extension's list of episodes: all of a show, the watched ones marked. */
export function readExtensionEpisode(reading: Reading, row: Row): void {
	if (row.flag('is_watched') !== true) return;
	const named = episodeIn(reading, row, {
		titles: ['title'],
		id: 'tvdb_id',
		season: 'season',
		number: 'episode',
	});
	if (!named || !named.slot.takesFrom('extensionEpisodes')) return;
	const { slot, known } = named;
	const imdb = row.text('series_imdb_id');
	if (imdb !== undefined && /^tt\d{5,12}$/.test(imdb)) known.show.ids.imdb = imdb;
	reading.place(row, slot, { kind: 'extensionEpisodes', moment: row.moment('watched_at') });
	slot.count(row.count('rewatch_count'), row);
}

function isLeftBehind(reading: Reading, row: Row, { known, slot }: NamedEpisode): boolean {
	const { shows } = reading.personOf(row);
	if (!shows.isAnyTracked || known.isTracked || reading.options.olderShows) return false;
	if (slot.first) return false;
	reading.leaveOut(
		row,
		'Only an older file knows this show, which TV Time may have left behind; switch on "Shows of Older Files" to take it',
		slot,
	);
	return true;
}

export function episodeIn(
	reading: Reading,
	row: Row,
	columns?: { titles: string[]; id: string; season: string; number: string },
): NamedEpisode | undefined {
	const known = showOf(reading, row, columns?.titles);
	const id = columns ? row.id(columns.id) : row.id('ep_id', 'episode_id');
	const season = columns
		? row.count(columns.season)
		: row.count('season_number', 's_no', 'episode_season_number');
	const number = columns ? row.count(columns.number) : row.count('episode_number', 'ep_no');
	if (!known) {
		reading.leaveOut(row, 'It names no show');
		return undefined;
	}
	if (id === undefined && (season === undefined || number === undefined)) {
		reading.leaveOut(row, 'It names no episode', known.show.title);
		return undefined;
	}
	const slot = known.episode({ season, number, id, runtimeSeconds: row.count('runtime') });
	if (season !== undefined && season >= 1900 && !known.isNumberedByYears) {
		known.isNumberedByYears = true;
		const warning = `Its seasons are numbered by years (${season}) and taken so; another service may count them from 1`;
		reading.leaveOut(row, warning, known.show.title);
	}
	return { known, slot };
}
