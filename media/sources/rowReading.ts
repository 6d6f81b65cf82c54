/**
 * Readers for one row of a list that a service or server gave: the same as `reading`, but a field of a wrong type is absent.
 * A webhook that is not what it should be is refused; an odd row among a thousand must not cost the others, nor its own rest.
 */
import * as strict from '../reading';
import { type Fields, isFields } from '../reading';

export { bodyFields, known, named, type Fields } from '../reading';

/** The object under this name. */
export function fields(value: unknown, name: string): Fields | undefined {
	return isFields(value) ? strict.fields(value, name) : undefined;
}

/** Trimmed text, or the text of a number. */
export function text(value: unknown, name: string): string | undefined {
	return strict.text(plain(value), name);
}

/** A whole number of 0 or more, or text holding one. */
export function wholeNumber(value: unknown, name: string): number | undefined {
	return strict.wholeNumber(plain(value), name);
}

/** A year of four digits. */
export function year(value: unknown, name: string): number | undefined {
	return strict.year(plain(value), name);
}

/** true, "True", "1" and 1, or their opposites. */
export function flag(value: unknown, name: string): boolean | undefined {
	return typeof value === 'boolean' ? value : strict.flag(plain(value), name);
}

/** Without the fields that hold neither text nor a number, but for those named. */
export function plainFields(row: Fields, ...kept: string[]): Fields {
	const entries = Object.entries(row).filter(
		([name, value]) => plain(value) !== undefined || kept.includes(name),
	);
	return Object.fromEntries(entries);
}

function plain(value: unknown): string | number | undefined {
	return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
