import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../http/exchange';
import { notJellyfin } from './answers';

/** True for a JSON object, before anything is known of its fields. */
export function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function dataOf(value: unknown): IDataObject {
	return isData(value) ? value : {};
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An answer that has to be an object; anything else comes from no Jellyfin. */
export function itemOf(answer: ServiceAnswer): IDataObject {
	if (!isData(answer.body)) throw notJellyfin();
	return answer.body;
}

/** The `Items` of a query's answer. */
export function itemsOf(answer: ServiceAnswer): IDataObject[] {
	return listOf(itemOf(answer).Items);
}

/** An answer that has to be a list. */
export function listOf(value: unknown): IDataObject[] {
	if (!Array.isArray(value)) throw notJellyfin();
	return value.filter(isData);
}
