import { json } from '../http/reply.mjs';
import { netDate } from './parameters.mjs';
import { administratorsOnly } from './system.mjs';

/**
 * @typedef {import('./items/item.mjs').Item} Item
 * @typedef {import('./users/signIns.mjs').User} User
 * @typedef {{ type: 'VideoPlayback' | 'VideoPlaybackStopped', user: User, item: Item, at: number }} Entry
 */

/**
 * The server's activity log, with its entries of playbacks alone. Read in the server's source on 2026-11-29, not recorded:
 * ActivityLogController.cs (administrators only), PlaybackStartLogger.cs and PlaybackStopLogger.cs (ids of 32 digits; of
 * people who watch together the first alone is named), ActivityManager.cs (newest first).
 */
export class Activity {
	/** @type {Entry[]} */
	#entries = [];

	/**
	 * @param {Entry['type']} type
	 * @param {User} user
	 * @param {Item} item
	 * @param {number} at milliseconds since 1970
	 */
	note(type, user, item, at) {
		this.#entries.push({ type, user, item, at });
	}

	clear() {
		this.#entries = [];
	}

	/** @param {number} from */
	since(from) {
		const entries = this.#entries.map((entry, index) => ({ ...entry, id: index + 1 }));
		return entries.filter(({ at }) => at >= from).sort((one, other) => other.at - one.at);
	}
}

/** @param {import('./routes.mjs').Routes} routes */
export function addActivityRoutes(routes) {
	routes.signedIn('GET', '/System/ActivityLog/Entries', ({ caller, query, world }) => {
		administratorsOnly(caller);
		const all = world.activity.since(query.moment('minDate') ?? Number.NEGATIVE_INFINITY);
		const start = query.whole('startIndex') ?? 0;
		const page = all.slice(start, start + (query.whole('limit') ?? all.length));
		return json(200, {
			Items: page.map(dto),
			TotalRecordCount: all.length,
			StartIndex: start,
		});
	});
}

/** @param {Entry & { id: number }} entry */
function dto({ id, type, user, item, at }) {
	const does = type === 'VideoPlayback' ? 'is playing' : 'has finished playing';
	return {
		Id: id,
		Name: `${user.name} ${does} ${item.name} on Test`,
		Type: type,
		ItemId: item.id,
		Date: netDate(at),
		UserId: user.id,
		Severity: 'Information',
	};
}
