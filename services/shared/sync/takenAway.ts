import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { Memory, MONTH_MS } from '../memory';

/** Why an event that took a play away takes no other. */
export const TAKEN_BEFORE = 'The same event has already removed a play of it';

/** Removals that are remembered; a season that is unmarked is one for each episode. */
const MOST_REMEMBERED = 10_000;

/**
 * Which play an unwatched event took away at an account. The event names none, so the same one again (Retry On Fail, a run
 * by hand, Jellyfin's mark of each version of a title, a poll after a restart) would take the next older one each time.
 * Nothing at the service tells of it afterwards, so it is kept here: the play itself in this process, and that it was
 * taken in the client's ledger, which outlives it.
 */
export class TakenAway<Play> {
	private readonly plays = new Memory<Play>(MOST_REMEMBERED, () => 1, MONTH_MS);

	/** `title`: the service's own id of it. */
	by(client: ServiceClient, event: WatchEvent, title: number): Play | undefined {
		return this.plays.get(keyOf(client, event, title));
	}

	/**
	 * Whether the event may take this play, which has the id `play`: yes, unless it took another one before. To be asked
	 * before the removal is sent, whose answer may be lost.
	 */
	async mayTake(
		client: ServiceClient,
		event: WatchEvent,
		title: number,
		[play, taken]: [id: string | number, play: Play],
	): Promise<boolean> {
		const key = keyOf(client, event, title);
		const { ledger } = client;
		const isOther =
			this.plays.get(key) === undefined &&
			(await ledger?.has(key)) === true &&
			(await ledger?.has(`${key} ${play}`)) !== true;
		if (isOther) return false;
		this.plays.set(key, taken);
		await ledger?.write(key, `${key} ${play}`);
		return true;
	}
}

function keyOf({ account }: ServiceClient, { key, media }: WatchEvent, title: number): string {
	return JSON.stringify([account, key, media.type, title]);
}
