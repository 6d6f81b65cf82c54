import type { ServiceClient } from '../http/serviceClient';
import { withSubject } from './lookup';
import { sendRating } from './ratings';
import { readSeen } from './seen';
import { isMovie } from './subject';
import type { SimklPlay, SyncResult } from './syncPlay';
import { ignored, synced } from './syncOutcome';

/** rated: Simkl rates films and shows in whole numbers from 1 to 10; Plex also sends halves. */
export async function syncRated(
	client: ServiceClient,
	{ event, media }: SimklPlay,
): Promise<SyncResult> {
	if (event.rating === undefined) return ignored('The rating is unknown');
	if (media.type === 'episode') return ignored('Simkl takes no ratings of episodes');
	const rating = Math.min(10, Math.max(1, Math.round(event.rating)));
	return await withSubject(client, media, async (subject) => {
		if (!isMovie(subject)) return ignored('Simkl takes no ratings of episodes');
		const { isWatched } = await readSeen(client, subject);
		if (!isWatched) return ignored('Simkl would count it as watched, which it is not there yet');
		const { attempts } = await sendRating(client, subject, rating, event.at);
		return synced('rated', attempts);
	});
}
