import { UnreadableBody } from '../../../media';
import type { WatchEvent } from '../../../media';

/** The event of one row of a list; undefined where it is not even known what the row is of: that must not cost the others. */
export function eventOfRow<Event extends WatchEvent>(
	read: () => Event | undefined,
): Event | undefined {
	try {
		return read();
	} catch (error) {
		return unlessUnreadable(error);
	}
}

function unlessUnreadable(error: unknown): undefined {
	if (error instanceof UnreadableBody) return undefined;
	throw error;
}
