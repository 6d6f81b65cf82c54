import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../http/exchange';
import { isData } from '../http/json';
import { notJellyfin } from './answers';

export { dataOf, isData, numberOf } from '../http/json';

/** As it is: names are compared with what others send, spaces and all. */
export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
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
