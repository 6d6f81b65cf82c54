import type { ServiceClient } from '../http/serviceClient';
import { findItems } from './finding';
import { writeUserData } from './marking';
import type { JellyfinPlay } from './syncPlay';
import { duplicate, ignored, synced } from './syncOutcome';
import type { JellyfinResult } from './syncOutcome';
import { writeEach } from './writing';

/** rated: Jellyfin keeps the user's number from 0 to 10, halves as well. */
export async function syncRated(
	client: ServiceClient,
	play: JellyfinPlay,
): Promise<JellyfinResult> {
	const { event, options } = play;
	if (event.rating === undefined) return ignored('The rating is unknown');
	const Rating = Math.min(10, Math.max(1, event.rating));
	const open = (await findItems(client, options.userId, event)).filter(
		({ state }) => state.rating !== Rating,
	);
	// A written rating comes back as an event of the webhook plugin: here it ends.
	if (open.length === 0) return duplicate(`Jellyfin already has this rating (${Rating})`);
	const attempts = await writeEach(
		open,
		async ({ id }) =>
			await writeUserData(client, { itemId: id, userId: options.userId }, { Rating }),
	);
	return synced('rated', attempts);
}
