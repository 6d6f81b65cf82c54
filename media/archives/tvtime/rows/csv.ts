import { CsvError, parse } from './libraries';
import { columnsMissing, notOneTable, rowTooLarge, tooManyRows, wrongDelimiter } from './refusals';
import { Row } from './row';
import type { Turns } from './turns';

const MOST_BYTES_A_ROW = 1_000_000;
/** The longest life known has 200,000. */
const MOST_ROWS = 1_000_000;
/** Rows of another length than the header: no export known has one, and the library takes 0.1 ms for each. */
const MOST_RAGGED_ROWS = 20_000;
/** All rows of a piece are in memory at once, and no row is shorter than two bytes. */
const BYTES_AT_ONCE = 16 * 1024;

export interface RowTakers {
	/** Groups of columns of which one has to be there: without them the file is another one than its name says. */
	needed: string[][];
	take(row: Row): void;
	/** A row whose quotation marks do not fit, which may have swallowed others; its number is counted from the header. */
	takeBroken(row: number): void;
}

/**
 * Reads a CSV row by row, never all of it at once, and gives others their turn. A row that cannot be read costs no other.
 * Rejects with an `UnreadableArchive` where the rest cannot be read; what was taken before stays. A file that is empty has no rows.
 */
export async function readRows(
	file: string,
	pieces: Iterable<Uint8Array>,
	turns: Turns,
	{ needed, take, takeBroken }: RowTakers,
): Promise<void> {
	let count = 0;
	const { readable, writable } = parse({
		bom: true,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: MOST_BYTES_A_ROW,
		relax_quotes: true,
		skip_records_with_error: true,
		// What the last quotation mark leaves open is one row; a row without an end would be collected for ever.
		on_skip: (refusal) => {
			if (refusal?.code === 'CSV_MAX_RECORD_SIZE') throw refusal;
			takeBroken(numberOf(refusal));
			return undefined;
		},
	});
	const written = writeAll(writable.getWriter(), pieces, turns);
	const reader = readable.getReader();
	let ragged = 0;
	let columns: Map<string, number> | undefined;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			const cells: unknown = next.value;
			if (!isCells(cells)) continue;
			count += 1;
			if (count > MOST_ROWS) throw tooManyRows(file);
			if (columns && cells.length !== columns.size) ragged += 1;
			if (ragged > MOST_RAGGED_ROWS) throw notOneTable(file);
			if (columns && cells.some(isUnbalanced)) takeBroken(count);
			else if (columns) take(new Row(file, count, columns, cells));
			else columns = columnsOf(file, cells, needed);
			const turn = turns.give();
			if (turn) await turn;
		}
	} catch (thrown) {
		// Nothing more is to be unpacked for it.
		await reader.cancel(thrown).catch(() => undefined);
		throw thrown instanceof CsvError ? rowTooLarge(file, numberOf(thrown)) : thrown;
	} finally {
		await written;
	}
}

interface Writer {
	write(bytes: Uint8Array): Promise<void>;
	close(): Promise<void>;
	abort(reason: unknown): Promise<void>;
}

/** What keeps it from writing reaches whoever reads, who may also have stopped it. */
async function writeAll(writer: Writer, pieces: Iterable<Uint8Array>, turns: Turns): Promise<void> {
	try {
		for (const { buffer, byteOffset, length } of pieces) {
			for (let at = 0; at < length; at += BYTES_AT_ONCE) {
				const size = Math.min(BYTES_AT_ONCE, length - at);
				await writer.write(Buffer.from(buffer, byteOffset + at, size));
				const turn = turns.give();
				if (turn) await turn;
			}
		}
		await writer.close();
	} catch (reason) {
		await writer.abort(reason).catch(() => undefined);
	}
}

/** The rows before it may still be on their way, so that it says itself which one it was. */
function numberOf(refusal: CsvError | undefined): number {
	const before: unknown = refusal?.records;
	return typeof before === 'number' ? before + 1 : 1;
}

function isCells(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((cell) => typeof cell === 'string');
}

/** A quotation mark that has no other runs on over the ends of lines to the next one, and stays in the cell. */
function isUnbalanced(cell: string): boolean {
	return cell.startsWith('"') && cell.includes('\n');
}

function columnsOf(file: string, cells: string[], needed: string[][]): Map<string, number> {
	const columns = new Map(cells.map((name, index) => [name.trim().toLowerCase(), index]));
	const missing = needed.find((group) => !group.some((name) => columns.has(name)));
	if (!missing) return columns;
	const [only = ''] = cells;
	if (cells.length === 1 && only.includes(';')) throw wrongDelimiter(file, 'semicolons');
	if (cells.length === 1 && only.includes('\t')) throw wrongDelimiter(file, 'tabs');
	throw columnsMissing(file, missing.join(' or '));
}
