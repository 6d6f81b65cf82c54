import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from './exchange';

/** True for a JSON object: what services answer with, before anything is known of its fields. */
export function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function dataOf(value: unknown): IDataObject {
	return isData(value) ? value : {};
}

/** The objects of a list; none where there is no list. */
export function listOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isData) : [];
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A whole number from 0 on that JSON carried exactly, also where it was written as text. */
export function countOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
		? number
		: undefined;
}

/** The answer as an item; an answer without a body is an empty one. */
export function itemOf(answer: Pick<ServiceAnswer, 'body'>): IDataObject {
	return dataOf(answer.body);
}
