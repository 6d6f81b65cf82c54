import type { IDataObject } from 'n8n-workflow';

/** Simkl takes two plays of one title only that far apart, so that nearer ones are the same. */
export const APART_MS = 2 * 86_400_000;

export interface HistoryAdd {
	status: 'added' | 'duplicate';
	/** What makes it a duplicate. */
	reason?: string;
	/** The rewatch's id; Simkl gives a first play none. */
	remoteId?: number;
	answer: IDataObject;
	/** How often it was sent; 0 where it was there already. */
	attempts: number;
}

/** Nothing was sent, for this reason. */
export function duplicate(reason: string): HistoryAdd {
	return { status: 'duplicate', reason, answer: {}, attempts: 0 };
}
