import { ratingGiven } from '../../media';
import type { HeldRating, WatchEvent } from '../../media';

/**
 * The rating that each item's last save carried, so that a rating is told when it is given, and not at every save after
 * it. In memory, for as long as this process runs: after that a number is taken for given once more.
 */
export class Ratings {
	/** In the order of their last save: the first is the one longest silent. */
	private readonly values = new Map<string, number>();

	constructor(private readonly most = 20_000) {}

	/** How many are remembered. */
	get size(): number {
		return this.values.size;
	}

	/**
	 * The `rated` event, if the save says that somebody gave this rating; it is remembered either way.
	 *
	 * @param place the trigger node that listens; those of different nodes are kept apart
	 */
	given(held: HeldRating, place: string): WatchEvent | undefined {
		const key = `${place} ${held.of}`;
		const before = this.values.get(key);
		this.values.delete(key);
		this.values.set(key, held.value);
		for (const longestSilent of this.values.keys()) {
			if (this.values.size <= this.most) break;
			this.values.delete(longestSilent);
		}
		return ratingGiven(held, before);
	}
}
