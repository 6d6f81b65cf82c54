import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../action/record';

/**
 * What polls have handed on lately, kept beside the cursor. An event counts as seen only when its execution is over, and
 * n8n tells a trigger nothing of that: so whatever another process of n8n has handed on, which has ended since, is handed
 * on once more. The destinations look before they write, so that what had arrived is a duplicate.
 */
export interface Batch {
	/** The process of n8n that handed it on last. */
	by: string;
	/** Milliseconds since 1970. */
	at: number;
	/** How often it was handed on. */
	times: number;
	/** Watch events, as the items were. */
	events: IDataObject[];
}

export const THIS_PROCESS: string = randomUUID();

/** An n8n that ends over the same play each time must not get it for ever. */
const MOST_TIMES = 3;
/** No execution takes longer: a destination tries for minutes at most. */
const OVER_AFTER_MS = 3_600_000;

export function batchesFrom(stored: unknown): Batch[] {
	return (Array.isArray(stored) ? stored : []).flatMap((entry: unknown) => {
		if (!isRecord(entry)) return [];
		const { by, at, times, events } = entry;
		if (typeof by !== 'string' || typeof at !== 'number' || typeof times !== 'number') return [];
		return [{ by, at, times, events: Array.isArray(events) ? events.filter(isData) : [] }];
	});
}

/** Those that a process which is gone has handed on, and nobody knows whether they came through. */
export function cutOff(batches: Batch[], process: string): Batch[] {
	return batches
		.filter(({ by, times }) => by !== process && times < MOST_TIMES)
		.map((batch) => ({ ...batch, by: process, times: batch.times + 1 }));
}

/** Those whose execution may still be running here. */
export function underWay(batches: Batch[], process: string, now: number): Batch[] {
	return batches.filter(({ by, at }) => by === process && now - at < OVER_AFTER_MS);
}

/** The form in which n8n keeps them. */
export function asStored(batches: Batch[]): IDataObject[] {
	return batches.map((batch) => ({ ...batch }));
}

function isData(value: unknown): value is IDataObject {
	return isRecord(value);
}
