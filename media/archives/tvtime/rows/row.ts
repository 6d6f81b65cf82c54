import { momentIn } from './moments';
import type { Moment } from './moments';

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
