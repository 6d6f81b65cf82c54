import type { IDataObject } from 'n8n-workflow';

import type { CodeOf } from '../../shared/sync/outcomes';

/** Simkl takes two plays of one title only that far apart, so that nearer ones are the same. */
export const APART_MS = 2 * 86_400_000;

export interface HistoryAdd {
	code: CodeOf<'added' | 'duplicate'>;
	/** What makes it a duplicate. */
	reason?: string;
	/** The rewatch's id; Simkl gives a first play none. */
	remoteId?: number;
	answer: IDataObject;
	/** How often it was sent; 0 where it was there already. */
	attempts: number;
}

/** Nothing was sent, for this reason. */
export function duplicate(code: CodeOf<'duplicate'>, reason: string): HistoryAdd {
	return { code, reason, answer: {}, attempts: 0 };
}
