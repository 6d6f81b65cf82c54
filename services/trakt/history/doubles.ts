import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { REMOVED } from '../forms';
import { removalByIdsBody } from '../title/bodies';
import { minuteOf } from './minutes';

/** A play as far as it matters whether it is there twice. */
export interface DatedPlay {
	id?: number;
	/** ISO 8601. */
	at: string;
	isScrobble: boolean;
}

/**
 * The ids of what was just added at `at` and is there twice: `plays` are those of that title that count as the same viewing,
 * of which there was none before. More than one means that other processes told of it at the same moment, maybe with a date
 * some seconds away, for none sees the others' turns. Each takes out only what stands at its own minute, unless that is the
 * first of all: a scrobble, or else the lowest id. So one stays, whoever looks last.
 */
export function doublesAt(plays: DatedPlay[], at: string): number[] {
	const minute = minuteOf(at);
	const own = plays.filter((play) => !play.isScrobble && minuteOf(play.at) === minute);
	const ids = own.map(({ id }) => id).filter((id) => id !== undefined);
	if (plays.some(({ isScrobble }) => isScrobble)) return ids;
	const first = firstOf(plays)?.id;
	return ids.filter((id) => id !== first);
}

/** The one that stays of such plays. */
export function firstOf<Play extends DatedPlay>(plays: Play[]): Play | undefined {
	const order = ({ id }: Play) => id ?? Number.POSITIVE_INFINITY;
	const sorted = [...plays].sort((one, other) => order(one) - order(other));
	return sorted.find(({ isScrobble }) => isScrobble) ?? sorted[0];
}

/** Takes them out again. If that does not work the play is there all the same, so it is no reason to try it again. */
export async function removeDoubles(client: ServiceClient, ids: number[]): Promise<boolean> {
	if (ids.length === 0) return false;
	const request = {
		method: 'POST',
		path: '/sync/history/remove',
		body: removalByIdsBody(ids),
	} as const;
	return await client.request(request, { answers: REMOVED }).then(() => true, unlessServiceError);
}

/** For a look at what was written already: what cannot be seen now is no reason to call it not written. */
export function unlessServiceError(error: unknown): false {
	if (isServiceError(error)) return false;
	throw error;
}
