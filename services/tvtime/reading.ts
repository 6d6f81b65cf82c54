import type { IDataObject } from 'n8n-workflow';

/** True for a JSON object: what TV Time answers with, before anything is known of its fields. */
function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function dataOf(value: unknown): IDataObject {
	return isData(value) ? value : {};
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A whole number of 0 or more, also where it was written as text. */
export function countOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
		? number
		: undefined;
}

export function listOf(value: unknown): IDataObject[] | undefined {
	return Array.isArray(value) ? value.filter(isData) : undefined;
}
