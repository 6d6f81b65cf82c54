import type { WatchEvent } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { Memory } from './memory';

/** Why an event that took a play away takes no other. */
export const TAKEN_BEFORE = 'The same event has already removed a play of it';

/** Removals that are remembered; a season that is unmarked is one for each episode. */
const MOST_REMEMBERED = 10_000;

/**
 * Which play an unwatched event took away at an account. The event names none, so the same one again (Retry On Fail, a run
 * by hand, Jellyfin's mark of each version of a title) would take the next older one each time. Nothing at the service
 * tells of it afterwards, so this is known in this process alone, until it ends.
 */
export class TakenAway<Play> {
	private readonly plays = new Memory<Play>(MOST_REMEMBERED);

	/** `title`: the service's own id of it. */
	by(client: ServiceClient, event: WatchEvent, title: number): Play | undefined {
		return this.plays.get(keyOf(client, event, title));
	}

	/** To be called before the removal is sent: its answer may be lost. */
	note(client: ServiceClient, event: WatchEvent, title: number, play: Play): void {
		this.plays.set(keyOf(client, event, title), play);
	}
}

function keyOf({ account }: ServiceClient, { key, media }: WatchEvent, title: number): string {
	return JSON.stringify([account, key, media.type, title]);
}
