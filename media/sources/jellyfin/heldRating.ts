import type { RatingEvent } from '../../watchEvent';

/** The rating that a saved state carries: every save of an item carries it, whatever was saved. */
export interface HeldRating {
	/** Whose, and of which item. */
	of: string;
	/** 1–10; 0 for none. */
	value: number;
	/**
	 * The event, should it have been given just now. Only of what a program wrote, which is how a number is rated: a person's
	 * like or favourite is saved in another way.
	 */
	event?: RatingEvent;
}

/** What Jellyfin stores for a like and for a dislike (10.11.11 and 12.0-rc5, 2026-11-29). */
const OF_OPINIONS: readonly number[] = [10, 1];

/**
 * The event, if somebody gave this rating just now, or took the one before away.
 *
 * @param before what the item's save before carried; `undefined` where none was seen. Then a 10 or a 1 is taken for the
 * like or dislike that is stored as such, and any other number for a rating, which the destinations take once.
 */
export function ratingGiven(
	{ value, event }: HeldRating,
	before: number | undefined,
): RatingEvent | undefined {
	// A save without a rating says that one is gone only where there was one.
	if (value === 0) return before ? event : undefined;
	const isOther = before === undefined ? !OF_OPINIONS.includes(value) : value !== before;
	return isOther ? event : undefined;
}
