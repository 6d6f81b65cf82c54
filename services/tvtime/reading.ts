import type { IDataObject } from 'n8n-workflow';

import { isData } from '../http/json';

export { countOf, dataOf, textOf } from '../http/json';

/** The objects of a list; undefined where there is no list, which is no empty one. */
export function listOf(value: unknown): IDataObject[] | undefined {
	return Array.isArray(value) ? value.filter(isData) : undefined;
}
