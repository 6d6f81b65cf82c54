import type { Media } from '../../media';
import type { Kind } from './files';
import type { Row } from './row';

/** One watching of a title. */
export interface Play {
	/** Milliseconds since 1970. */
	at: number;
	/** The date is that of a click that marked many at once. */
	isApproximate: boolean;
}

const NONE: readonly Play[] = [];

/** What the export says of one title: its first watching, every later one, and how many TV Time has counted. */
export class Slot<Title extends Media = Media> {
	first: Play | undefined;
	/** The kind of file that is believed about the first watching: the one that told of it first. */
	private firstFrom: Kind | undefined;
	/** Likewise of the later ones. Made only where there is one: a library has far more titles than rewatched ones. */
	private later: { from: Kind; plays: readonly Play[] } | undefined;
	/** How often TV Time counted it beyond the first time, and the row that says so. */
	counted: { times: number; row: Pick<Row, 'file' | 'number'> } | undefined;

	constructor(readonly media: Title) {}

	/**
	 * Whether this kind of file may say when it was watched, first or again. Files less believed fill what is missing, and
	 * nothing else.
	 */
	takesFrom(kind: Kind, isRewatch = false): boolean {
		const believed = isRewatch ? this.later?.from : this.firstFrom;
		return believed === undefined || believed === kind;
	}

	/**
	 * Of several rows for the first watching the earliest counts: the others are its copies. Without a play it is left out as
	 * chosen, and no other file is asked: it may have the same one without saying that it was marked with others.
	 */
	watched(kind: Kind, play: Play | undefined): void {
		this.firstFrom = kind;
		if (play && (this.first === undefined || play.at < this.first.at)) this.first = play;
	}

	/** The same moment twice is one watching. Without a play as above. */
	watchedAgain(kind: Kind, play: Play | undefined): void {
		const isNew = play && !this.again.some(({ at }) => at === play.at);
		this.later = { from: kind, plays: isNew ? [...this.again, play] : this.again };
	}

	count(times: number | undefined, { file, number }: Row): void {
		if (times && times > (this.counted?.times ?? 0)) {
			this.counted = { times, row: { file, number } };
		}
	}

	get again(): readonly Play[] {
		return this.later?.plays ?? NONE;
	}

	/** How many have a date in the archive and were left out as chosen, as far as that can be told: 0 to 2. */
	get leftOut(): number {
		const isFirst = this.firstFrom !== undefined && this.first === undefined;
		const isLater = this.later?.plays.length === 0;
		return Number(isFirst) + Number(isLater);
	}

	/** All watchings, none of them twice. */
	get plays(): readonly Play[] {
		const { first, again } = this;
		return first ? [first, ...again.filter(({ at }) => at !== first.at)] : again;
	}
}
