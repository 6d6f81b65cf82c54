import { fromIsoText, fromUnixSeconds } from '../../../moment';

/** `2019-01-01 20:15`, with or without seconds and decimals, and a zone as ISO or Go write it; without one it is UTC. */
const WRITTEN =
	/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(\.\d{1,9})? ?(Z|UTC|[+-]\d\d:?\d\d)?(?: UTC)?$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Seconds or, with three digits more, milliseconds since 1970. */
const COUNTED = /^\d{9,13}$/;
/** `watch-date-1690000000`: a key to sort by, which ends in the moment. */
const SORTED_BY = /^[a-z-]{1,40}-(\d{9,10})$/;

export interface Moment {
	at: Date;
	/** Only the day is written; `at` is its noon. */
	isDay: boolean;
}

/**
 * The moment that a cell holds, however the archive writes it; `undefined` for what is none, and for 03/04/2026, which is
 * two different days depending on who wrote it.
 */
export function momentIn(cell: string): Moment | undefined {
	const at = exactMoment(cell);
	if (at) return { at, isDay: false };
	const noon = DAY.test(cell) ? fromIsoText(`${cell}T12:00:00Z`) : undefined;
	return noon && { at: noon, isDay: true };
}

function exactMoment(cell: string): Date | undefined {
	if (COUNTED.test(cell)) {
		const count = Number(cell);
		return fromUnixSeconds(cell.length > 10 ? count / 1000 : count);
	}
	const [, seconds] = SORTED_BY.exec(cell) ?? [];
	if (seconds !== undefined) return fromUnixSeconds(Number(seconds));
	const [, day, time, second = ':00', decimals = '', zone = 'Z'] = WRITTEN.exec(cell) ?? [];
	return (day && fromIsoText(`${day}T${time}${second}${decimals}${isoZone(zone)}`)) || undefined;
}

function isoZone(zone: string): string {
	if (/^(z|utc)$/i.test(zone)) return 'Z';
	return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

/** One row, whose columns are found by name, whatever their order: '' and a missing column are the same. */
export class Row {
	constructor(
		/** As it is called in texts. */
		readonly file: string,
		/** Counted from the header, which is 1, as a spreadsheet does; in a list without one from 1 on. */
		readonly number: number,
		private readonly columns: ReadonlyMap<string, number>,
		private readonly cells: readonly string[],
	) {}

	/** The first of these columns that is filled. */
	text(...names: string[]): string | undefined {
		for (const name of names) {
			const index = this.columns.get(name);
			const cell = index === undefined ? '' : (this.cells[index] ?? '').trim();
			if (cell !== '') return cell;
		}
		return undefined;
	}

	/** A whole number of 0 or more: the first of these columns that holds one. */
	count(...names: string[]): number | undefined {
		for (const name of names) {
			const written = this.text(name);
			const number = written !== undefined && /^\d{1,16}$/.test(written) ? Number(written) : NaN;
			if (Number.isSafeInteger(number)) return number;
		}
		return undefined;
	}

	/** An id, which is never 0. */
	id(...names: string[]): number | undefined {
		return this.count(...names) || undefined;
	}

	/** true, 1 and their opposites; undefined where the row does not say. */
	flag(...names: string[]): boolean | undefined {
		const written = this.text(...names)?.toLowerCase();
		if (written === 'true' || written === '1') return true;
		return written === 'false' || written === '0' ? false : undefined;
	}

	/**
	 * The first of these columns that holds a moment. `YYYY-MM-DD HH:MM:SS` is written without a zone and means UTC (two
	 * importers agree on it).
	 */
	moment(...names: string[]): Moment | undefined {
		for (const name of names) {
			const cell = this.text(name);
			const moment = cell === undefined ? undefined : momentIn(cell);
			if (moment) return moment;
		}
		return undefined;
	}

	/** The year at the beginning of a date; `0000-00-00` is how TV Time writes that it does not know. */
	year(...names: string[]): number | undefined {
		const year = Number(this.text(...names)?.slice(0, 4));
		return year >= 1850 && year <= 9999 ? year : undefined;
	}
}
