import { isFields } from '../../../reading';
import { notJson } from './refusals';
import { Row } from './row';
import type { Turns } from './turns';

const EPISODE_COLUMNS = [
	'type',
	'title',
	'show_tvdb_id',
	'season',
	'episode',
	'tvdb_id',
	'imdb_id',
	'is_watched',
	'watched_at',
	'rating',
	'status',
	'year',
];
const COLUMNS: ReadonlyMap<string, number> = new Map(
	EPISODE_COLUMNS.map((name, index) => [name, index]),
);

/**
 * The lists of a backup by TV Time Liberator, as rows of its CSV: `[{ id, title, seasons: [{ number, episodes: [{ id, number,
 * is_watched, watched_at, rating }] }] }]` of shows, and `[{ id, title, is_watched, watched_at }]` of films. A row's number is
 * the place of its show or film in the list. Rejects with an `UnreadableArchive` for what is no JSON.
 */
export async function readJsonRows(
	file: string,
	pieces: Iterable<Uint8Array>,
	turns: Turns,
	take: (row: Row) => void,
): Promise<void> {
	const list = parsed(file, Buffer.concat([...pieces]));
	for (const [index, entry] of list.entries()) {
		for (const cells of isFields(entry) ? rowsOf(entry) : []) {
			take(new Row(file, index + 1, COLUMNS, cells));
			const turn = turns.give();
			if (turn) await turn;
		}
	}
}

function parsed(file: string, bytes: Buffer): unknown[] {
	try {
		const value: unknown = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
		if (Array.isArray(value)) return value;
	} catch {
		// Told below, like what is no list.
	}
	throw notJson(file);
}

type Fields = Readonly<Record<string, unknown>>;

function* rowsOf(entry: Fields): Generator<string[]> {
	const { tvdb, imdb } = idsOf(entry);
	const { title, status, seasons, year } = entry;
	if (!Array.isArray(seasons)) {
		const { is_watched: isWatched, watched_at: watchedAt, rating } = entry;
		yield cellsOf({
			type: 'movie',
			title,
			year,
			tvdb_id: tvdb,
			imdb_id: imdb,
			is_watched: isWatched,
			watched_at: watchedAt,
			rating,
		});
		return;
	}
	const show = { type: 'show', title, show_tvdb_id: tvdb };
	yield cellsOf({ ...show, status, rating: entry.rating });
	for (const season of seasons.filter(isFields)) {
		const episodes = Array.isArray(season.episodes) ? season.episodes.filter(isFields) : [];
		for (const episode of episodes) {
			const ids = idsOf(episode);
			yield cellsOf({
				...show,
				season: season.number,
				episode: episode.number,
				tvdb_id: ids.tvdb,
				imdb_id: ids.imdb,
				is_watched: episode.is_watched,
				watched_at: episode.watched_at,
				rating: episode.rating,
			});
		}
	}
}

function idsOf({ id }: Fields): Fields {
	return isFields(id) ? id : {};
}

function cellsOf(row: Fields): string[] {
	return EPISODE_COLUMNS.map((name) => {
		const value = row[name];
		return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
	});
}
