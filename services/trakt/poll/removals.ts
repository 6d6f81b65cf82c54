import { watchEventFromTrakt } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import { itemNamed, playsOfItem } from '../history/knownPlays';
import type { KnownPlays } from '../history/knownPlays';
import { lookUpId } from '../title/ownIds';
import { idsIn } from '../title/subject';
import type { TraktItem } from '../title/subject';

/** Titles that one poll looks into; the rest waits for the next one. */
const MOST_LOOKED_INTO = 50;

/**
 * Plays that are missing. A title that has other plays left is not unwatched; a play that is still there was missed
 * because pages shifted while they were read, or was given another date.
 */
export async function lookIntoGone(
	client: ServiceClient,
	user: WatchEvent['user'],
	known: KnownPlays,
	gone: string[],
) {
	const byTitle = new Map<string, string[]>();
	for (const id of gone) {
		const [title = ''] = (known[id] ?? '').split('@');
		byTitle.set(title, [...(byTitle.get(title) ?? []), id]);
	}
	const events: WatchEvent[] = [];
	const stillKnown: KnownPlays = {};
	const keep = (id: string) => {
		stillKnown[id] = known[id] ?? '';
	};
	for (const [index, [title, ids]] of [...byTitle].entries()) {
		const item = itemNamed(title);
		if (index >= MOST_LOOKED_INTO) ids.forEach(keep);
		if (index >= MOST_LOOKED_INTO || !item) continue;
		const left = new Set((await playsOfItem(client, item)).map(({ id }) => String(id)));
		ids.filter((id) => left.has(id)).forEach(keep);
		const last = ids.at(-1);
		if (left.size > 0 || last === undefined) continue;
		const event = await removal(client, user, item, last);
		if (event) events.push(event);
	}
	return { events, stillKnown, isComplete: byTitle.size <= MOST_LOOKED_INTO };
}

async function removal(
	client: ServiceClient,
	user: WatchEvent['user'],
	{ type, trakt }: TraktItem,
	historyId: string,
): Promise<WatchEvent | undefined> {
	const results = await lookUpId(client, { idType: 'trakt', id: String(trakt), type });
	const found = results.find((result) => idsIn(result[type]).trakt === trakt);
	const removedAt = new Date(client.clock.now());
	// A title that Trakt itself has removed cannot be described to anybody.
	if (!found) return undefined;
	const play = { ...found, id: Number(historyId) };
	return eventOfRow(() => watchEventFromTrakt(play, user, removedAt));
}
