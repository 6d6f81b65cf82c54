import type { ServiceError } from '../http/serviceError';
import { CsvError, parse } from './libraries';
import { brokenRow, columnsMissing, rowTooLarge, wrongDelimiter } from './refusals';
import { Row } from './row';

const MOST_BYTES_A_ROW = 1_000_000;

/**
 * Reads a CSV row by row, never all of it at once, and lets n8n do something else in between. `needed` are groups of
 * columns of which one has to be there: without them the file is another one than its name says. A file that is empty
 * has no rows.
 */
export async function readRows(
	file: string,
	pieces: Iterable<Uint8Array>,
	needed: string[][],
	take: (row: Row) => void,
): Promise<void> {
	const { readable, writable } = parse({
		bom: true,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: MOST_BYTES_A_ROW,
	});
	const written = writeAll(writable.getWriter(), pieces);
	const reader = readable.getReader();
	let columns: Map<string, number> | undefined;
	let count = 0;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			const cells: unknown = next.value;
			if (!isCells(cells)) continue;
			count += 1;
			if (columns) take(new Row(file, count, columns, cells));
			else columns = columnsOf(file, cells, needed);
		}
	} catch (thrown) {
		// Nothing more is to be unpacked for it.
		await reader.cancel(thrown).catch(() => undefined);
		throw thrown instanceof CsvError ? refusalFor(thrown, file) : thrown;
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
async function writeAll(writer: Writer, pieces: Iterable<Uint8Array>): Promise<void> {
	try {
		for (const { buffer, byteOffset, length } of pieces) {
			await writer.write(Buffer.from(buffer, byteOffset, length));
		}
		await writer.close();
	} catch (reason) {
		await writer.abort(reason);
	}
}

/** The rows before it may still be on their way, so that it says itself which one it was. */
function refusalFor(refusal: CsvError, file: string): ServiceError {
	const before: unknown = refusal.records;
	const row = typeof before === 'number' ? before + 1 : 1;
	return refusal.code === 'CSV_MAX_RECORD_SIZE' ? rowTooLarge(file, row) : brokenRow(file, row);
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
