export { dataOf, isData, itemOf, listOf, textOf } from '../http/json';

/** A whole number that JSON carried exactly; Trakt's 64-bit ids may lie beyond that. */
export function wholeOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** A positive id, for Trakt answers 0 where there is none. */
export function idOf(value: unknown): number | undefined {
	const id = wholeOf(value);
	return id !== undefined && id > 0 ? id : undefined;
}
