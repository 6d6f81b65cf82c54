import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../http/exchange';

/** True for a JSON object: what Trakt answers with, before anything is known of its fields. */
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
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A whole number that JSON carried exactly; Trakt's 64-bit ids may lie beyond that. */
export function wholeOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** A positive id, for Trakt answers 0 where there is none. */
export function idOf(value: unknown): number | undefined {
	const id = wholeOf(value);
	return id !== undefined && id > 0 ? id : undefined;
}

/** Trakt's answer as an item; an answer without a body is an empty one. */
export function itemOf(answer: ServiceAnswer): IDataObject {
	return dataOf(answer.body);
}
