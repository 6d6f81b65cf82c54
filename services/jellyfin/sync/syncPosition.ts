import type { UpdateUserItemDataDto } from '@jellyfin/sdk/lib/generated-client/models/update-user-item-data-dto';

import type { PlayEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { isOvertaken } from '../history/lastPlayed';
import { writeUserData } from '../history/marking';
import { writeEach } from '../history/writing';
import { findItems } from '../title/finding';
import { TICKS_PER_SECOND } from '../title/libraryItem';
import type { LibraryItem } from '../title/libraryItem';
import { duplicate, ignored, synced } from './syncPlay';
import type { JellyfinPlay, JellyfinResult } from './syncPlay';

/** Percent: Jellyfin's own defaults of the range in which it keeps a resume point (MinResumePct, MaxResumePct). */
const RESUMABLE = { from: 5, below: 90 };
/** Seconds within which two resume points are the same. */
const SAME_POINT_SECONDS = 10;

/** pause, stop: the resume point, unless the user has gone on in Jellyfin itself since. */
export async function syncPosition(
	client: ServiceClient,
	play: JellyfinPlay,
): Promise<JellyfinResult> {
	const { event, whole, options } = play;
	// The progress is the whole file's; an event that was cut down to one episode does not carry it any more.
	const { progress } = whole;
	if (whole.counted) {
		return ignored(
			'countedBefore',
			'This play has been counted already, so it leaves no resume point',
		);
	}
	if (progress === undefined) {
		return whole.notCounted
			? ignored('notCounted', whole.notCounted.reason)
			: ignored('positionUnknown', 'The position is unknown');
	}
	if (progress < RESUMABLE.from) {
		return ignored('barelyStarted', 'Barely started: Jellyfin keeps no such position');
	}
	if (progress >= RESUMABLE.below) {
		return whole.notCounted
			? ignored('notCounted', whole.notCounted.reason)
			: ignored('countedByWatched', 'Finished: counted by the watched event');
	}

	const items = await findItems(client, options.userId, event);
	const current = items.filter((item) => !isOvertaken(item, event));
	if (current.length === 0) return ignored('newerThere', 'It has been watched in Jellyfin since');
	const points = current.flatMap((item) => {
		const ticks = isSameFile(item, whole) ? ticksAt(progress, item, whole) : undefined;
		return ticks === undefined ? [] : [{ item, ticks }];
	});
	if (points.length === 0) {
		return ignored(
			'otherFile',
			'The file in Jellyfin holds other episodes, or its length is unknown',
		);
	}
	const open = points.filter(({ item, ticks }) => !isSamePoint(item, ticks));
	if (open.length === 0) return duplicate('alreadyThere', 'Jellyfin already has this position');
	const ticksOf = new Map(open.map(({ item, ticks }) => [item.id, ticks]));
	const attempts = await writeEach(
		open.map(({ item }) => item),
		async (item) => {
			const target = { itemId: item.id, userId: options.userId };
			return await writeUserData(client, target, pointData(item, ticksOf.get(item.id) ?? 0, event));
		},
	);
	return synced('resumePointKept', attempts);
}

function pointData({ state }: LibraryItem, ticks: number, event: PlayEvent): UpdateUserItemDataDto {
	// On a watched title the date of a pause would make the end of this viewing look like a repeat.
	if (state.played) return { PlaybackPositionTicks: ticks };
	// Continue Watching is sorted by it.
	return { PlaybackPositionTicks: ticks, LastPlayedDate: event.at };
}

/** Percent of one file say nothing about a file that holds more or fewer episodes. */
function isSameFile(item: LibraryItem, { media }: PlayEvent): boolean {
	if (media.type === 'movie' || item.number === undefined) return true;
	const last = media.lastNumber ?? media.number ?? item.number;
	const held = (item.lastNumber ?? item.number) - item.number;
	return last - (media.number ?? item.number) === held;
}

function ticksAt(percent: number, item: LibraryItem, { media }: PlayEvent): number | undefined {
	const runtime = item.runtimeTicks ?? (media.runtimeSeconds ?? 0) * TICKS_PER_SECOND;
	return runtime > 0 ? Math.round((percent / 100) * runtime) : undefined;
}

function isSamePoint({ state }: LibraryItem, ticks: number): boolean {
	if (state.positionTicks === 0) return false;
	return Math.abs(state.positionTicks - ticks) <= SAME_POINT_SECONDS * TICKS_PER_SECOND;
}
