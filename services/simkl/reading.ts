import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../http/exchange';

/** True for a JSON object: what Simkl answers with, before anything is known of its fields. */
export function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function dataOf(value: unknown): IDataObject {
	return isData(value) ? value : {};
}

export function listOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isData) : [];
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A whole number from 0 on that JSON carried exactly, also where it was written as text. */
export function countOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
		? number
		: undefined;
}

/** An id above 0: Simkl writes other services' ids as text, and answers 0 where there is none. */
export function idOf(value: unknown): number | undefined {
	const id = countOf(value);
	return id !== undefined && id > 0 ? id : undefined;
}

/** Simkl's answer as an item; an answer without a body is an empty one. */
export function itemOf(answer: ServiceAnswer): IDataObject {
	return dataOf(answer.body);
}

/** Milliseconds since 1970; undefined for what is no date, and for the first day of 1970: Simkl's "very long ago". */
export function momentOf(value: unknown): number | undefined {
	const ms = Date.parse(textOf(value) ?? '');
	return Number.isNaN(ms) || ms < 86_400_000 ? undefined : ms;
}
