import type { ServiceClient } from '../http/serviceClient';
import { isServiceError } from '../http/serviceError';
import { removalByIdsBody } from './bodies';

/** A play as far as it matters whether it is there twice. */
export interface DatedPlay {
	id?: number;
	/** ISO 8601. */
	at: string;
	isScrobble: boolean;
}

/**
 * The ids of plays of one title that stand beside another one at exactly `at`, all but the lowest. That happens where
 * two processes add the same event at the same moment, for neither sees the other's turn; both then keep the lowest.
 * A scrobble has a date of its own and is never among them.
 */
export function doublesAt(plays: DatedPlay[], at: string): number[] {
	const second = secondOf(at);
	const ids = plays
		.filter((play) => !play.isScrobble && secondOf(play.at) === second)
		.map(({ id }) => id)
		.filter((id) => id !== undefined);
	return ids.sort((one, other) => one - other).slice(1);
}

/** Takes them out again. If that does not work the play is there all the same, so it is no reason to try it again. */
export async function removeDoubles(client: ServiceClient, ids: number[]): Promise<boolean> {
	if (ids.length === 0) return false;
	const request = {
		method: 'POST',
		path: '/sync/history/remove',
		body: removalByIdsBody(ids),
	} as const;
	return await client.request(request).then(() => true, unlessServiceError);
}

/** For a look at what was written already: what cannot be seen now is no reason to call it not written. */
export function unlessServiceError(error: unknown): false {
	if (isServiceError(error)) return false;
	throw error;
}

function secondOf(at: string): number {
	return Math.floor(Date.parse(at) / 1000);
}
