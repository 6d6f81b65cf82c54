import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError, ServiceError } from '../../http/serviceError';
import { settleFailed, unlessOfOnePlay, unsettled } from '../../shared/import/wantedPlays';
import { leftOf, untilTomorrowMs } from '../pauses';
import { idOf } from '../reading';
import { withSubject } from '../title/lookup';
import { specialOf } from '../title/showSearch';
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

/**
 * Looks up what Simkl did not find in the forms it was sent in, or what came without any id. `besides`: what is to be
 * written as well, for which requests are kept.
 */
export async function findSubjects(
	client: ServiceClient,
	plays: WantedPlay[],
	besides: WantedPlay[] = [],
): Promise<void> {
	for (const play of unsettled(plays)) {
		const tooFew = tooFewLeft(client, () => [
			...besides,
			...unsettled(plays).filter(({ subject }) => subject),
		]);
		if (tooFew) {
			settleFailed(play, tooFew);
			continue;
		}
		const { media, tried } = play;
		const special = media.type === 'episode' ? await specialOf(client, media) : undefined;
		if (special && !tried.has(JSON.stringify(special))) {
			tried.add(JSON.stringify(special));
			play.subject = special;
			continue;
		}
		if (play.subject) tried.add(JSON.stringify(play.subject));
		const found = await withSubject(client, media, async (subject) => {
			if (tried.has(JSON.stringify(subject))) throw alreadyTried(client);
			return await Promise.resolve(subject);
		}).catch(unlessOfOnePlay);
		const own = media.type === 'episode' ? idOf(media.ids.tvdb) : undefined;
		const byOwnId = own === undefined ? undefined : { episode: { ids: { tvdb: own } } };
		if (!isServiceError(found)) play.subject = found;
		else if (byOwnId && !tried.has(JSON.stringify(byOwnId))) play.subject = byOwnId;
		else settleFailed(play, found);
	}
}

/** Makes the look-up go on to its next form; nobody reads it. */
function alreadyTried({ service }: ServiceClient): ServiceError {
	return new ServiceError({ service, kind: 'notFound', message: '', description: '', attempts: 1 });
}
