import type { IDataObject } from 'n8n-workflow';

/** True for a JSON object: what Movary answers with, before anything is known of its fields. */
export function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function dataOf(value: unknown): IDataObject {
	return isData(value) ? value : {};
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A whole number above 0, also where it was written as text. */
export function countOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
		? number
		: undefined;
}

/** The objects of a list; PHP writes a list whose keys are ids as an object. */
export function listOf(value: unknown): IDataObject[] | undefined {
	if (Array.isArray(value)) return value.filter(isData);
	return isData(value) ? Object.values(value).filter(isData) : undefined;
}

/** `YYYY-MM-DD` at the beginning of a date; newer versions of Movary write days alone. */
export function dayOf(value: unknown): string | undefined {
	return typeof value === 'string' ? /^\d{4}-\d\d-\d\d/.exec(value)?.[0] : undefined;
}
