/** TV Time's export as the node sees it: files in, watch events and what else is in them out. */
import type { WatchEvent } from '../../media';
import { itemByPublicId, keyOf } from '../../media/key';
import { filesIn } from './archive';
import type { GivenFile } from './archive';
import { readRows } from './csv';
import { readExtensionEpisode, readOlderEpisode, readTracking } from './episodes';
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
	/** All plays, oldest first; each is made as it is taken, for there may be hundreds of thousands. To be taken once. */
	events: Iterable<WatchEvent>;
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
	rewatched: {
		needed: [...EPISODE, ...SHOW, ...DATE],
		read: (reading, row) => readOlderEpisode(reading, row, 'rewatched', true),
	},
	seen: {
		needed: [...EPISODE, ...SHOW, ...DATE],
		read: (reading, row) => readOlderEpisode(reading, row, 'seen'),
	},
	follows: { needed: SHOW, read: readFollow },
	extensionShows: { needed: [['status'], ['title']], read: readExtensionShow },
	ratings: { needed: [['rating', 'vote_key'], ...SHOW], read: readRating },
};

/**
 * Reads archives and single files as one export. Nothing is given where anything cannot be read at all: then it rejects
 * with a `ServiceError` that names the file.
 */
export async function readExport(given: GivenFile[], options: ReadOptions): Promise<ReadExport> {
	if (given.length === 0) throw nothingGiven();
	const files = filesIn(given);
	const reading = new Reading(options);
	for (const kind of KINDS) {
		const { needed, read } = READERS[kind];
		for (const file of files.filter((each) => each.kind === kind)) {
			await readRows(file.name, file.read(), needed, (row) => read(reading, row));
		}
	}
	const plays = playsIn(reading);
	const follows = [...reading.people].flatMap((person) => [...person.follows.values()]);
	const lists = [...follows, ...reading.ratings];
	return { events: eventsOf(plays), lists, notPlaced: reading.notPlaced };
}

interface DatedPlay {
	user: WatchEvent['user'];
	slot: Slot;
	play: Play;
}

/** The latest first, so that the earliest can be taken from the end. */
function playsIn(reading: Reading): DatedPlay[] {
	const found: DatedPlay[] = [];
	for (const { user, films, shows } of reading.people) {
		const takeFrom = (slot: Slot) => {
			const { plays } = slot;
			for (const play of plays) found.push({ user, slot, play });
			noteUncounted(reading, slot, plays.length);
		};
		for (const slot of films.list) takeFrom(slot);
		for (const show of shows.list) for (const slot of show.episodes) takeFrom(slot);
	}
	return found.sort((one, other) => one.play.at - other.play.at).reverse();
}

/** What was taken is let go, so that the events take the place of what they were made from. */
function* eventsOf(plays: DatedPlay[]): Generator<WatchEvent> {
	for (let next = plays.pop(); next; next = plays.pop()) {
		yield eventOf(next.user, next.slot, next.play);
	}
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
	const dated = plays + slot.leftOut;
	if (!counted || plays === 0 || counted.times < dated) return;
	const missing = counted.times + 1 - dated;
	reading.leaveOut(
		counted.row,
		`TV Time counted ${counted.times + 1} watchings, the archive dates ${dated} of them; for ${missing} there is no date`,
		slot,
	);
}
