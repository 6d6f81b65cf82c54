import { ratingGiven } from '../../../media';
import type { HeldRating, WatchEvent } from '../../../media';
import { Memory, MONTH_MS } from '../../../services/shared/memory';

/**
 * The rating that each item's last save carried, so that a rating is told when it is given, and not at every save after
 * it. In memory, for a month of this process: after that a number is taken for given once more.
 */
export class Ratings {
	private readonly values: Memory<number>;

	constructor(most = 20_000) {
		this.values = new Memory(most, () => 1, MONTH_MS);
	}

	/**
	 * The `rated` event, if the save says that somebody gave this rating; it is remembered either way.
	 *
	 * @param place the trigger node that listens; those of different nodes are kept apart
	 */
	given(held: HeldRating, place: string): WatchEvent | undefined {
		const key = `${place} ${held.of}`;
		const before = this.values.get(key);
		this.values.set(key, held.value);
		return ratingGiven(held, before);
	}
}
