/** TV Time's export as the node sees it: files in, watch events and what else is in them out. */
import type { WatchEvent } from '../../media';
import { itemByPublicId, keyOf } from '../../media/key';
import { filesIn } from './archive';
import type { GivenFile } from './archive';
import { readRows } from './csv';
import { readExtensionEpisode, readOlderEpisode, readRewatched, readTracking } from './episodes';
import { KINDS } from './files';
import type { Kind } from './files';
import { readExtensionShow, readFollow, readRating, readShowState } from './follows';
import { readExtensionFilm, readOlderTracking } from './movies';
import { Reading } from './reading';
import type { Follow, NotPlaced, Rating, ReadOptions } from './reading';
import { nothingGiven } from './refusals';
import type { Row } from './row';
import type { Play, Slot } from './slot';

export type { Follow, GivenFile, NotPlaced, Rating, ReadOptions };

export interface ReadExport {
	/** All plays, oldest first. */
	events: WatchEvent[];
	/** Follows and ratings. */
	lists: Array<Follow | Rating>;
	notPlaced: NotPlaced[];
}

/** Of each group one column has to be there. */
const EPISODE = [['episode_number', 'ep_no', 'ep_id', 'episode_id']];
const SHOW = [['s_id', 'series_id', 'tv_show_id', 'series_name', 'tv_show_name']];
const DATE = [['created_at', 'updated_at', 'watch_date']];

interface Reader {
	needed: string[][];
	read(reading: Reading, row: Row): void;
}

const READERS: Record<Kind, Reader> = {
	tracking: {
		needed: [...EPISODE, ...SHOW, ...DATE],
		read: (reading, row) => {
			if (row.text('key')?.startsWith('user-series')) readShowState(reading, row);
			else readTracking(reading, row);
		},
	},
	olderTracking: { needed: [['type'], ...DATE], read: readOlderTracking },
	extensionEpisodes: {
		needed: [['is_watched'], ['episode'], ['series_tvdb_id', 'title']],
		read: readExtensionEpisode,
	},
	extensionFilms: { needed: [['is_watched'], ['title']], read: readExtensionFilm },
	rewatched: { needed: [...EPISODE, ...SHOW, ...DATE], read: readRewatched },
	seen: {
		needed: [...EPISODE, ...SHOW, ...DATE],
		read: (reading, row) => readOlderEpisode(reading, row, 'seen'),
	},
	follows: { needed: SHOW, read: readFollow },
	extensionShows: { needed: [['status'], ['title']], read: readExtensionShow },
	ratings: { needed: [['rating', 'vote_key'], ...SHOW], read: readRating },
};

/**
 * Reads archives and single files as one export. Nothing is given where anything cannot be read at all: then it throws
 * a `ServiceError` that names the file.
 */
export function readExport(given: GivenFile[], options: ReadOptions): ReadExport {
	if (given.length === 0) throw nothingGiven();
	const files = filesIn(given);
	const reading = new Reading(options);
	for (const kind of KINDS) {
		const { needed, read } = READERS[kind];
		for (const file of files.filter((each) => each.kind === kind)) {
			readRows(file.name, file.read(), needed, (row) => read(reading, row));
		}
	}
	const events = eventsOf(reading);
	const follows = [...reading.people].flatMap((person) => [...person.follows.values()]);
	return { events, lists: [...follows, ...reading.ratings], notPlaced: reading.notPlaced };
}

function eventsOf(reading: Reading): WatchEvent[] {
	const events: WatchEvent[] = [];
	for (const { user, films, shows } of reading.people) {
		const takeFrom = (slot: Slot) => {
			const { plays } = slot;
			for (const play of plays) events.push(eventOf(user, slot, play));
			noteUncounted(reading, slot, plays.length);
		};
		for (const slot of films.list) takeFrom(slot);
		for (const show of shows.list) for (const slot of show.episodes) takeFrom(slot);
	}
	return events.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

function eventOf(user: WatchEvent['user'], { media }: Slot, play: Play): WatchEvent {
	const at = new Date(play.at).toISOString();
	const item = itemByPublicId(undefined, media);
	return {
		event: 'watched',
		source: 'tvtime',
		key: keyOf({
			source: 'tvtime',
			server: undefined,
			user: user.id,
			item,
			moment: `${at.slice(0, 19)}Z`,
		}),
		at,
		...(play.isApproximate ? { dateApproximate: true } : {}),
		user,
		media,
	};
}

/** A count of watchings without their dates is told, and never made into plays. */
function noteUncounted(reading: Reading, slot: Slot, plays: number): void {
	const { counted } = slot;
	if (!counted || plays === 0 || counted.times < plays) return;
	const missing = counted.times + 1 - plays;
	reading.leaveOut(
		counted.row,
		`TV Time counted ${counted.times + 1} watchings, the archive dates ${plays} of them; for ${missing} there is no date`,
		slot,
	);
}
