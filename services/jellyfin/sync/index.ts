import type { RatingEvent, WatchEvent } from '../../../media';
import { isRatingEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/syncResult';
import { inTurnOf } from '../client';
import { isOvertaken } from '../history/lastPlayed';
import { markUnplayedLoud, UNPLAYED, writeUserData } from '../history/marking';
import { writeEach, writeVersions } from '../history/writing';
import { findItems } from '../title/finding';
import { duplicate, ignored, synced } from './syncPlay';
import type { JellyfinPlay, JellyfinResult, JellyfinSyncOptions, PlayOutcome } from './syncPlay';
import { syncPosition } from './syncPosition';
import { syncWatched } from './syncWatched';

/** unwatched: takes the mark away, unless the title has been watched again since (the event may be a late retry). */
export async function syncUnwatched(
	client: ServiceClient,
	play: JellyfinPlay,
): Promise<JellyfinResult> {
	const { event, options } = play;
	const marked = (await findItems(client, options.userId, event)).filter(
		({ state }) => state.played,
	);
	if (marked.length === 0) return ignored('notThere', 'Jellyfin does not show it as watched');
	const older = marked.filter((item) => !isOvertaken(item, event));
	if (older.length === 0) return ignored('newerThere', 'It has been watched again since');
	const attempts = await writeEach(older, async (item) => {
		const target = { itemId: item.id, userId: options.userId };
		return options.tellOtherPrograms
			? await markUnplayedLoud(client, target)
			: await writeUserData(client, target, UNPLAYED);
	});
	await writeVersions(client, options.userId, older, (version) =>
		version.state.played && !isOvertaken(version, event) ? UNPLAYED : undefined,
	);
	return synced('markedUnwatched', attempts);
}

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

/**
 * Does at Jellyfin what a watch event says: one outcome per play, and one that does not work stops no other. Alone per
 * user, for what is written goes by what was read.
 */
export async function syncWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: JellyfinSyncOptions,
): Promise<PlayOutcome[]> {
	return await eachPlay(
		event,
		async (each) =>
			await inTurnOf(client, options.userId, async () => {
				if (isRatingEvent(each)) return await syncRating(client, each, options);
				const whole = isRatingEvent(event) ? each : event;
				return await syncPlay(client, { event: each, whole, options });
			}),
	);
}

async function syncPlay(client: ServiceClient, play: JellyfinPlay): Promise<JellyfinResult> {
	const { event, options } = play;
	switch (event.event) {
		case 'play':
		case 'resume':
			return ignored(
				'notOffered',
				'Jellyfin shows as now watching only what its own players play: nothing can be set from outside',
			);
		case 'progress':
			return ignored(
				'notNeeded',
				'Jellyfin needs no heartbeat while something is playing elsewhere',
			);
		case 'pause':
		case 'stop':
			if (!options.progress)
				return ignored('switchedOff', 'Sending resume positions is switched off');
			return await syncPosition(client, play);
		case 'watched':
			return await syncWatched(client, play);
		case 'unwatched':
			if (!options.unwatched) return ignored('switchedOff', 'Taking marks away is switched off');
			return await syncUnwatched(client, play);
	}
}
