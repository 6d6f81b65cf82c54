import type { ServiceClient } from '../http/serviceClient';
import { withSubject } from './lookup';
import { sendRating } from './ratings';
import type { SyncResult, TraktPlay } from './syncPlay';
import { ignored, synced } from './syncOutcome';

/** rated: Trakt knows whole numbers from 1 to 10; Plex also sends halves. */
export async function syncRated(
	client: ServiceClient,
	{ event, media }: TraktPlay,
): Promise<SyncResult> {
	if (event.rating === undefined) return ignored('The rating is unknown');
	const rating = Math.min(10, Math.max(1, Math.round(event.rating)));
	const { attempts } = await withSubject(
		client,
		media,
		async (subject) => await sendRating(client, subject, rating, event.at),
	);
	return synced('rated', attempts);
}
