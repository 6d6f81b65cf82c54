import { playsOf } from '../../../media';
import type { WatchEvent } from '../../../media';
import { isServiceError } from '../../http/serviceError';
import type { PlayOutcome, SyncResult } from './syncResult';

/** One outcome per play of the event, in order: what a service does not take stops no other play. */
export async function eachPlay<Destination extends string>(
	event: WatchEvent,
	sync: (play: WatchEvent, isFirst: boolean) => Promise<SyncResult<Destination>>,
): Promise<Array<PlayOutcome<Destination>>> {
	const outcomes: Array<PlayOutcome<Destination>> = [];
	for (const each of playsOf(event)) {
		outcomes.push(
			await sync(each, outcomes.length === 0).then(
				(done): PlayOutcome<Destination> => ({ event: each, sync: done }),
				(error: unknown): PlayOutcome<Destination> => {
					if (isServiceError(error)) return { event: each, error };
					throw error;
				},
			),
		);
	}
	return outcomes;
}
