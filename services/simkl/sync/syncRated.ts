import type { Movie, RatingEvent, WholeShow } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { unlessFound } from '../../shared/title/titleForms';
import { sendRating, sendRatingRemoval } from '../history/ratings';
import { readSeen } from '../history/seen';
import { withSubject } from '../title/lookup';
import { isMovie, knownIds } from '../title/subject';
import type { SimklRateable } from '../title/subject';
import { ignored, synced } from './syncPlay';
import type { SimklSyncOptions, SyncResult } from './syncPlay';

/**
 * rated: Simkl rates films and shows in whole numbers from 1 to 10; Plex also sends halves. unrated: the rating is taken
 * away.
 */
export async function syncRating(
	client: ServiceClient,
	event: RatingEvent,
	options: Pick<SimklSyncOptions, 'rated' | 'unrated'>,
): Promise<SyncResult> {
	const isGiven = event.event === 'rated';
	if (isGiven && !options.rated) return ignored('switchedOff', 'Sending ratings is switched off');
	if (!isGiven && !options.unrated)
		return ignored('switchedOff', 'Removing ratings is switched off');
	if (isGiven && event.rating === undefined)
		return ignored('ratingUnknown', 'The rating is unknown');
	const { media } = event;
	switch (media.type) {
		case 'movie':
			return await rateMovie(client, event, media);
		case 'show':
			return await withShow(media, async (show) => await sendOne(client, event, show));
		case 'season':
			return ignored('notOffered', 'Simkl takes no ratings of seasons');
		case 'episode':
			return ignored('notOffered', 'Simkl takes no ratings of episodes');
	}
}

/** A film that Simkl does not have as watched would count as watched by its rating. */
async function rateMovie(
	client: ServiceClient,
	event: RatingEvent,
	movie: Movie,
): Promise<SyncResult> {
	return await withSubject(client, movie, async (subject) => {
		if (!isMovie(subject)) return ignored('notOffered', 'Simkl takes no ratings of episodes');
		if (event.event === 'unrated') return await sendOne(client, event, subject);
		const { isWatched } = await readSeen(client, subject);
		if (!isWatched)
			return ignored(
				'wouldCountAsWatched',
				'Simkl would count it as watched, which it is not there yet',
			);
		return await sendOne(client, event, subject);
	});
}

async function sendOne(
	client: ServiceClient,
	{ event, rating = 0, at }: RatingEvent,
	subject: SimklRateable,
): Promise<SyncResult> {
	if (event === 'unrated') {
		const { attempts } = await sendRatingRemoval(client, subject);
		return synced('ratingRemoved', attempts, { reason: 'The rating' });
	}
	const whole = Math.min(10, Math.max(1, Math.round(rating)));
	const { attempts } = await sendRating(client, subject, whole, at);
	return synced('rated', attempts);
}

/** The show by its ids, and by its title where Simkl knows none of them. */
async function withShow(
	{ title, year, ids }: WholeShow,
	use: (subject: SimklRateable) => Promise<SyncResult>,
): Promise<SyncResult> {
	const own = knownIds(ids);
	if (!own) return await use({ show: { title, year } });
	const done = await use({ show: { ids: own } }).catch(unlessFound);
	if (!isServiceError(done)) return done;
	// Ids that Simkl does not know leave the title, but then only with its year.
	if (!title || year === undefined) throw done;
	return await use({ show: { title, year } });
}
