import { isSameTitle } from '../../titles';
import type { Ids, Media, Movie } from '../../watchEvent';
import type { Kind } from './rows/files';
import type { Row } from './rows/row';

/** One watching of a title. */
export interface Play {
	/** Milliseconds since 1970. */
	at: number;
	/** The date is that of a click that marked many at once, or of a day. */
	isApproximate: boolean;
}

/** What became of a watching that a row tells of. */
export type Taken = 'taken' | 'known' | 'copy';

/** TV Time began in 2011: an older date of a file that is less believed is a default of its writer. */
const EARLIEST = Date.UTC(2000, 0, 1);
const NONE: ReadonlyMap<number, Play> = new Map<number, Play>();

/** What the export says of one title: its first watching, every later one, and how many TV Time has counted. */
export class Slot<Title extends Media = Media> {
	first: Play | undefined;
	/** The kind of file that is believed about the first watching: the one that told of it first. */
	private firstFrom: Kind | undefined;
	/** Likewise of the later ones. Made only where there is one: a library has far more titles than rewatched ones. */
	private later: { from: Kind; plays: Map<number, Play> } | undefined;
	/** How often TV Time counted it beyond the first time, and the row that says so. */
	counted: { times: number; row: Pick<Row, 'file' | 'number'> } | undefined;

	constructor(readonly media: Title) {}

	/**
	 * Whether a row of this kind of file can say anything about when it was watched. Of rewatches, files less believed fill
	 * what is missing and nothing else; of the first watching they may also know an earlier date.
	 */
	takesFrom(kind: Kind, isRewatch = false): boolean {
		if (!isRewatch) return !this.isFirstLeftOut || this.firstFrom === kind;
		return this.later === undefined || this.later.from === kind;
	}

	/**
	 * The earliest of all counts: TV Time gave many episodes the day on which it moved its records, and the older files have
	 * the true one. Without a play it is left out as chosen, and no other file is asked: it may have the same one without
	 * saying that it was marked with others. `copy`: the same kind of file tells of another date.
	 */
	watched(kind: Kind, play: Play | undefined): Taken {
		const isBelieved = this.firstFrom === undefined || this.firstFrom === kind;
		const { first } = this;
		if (isBelieved) {
			this.firstFrom = kind;
			if (play && (first === undefined || play.at < first.at)) this.first = play;
			return play && first && play.at !== first.at ? 'copy' : 'taken';
		}
		if (play && first && !play.isApproximate && play.at >= EARLIEST && play.at < first.at) {
			this.first = play;
			return 'taken';
		}
		return 'known';
	}

	/** The same moment twice is one watching. Without a play as above. */
	watchedAgain(kind: Kind, play: Play | undefined): Taken {
		this.later ??= { from: kind, plays: new Map() };
		if (play && !this.later.plays.has(play.at)) this.later.plays.set(play.at, play);
		return 'taken';
	}

	count(times: number | undefined, { file, number }: Row): void {
		if (times && times > (this.counted?.times ?? 0)) {
			this.counted = { times, row: { file, number } };
		}
	}

	get again(): ReadonlyMap<number, Play> {
		return this.later?.plays ?? NONE;
	}

	/** How many have a date in the archive and were left out as chosen, as far as that can be told: 0 to 2. */
	get leftOut(): number {
		const isLater = this.later?.plays.size === 0;
		return Number(this.isFirstLeftOut) + Number(isLater);
	}

	/** All watchings, none of them twice. */
	get plays(): readonly Play[] {
		const { first, again } = this;
		const later = [...again.values()];
		return first ? [first, ...later.filter(({ at }) => at !== first.at)] : later;
	}

	private get isFirstLeftOut(): boolean {
		return this.firstFrom !== undefined && this.first === undefined;
	}
}

export interface FilmName {
	title: string;
	/** The English one, where the archive has it beside a title in the person's own language. */
	otherTitle?: string | undefined;
	year?: number | undefined;
	runtimeSeconds?: number | undefined;
	ids?: Ids;
	/** TV Time's own id, by which other files of the archive name the film. */
	uuid?: string | undefined;
}

/** The films of one person's export, told apart by title and year: TV Time's archive has no public ids of films. */
export class Films {
	private readonly known = new Map<string, Slot<Movie>>();
	private readonly byUuid = new Map<string, Slot<Movie>>();

	of({ title, otherTitle, year, runtimeSeconds, ids = {}, uuid }: FilmName): Slot<Movie> {
		const key = `${title.toLowerCase()}|${year ?? ''}`;
		const isOther = otherTitle !== undefined && !isSameTitle(otherTitle, title);
		const slot =
			this.known.get(key) ??
			new Slot<Movie>({
				type: 'movie',
				title,
				...(isOther ? { otherTitle } : {}),
				...(year === undefined ? {} : { year }),
				...(runtimeSeconds ? { runtimeSeconds } : {}),
				ids: {},
			});
		Object.assign(slot.media.ids, ids);
		this.known.set(key, slot);
		if (uuid !== undefined) this.byUuid.set(uuid, slot);
		return slot;
	}

	/** The film that another file named by TV Time's own id. */
	withUuid(uuid: string | undefined): Slot<Movie> | undefined {
		return uuid === undefined ? undefined : this.byUuid.get(uuid);
	}

	get list(): Iterable<Slot<Movie>> {
		return this.known.values();
	}
}
