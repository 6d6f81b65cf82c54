import type { Rateable, RatingEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { sendRating, sendRatingRemoval } from '../history/ratings';
import { withRateable } from '../title/rateable';
import { ignored, synced } from './syncOutcome';
import type { SyncResult, TraktSyncOptions } from './syncPlay';

/** rated: Trakt knows whole numbers from 1 to 10; Plex also sends halves. unrated: the rating is taken away. */
export async function syncRating(
	client: ServiceClient,
	event: RatingEvent,
	media: Rateable,
	options: Pick<TraktSyncOptions, 'rated' | 'unrated'>,
): Promise<SyncResult> {
	if (event.event === 'unrated') {
		if (!options.unrated) return ignored('switchedOff', 'Removing ratings is switched off');
		const { attempts } = await withRateable(
			client,
			media,
			async (subject) => await sendRatingRemoval(client, subject),
		);
		return synced('ratingRemoved', attempts, { reason: 'The rating' });
	}
	if (!options.rated) return ignored('switchedOff', 'Sending ratings is switched off');
	if (event.rating === undefined) return ignored('ratingUnknown', 'The rating is unknown');
	const rating = Math.min(10, Math.max(1, Math.round(event.rating)));
	const { attempts } = await withRateable(
		client,
		media,
		async (subject) => await sendRating(client, subject, rating, event.at),
	);
	return synced('rated', attempts);
}
