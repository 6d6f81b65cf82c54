import type { Episode, Movie, WatchEvent } from '../../watchEvent';
import { Notes } from './notes';
import type { Kind } from './rows/files';
import type { Moment, Row } from './rows/row';
import { Shows } from './shows';
import { Films, Slot } from './slot';

const DAY_MS = 86_400_000;
/** Every column that may say when, in any of the files. */
const DATES = ['watch_date', 'watched_at', 'created_at', 'updated_at', 'ts'];

export interface ReadOptions {
	/** Whose archive it is, for the events' `user.name`. */
	userName: string;
	/** Whether episodes that were marked many at once become plays, with the date of that click. */
	bulkMarks: boolean;
	/** Whether shows count that only the older files know: TV Time left some behind there. */
	olderShows: boolean;
	/** Milliseconds since 1970. */
	now: number;
}

/** What somebody followed, kept for later, dropped or liked. */
export interface Follow {
	kind: 'follow';
	source: 'tvtime';
	user: WatchEvent['user'];
	media: { type: 'show' | 'movie'; title: string; year?: number; ids: Episode['ids'] };
	isFollowed?: boolean;
	/** As TV Time calls it when somebody has stopped watching a show. */
	isArchived?: boolean;
	isForLater?: boolean;
	isFavorite?: boolean;
	/** ISO 8601 UTC. */
	since?: string;
}

/** A rating as it is written, and what it is from 1 to 10 where its scale is known. */
export interface Rating {
	kind: 'rating';
	source: 'tvtime';
	user: WatchEvent['user'];
	media: Follow['media'] | Episode;
	written: string;
	/** 1 to 10. */
	rating?: number;
	at?: string;
}

/** What one person's rows come together to. */
export interface Person {
	user: WatchEvent['user'];
	shows: Shows;
	films: Films;
	follows: Map<object, Follow>;
}

/** Everything that was read so far, of everybody whose rows are there. */
export class Reading {
	readonly notes = new Notes();
	/** Whether any row of any file was understood as one. */
	isAnythingRead = false;
	readonly ratings: Rating[] = [];
	private readonly byUser = new Map<string, Person>();
	private nameless: Person | undefined;

	constructor(readonly options: ReadOptions) {}

	/** Rows without a user's id are those of the one whose id the others have. */
	personOf(row: Row): Person {
		const id = row.text('user_id');
		if (id === undefined) {
			const [first] = this.byUser.values();
			return (this.nameless ??= first ?? this.newPerson('tvtime'));
		}
		const known = this.byUser.get(id);
		if (known) return known;
		const person = this.byUser.size === 0 && this.nameless ? this.nameless : this.newPerson(id);
		person.user.id = id;
		this.byUser.set(id, person);
		return person;
	}

	get people(): Set<Person> {
		return new Set([...(this.nameless ? [this.nameless] : []), ...this.byUser.values()]);
	}

	leaveOut(
		{ file, number: row }: Pick<Row, 'file' | 'number'>,
		reason: string,
		about?: Slot | string,
	) {
		const title = about instanceof Slot ? titleOf(about) : about;
		this.notes.add({ file, row, reason, ...(title ? { title } : {}) });
	}

	/** Puts the watching that a row tells of into its slot, unless a file that is believed more has; noted where it cannot. */
	place(
		row: Row,
		slot: Slot,
		{
			kind,
			moment,
			isRewatch = false,
		}: { kind: Kind; moment: Moment | undefined; isRewatch?: boolean },
	): void {
		if (!slot.takesFrom(kind, isRewatch)) return;
		if (!moment) {
			this.leaveOut(row, noDateIn(row), slot);
			return;
		}
		const { at, isDay } = moment;
		if (at.getTime() > this.options.now + DAY_MS) {
			this.leaveOut(row, `Its date lies in the future (${at.toISOString()})`, slot);
			return;
		}
		const bulk = row.text('bulk_type');
		const isLeftOut = bulk !== undefined && !this.options.bulkMarks;
		if (isLeftOut) {
			this.leaveOut(row, `It was marked together with others (${bulk}); left out as chosen`, slot);
		}
		const isApproximate = bulk !== undefined || isDay;
		const play = isLeftOut ? undefined : { at: at.getTime(), isApproximate };
		const taken = isRewatch ? slot.watchedAgain(kind, play) : slot.watched(kind, play);
		if (taken === 'copy') {
			this.leaveOut(
				row,
				`It is dated twice as watched for the first time, here ${at.toISOString()}; the earliest counts, for rewatches are written apart`,
				slot,
			);
		}
	}

	private newPerson(id: string): Person {
		const user = { id, name: this.options.userName };
		return { user, shows: new Shows(), films: new Films(), follows: new Map() };
	}
}

/** A date that is there and cannot be told is another thing than none. */
function noDateIn(row: Row): string {
	const written = row.text(...DATES);
	return written === undefined
		? 'It has no date'
		: `Its date cannot be told (${written.slice(0, 40)})`;
}

function titleOf({ media }: Slot): string {
	return media.type === 'movie' ? filmTitle(media) : episodeTitle(media);
}

function filmTitle({ title, year }: Movie): string {
	return year === undefined ? title : `${title} (${year})`;
}

function episodeTitle({ show, season, number, ids }: Episode): string {
	const name = show.title || `TheTVDB show ${show.ids.tvdb}`;
	return season === undefined
		? `${name}, TheTVDB episode ${ids.tvdb}`
		: `${name} ${season}x${number}`;
}
