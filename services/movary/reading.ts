import type { IDataObject } from 'n8n-workflow';

import { countOf as countFromZero, isData } from '../http/json';

export { dataOf, isData, textOf } from '../http/json';

/** A whole number above 0, also where it was written as text. */
export function countOf(value: unknown): number | undefined {
	const count = countFromZero(value);
	return count === 0 ? undefined : count;
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
