import type { WatchEvent } from '../../../media';

import { hasId, hasName, namesOfPeople } from './naming';
import type { Named } from './naming';
import type { TriggerSettings } from './settings';

/**
 * Whether an event comes from where the trigger listens. What the event does not say (a mark made by
 * hand has no player) is not on a list either, so a list keeps it out.
 */
export function comesThrough(event: WatchEvent, settings: TriggerSettings): boolean {
	const { filters, mediaTypes } = settings;
	return (
		(mediaTypes === undefined || mediaTypes.has(event.media.type)) &&
		isListed(event.user, filters.people, filters.people && namesOfPeople(filters.people)) &&
		isListed(event.server, filters.servers) &&
		isListed(event.library, filters.libraries) &&
		isListed(event.player, filters.players)
	);
}

function isListed(
	named: Named | undefined,
	ids: readonly string[] | undefined,
	names = ids,
): boolean {
	if (ids === undefined || names === undefined) return true;
	return named !== undefined && (hasId(named, ids) || hasName(named, names));
}
