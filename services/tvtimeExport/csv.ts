import type { ServiceError } from '../http/serviceError';
import { CsvError, parse } from './libraries';
import { brokenRow, columnsMissing, rowTooLarge, wrongDelimiter } from './refusals';
import { Row } from './row';

const MOST_BYTES_A_ROW = 1_000_000;

/**
 * Reads a CSV row by row, never all of them at once. `needed` are groups of columns of which one has to be there:
 * without them the file is another one than its name says. A file that is empty has no rows.
 */
export function readRows(
	file: string,
	bytes: Uint8Array,
	needed: string[][],
	take: (row: Row) => void,
): void {
	let columns: Map<string, number> | undefined;
	let count = 0;
	try {
		// A view, not a copy: an unpacked file may be large.
		parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
			bom: true,
			relax_column_count: true,
			skip_empty_lines: true,
			max_record_size: MOST_BYTES_A_ROW,
			on_record: (cells: unknown): undefined => {
				if (!isCells(cells)) return;
				count += 1;
				if (columns) take(new Row(file, count, columns, cells));
				else columns = columnsOf(file, cells, needed);
			},
		});
	} catch (thrown) {
		throw thrown instanceof CsvError ? refusalFor(thrown, file, count + 1) : thrown;
	}
}

function refusalFor({ code }: CsvError, file: string, row: number): ServiceError {
	return code === 'CSV_MAX_RECORD_SIZE' ? rowTooLarge(file, row) : brokenRow(file, row);
}

function isCells(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((cell) => typeof cell === 'string');
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
