import type { ServiceClient } from '../../http/serviceClient';
import { isOvertaken } from '../history/lastPlayed';
import { markUnplayedLoud, UNPLAYED, writeUserData } from '../history/marking';
import { writeEach, writeVersions } from '../history/writing';
import { findItems } from '../title/finding';
import { ignored, synced } from './syncOutcome';
import type { JellyfinResult } from './syncOutcome';
import type { JellyfinPlay } from './syncPlay';

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
