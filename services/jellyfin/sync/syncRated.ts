import type { RatingEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { writeUserData } from '../history/marking';
import { writeEach } from '../history/writing';
import { findItems } from '../title/finding';
import { duplicate, ignored, synced } from './syncOutcome';
import type { JellyfinResult } from './syncOutcome';
import type { JellyfinSyncOptions } from './syncPlay';

/** rated: Jellyfin keeps the user's number from 0 to 10, halves as well. It has no call that takes one away. */
export async function syncRating(
	client: ServiceClient,
	{ event, source, media, rating }: RatingEvent,
	options: JellyfinSyncOptions,
): Promise<JellyfinResult> {
	if (event === 'unrated') return ignored('notOffered', 'A rating in Jellyfin is not taken away');
	if (!options.rated) return ignored('switchedOff', 'Sending ratings is switched off');
	if (media.type === 'season' || media.type === 'show') {
		return ignored('notOffered', 'Jellyfin is sent ratings of movies and episodes only');
	}
	if (rating === undefined) return ignored('ratingUnknown', 'The rating is unknown');
	const Rating = Math.min(10, Math.max(1, rating));
	const open = (await findItems(client, options.userId, { source, media })).filter(
		({ state }) => state.rating !== Rating,
	);
	// A written rating comes back as an event of the webhook plugin: here it ends.
	if (open.length === 0)
		return duplicate('alreadyThere', `Jellyfin already has this rating (${Rating})`);
	const attempts = await writeEach(
		open,
		async ({ id }) =>
			await writeUserData(client, { itemId: id, userId: options.userId }, { Rating }),
	);
	return synced('rated', attempts);
}
