import type { UpdateUserItemDataDto } from '@jellyfin/sdk/lib/generated-client/models/update-user-item-data-dto';

import type { PlayEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { lastPlayedMs, notAhead, sameViewingMs } from '../history/lastPlayed';
import { markPlayedLoud, writeUserData } from '../history/marking';
import { writeEach, writeVersions } from '../history/writing';
import { findItems } from '../title/finding';
import type { LibraryItem } from '../title/libraryItem';
import { duplicate, synced } from './syncPlay';
import type { JellyfinPlay, JellyfinResult } from './syncPlay';

/** watched: the mark, with the event's date, on every version in every library that does not have it yet. */
export async function syncWatched(
	client: ServiceClient,
	play: JellyfinPlay,
): Promise<JellyfinResult> {
	const { options } = play;
	const event = notAhead(play.event, client.clock.now());
	const items = await findItems(client, options.userId, event);
	const open = items.filter((item) => !hasViewing(item, event));
	if (open.length === 0) return duplicate('alreadyThere', alreadyThere(items));
	const attempts = await writeEach(open, async (item) => {
		const target = { itemId: item.id, userId: options.userId };
		const written = await writeUserData(client, target, watchedData(item, event));
		return options.tellOtherPrograms ? await markPlayedLoud(client, target) : written;
	});
	await writeVersions(client, options.userId, open, (version) =>
		hasViewing(version, event) ? undefined : watchedData(version, event),
	);
	return synced('markedWatched', attempts);
}

/** Jellyfin keeps one date alone: whatever is not after it is that viewing or an older one, and there already. */
function hasViewing(item: LibraryItem, event: PlayEvent): boolean {
	if (!item.state.played) return false;
	const heldMs = lastPlayedMs(item.state);
	// The button in Jellyfin marks without a date, so that mark may well be where this event comes from.
	if (heldMs === undefined) return true;
	return Date.parse(event.at) <= heldMs + sameViewingMs(item, event);
}

function watchedData(item: LibraryItem, event: PlayEvent): UpdateUserItemDataDto {
	const { played, playCount } = item.state;
	// A title that is watched again counts on; a first viewing may have been counted at its start already.
	const PlayCount = played ? playCount + 1 : Math.max(1, playCount);
	// Something newer is under way in Jellyfin: its date and its resume point stay.
	if (!movesOn(item, event)) return { Played: true, PlayCount };
	return { Played: true, PlayCount, LastPlayedDate: event.at, PlaybackPositionTicks: 0 };
}

/** The date of the last viewing never goes back. */
function movesOn({ state }: LibraryItem, event: PlayEvent): boolean {
	const heldMs = lastPlayedMs(state);
	return heldMs === undefined || Date.parse(event.at) > heldMs;
}

function alreadyThere(items: LibraryItem[]): string {
	const dates = items.map(({ state }) => state.lastPlayed).filter((date) => date !== undefined);
	const last = dates.sort().at(-1);
	return `Jellyfin already shows it as watched (${last ?? 'without a date'})`;
}
