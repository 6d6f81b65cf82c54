/** TV Time's export as the node sees it: files in, watch events and what else is in them out. */
import { itemByPublicId, keyOf } from '../../key';
import type { WatchEvent } from '../../watchEvent';
import { readBackup } from './backup';
import { readExtensionEpisode, readOlderEpisode, readTracking } from './episodes';
import { readExtensionShow, readFollow, readShowState } from './follows';
import { readExtensionFilm, readOlderTracking } from './movies';
import type { NotPlaced } from './notes';
import { readShowRating, readVote } from './ratings';
import { Reading } from './reading';
import type { Follow, Rating, ReadOptions } from './reading';
import { filesIn } from './rows/archive';
import type { GivenFile } from './rows/archive';
import { readJsonRows } from './rows/backupJson';
import { readRows } from './rows/csv';
import { KINDS } from './rows/files';
import type { ExportFile, Kind } from './rows/files';
import { nothingGiven, refusalOnly, UnreadableArchive } from './rows/refusals';
import type { Row } from './rows/row';
import { Turns } from './rows/turns';
import type { Play, Slot } from './slot';

export { UnreadableArchive };
export type { Follow, GivenFile, NotPlaced, Rating, ReadOptions };

export interface ReadExport {
	/** All plays, oldest first; each is made as it is taken, for there may be hundreds of thousands. To be taken once. */
	events: AsyncIterable<WatchEvent>;
	/** Follows and ratings. */
	lists: Array<Follow | Rating>;
	notPlaced: NotPlaced[];
}

/** Of each group one column has to be there; what a row lacks is told of that row. */
const SHOW = [['s_id', 'series_id', 'tv_show_id', 'series_name', 'tv_show_name', 'show_name']];
const EPISODE = [['episode_number', 'ep_no', 'ep_id', 'episode_id']];

interface Reader {
	needed: string[][];
	read(reading: Reading, row: Row): void;
}

const READERS: Record<Kind, Reader> = {
	tracking: {
		needed: SHOW,
		read: (reading, row) => {
			if (row.text('key')?.startsWith('user-series')) readShowState(reading, row);
			else readTracking(reading, row);
		},
	},
	olderTracking: { needed: [['type']], read: readOlderTracking },
	extensionEpisodes: {
		needed: [['is_watched'], ['episode'], ['series_tvdb_id', 'title']],
		read: readExtensionEpisode,
	},
	extensionFilms: { needed: [['is_watched'], ['title']], read: readExtensionFilm },
	backup: { needed: [['type'], ['title'], ['watched_at']], read: readBackup },
	backupShows: { needed: [], read: (reading, row) => readBackup(reading, row, 'backupShows') },
	backupFilms: { needed: [], read: (reading, row) => readBackup(reading, row, 'backupFilms') },
	rewatched: {
		needed: [...EPISODE, ...SHOW],
		read: (reading, row) => readOlderEpisode(reading, row, 'rewatched', true),
	},
	seen: {
		needed: [...EPISODE, ...SHOW],
		read: (reading, row) => readOlderEpisode(reading, row, 'seen'),
	},
	follows: { needed: SHOW, read: readFollow },
	extensionShows: { needed: [['status'], ['title']], read: readExtensionShow },
	votes: { needed: [['vote_key', 'rating_id']], read: readVote },
	showRatings: { needed: [['rating'], ...SHOW], read: readShowRating },
};

/**
 * Reads archives and single files as one export. A file that cannot be read costs no other: it is named among what was not
 * placed. Where nothing at all can be read it rejects with an `UnreadableArchive` that names the file.
 */
export async function readExport(given: GivenFile[], options: ReadOptions): Promise<ReadExport> {
	if (given.length === 0) throw nothingGiven();
	const { files, passedOver, refused } = filesIn(given);
	const reading = new Reading(options);
	const turns = new Turns();
	for (const kind of KINDS) {
		for (const file of files.filter((each) => each.kind === kind)) {
			const refusal = await readFile(reading, file, turns).catch(refusalOnly);
			if (refusal) refused.push({ file: file.name, refusal });
		}
	}
	const [first] = refused;
	if (first && !reading.isAnythingRead) throw first.refusal;
	for (const { file, refusal } of refused) {
		reading.notes.add({ file, reason: `${refusal.message}. ${refusal.description}` });
	}
	for (const note of passedOver) reading.notes.add(note);
	const plays = playsIn(reading);
	const follows = [...reading.people].flatMap((person) => [...person.follows.values()]);
	const lists = [...follows, ...reading.ratings];
	return { events: eventsOf(plays, turns), lists, notPlaced: reading.notes.all };
}

async function readFile(reading: Reading, file: ExportFile, turns: Turns): Promise<void> {
	const { needed, read } = READERS[file.kind];
	const take = (row: Row) => {
		reading.isAnythingRead = true;
		read(reading, row);
	};
	if (file.kind === 'backupShows' || file.kind === 'backupFilms') {
		await readJsonRows(file.name, file.read(), turns, take);
	} else {
		await readRows(file.name, file.read(), turns, {
			needed,
			take,
			takeBroken: (number) => reading.leaveOut({ file: file.name, number }, UNBALANCED),
		});
	}
}

const UNBALANCED =
	'Its quotation marks are unbalanced or it was cut off, so that it, and what follows up to the next quotation mark, cannot be told apart';

interface DatedPlay {
	user: WatchEvent['user'];
	slot: Slot;
	play: Play;
}

/** All plays, the oldest first. */
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
	return inOrder(found);
}

/** How many plays fit beside their seconds into a number that is exact: a million, as in a file. */
const PLACES = 2 ** 21;

/** By second, those of one second as they were found. Numbers are sorted ten times as fast as objects, while n8n waits. */
function inOrder(found: DatedPlay[]): DatedPlay[] {
	if (found.length > PLACES) return found.sort((one, other) => one.play.at - other.play.at);
	const order = Float64Array.from(
		found,
		({ play }, place) => Math.floor(play.at / 1000) * PLACES + place,
	).sort();
	return Array.from(order, (each) => found[((each % PLACES) + PLACES) % PLACES]).filter(
		(each) => each !== undefined,
	);
}

/** What was taken is let go, so that the events take the place of what they were made from. */
async function* eventsOf(plays: DatedPlay[], turns: Turns): AsyncGenerator<WatchEvent> {
	plays.reverse();
	for (let next = plays.pop(); next; next = plays.pop()) {
		yield eventOf(next.user, next.slot, next.play);
		const turn = turns.give();
		if (turn) await turn;
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
