import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError, ServiceError } from '../../http/serviceError';
import { settleFailed, unlessOfOnePlay, unsettled } from '../../shared/import/wantedPlays';
import { idOf } from '../reading';
import { withSubject } from '../title/lookup';
import { specialOf } from '../title/showSearch';
import { tooFewLeft } from './requests';
import type { WantedPlay } from './wantedPlay';

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
