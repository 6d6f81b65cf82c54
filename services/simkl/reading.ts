import { countOf, textOf } from '../http/json';

export { countOf, dataOf, isData, itemOf, listOf, textOf } from '../http/json';

/** An id above 0: Simkl writes other services' ids as text, and answers 0 where there is none. */
export function idOf(value: unknown): number | undefined {
	const id = countOf(value);
	return id !== undefined && id > 0 ? id : undefined;
}

/** Milliseconds since 1970; undefined for what is no date, and for the first day of 1970: Simkl's "very long ago". */
export function momentOf(value: unknown): number | undefined {
	const ms = Date.parse(textOf(value) ?? '');
	return Number.isNaN(ms) || ms < 86_400_000 ? undefined : ms;
}
