import type { ServiceClient } from '../../http/serviceClient';
import { ServiceError } from '../../http/serviceError';
import { leftOf, untilTomorrowMs } from '../pauses';
import { BATCH_SIZE } from './batch';
import type { WantedPlay } from './wantedPlay';

/** A recent play or a rewatch is looked for, added, and looked for again. */
const FOR_A_SINGLE = 3;
/** The activities and the three lists, where they have changed. */
const FOR_THE_LIBRARY = 4;

export const isSingle = ({ isRecent, isRewatch }: WantedPlay) => isRecent || isRewatch === true;

/** How many requests it takes to write these, about: titles are known by then, and lost answers are not foreseen. */
export function requestsToWrite(plays: WantedPlay[]): number {
	const singles = plays.filter(isSingle).length;
	return Math.ceil((plays.length - singles) / BATCH_SIZE) + singles * FOR_A_SINGLE;
}

/** Said before anything is written. */
export function saidBefore(plays: WantedPlay[]): string {
	const requests = FOR_THE_LIBRARY + requestsToWrite(plays);
	return `The whole import needs about ${requests} requests; Simkl takes 500 a day of a free account, 1,000 with PRO, 10,000 with VIP`;
}

/**
 * Undefined as long as another title can be looked up, and what was found be written still today. Where Simkl does not say
 * how many requests are left, it is asked until it refuses.
 */
export function tooFewLeft(
	client: ServiceClient,
	found: () => WantedPlay[],
): ServiceError | undefined {
	const left = leftOf(client.account);
	// As much again, for what Simkl does not take in one piece.
	if (left === undefined || left > FOR_THE_LIBRARY + 2 * requestsToWrite(found())) return undefined;
	return new ServiceError({
		service: client.service,
		kind: 'retry',
		message: 'Simkl takes too few requests of this account today to look this title up as well',
		description:
			'The import has kept what is left of the day for the plays that it has found. Run it again after midnight US Eastern, when Simkl counts anew: what is there already is not added twice.',
		retryAfterMs: untilTomorrowMs(client.clock.now()),
	});
}
