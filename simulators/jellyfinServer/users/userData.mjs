import { leaves } from '../items/item.mjs';
import { netDate, TICKS_PER_MS } from '../parameters.mjs';

/**
 * @typedef {import('../items/item.mjs').Item} Item
 * @typedef {import('./signIns.mjs').User} User
 * @typedef {import('../../jellyfin.mjs').SaveReason} SaveReason
 */

/**
 * @typedef {object} UserData
 * @property {boolean} played
 * @property {number} playCount how often it was started, or marked with a date
 * @property {number} positionTicks
 * @property {number | undefined} lastPlayed milliseconds since 1970
 * @property {boolean} favorite
 * @property {number | undefined} rating 0–10; a like is 10, a dislike 1
 */

/** @typedef {(user: User, item: Item, reason: SaveReason, at: number) => void} Told */

const LIKED_FROM = 6.5;

/** What each person has done with each item. */
export class Watched {
	/** @type {Map<string, UserData>} */
	#rows = new Map();
	/** @type {Told} */
	#tell;

	/** @param {Told} tell called after each change, as the server raises its event */
	constructor(tell) {
		this.#tell = tell;
	}

	/**
	 * @param {User} user
	 * @param {Item} item
	 * @returns {Readonly<UserData>}
	 */
	of(user, item) {
		return this.#rows.get(`${user.id}:${item.id}`) ?? blank();
	}

	/**
	 * @param {User} user
	 * @param {Item} item
	 * @param {{ reason: SaveReason, at: number }} save
	 * @param {(data: UserData) => void} change
	 */
	save(user, item, { reason, at }, change) {
		const data = { ...this.of(user, item) };
		change(data);
		this.#rows.set(`${user.id}:${item.id}`, data);
		this.#tell(user, item, reason, at);
	}

	/**
	 * As `POST /UserPlayedItems`: with a date every call counts one play more, without one the last date stays.
	 * @param {User} user
	 * @param {Item} item a series or a season marks its episodes
	 * @param {{ datePlayed?: number | undefined, now: number }} when
	 */
	markPlayed(user, item, { datePlayed, now }) {
		for (const leaf of leaves(item)) {
			this.save(user, leaf, { reason: 'TogglePlayed', at: now }, (data) => {
				if (datePlayed !== undefined) data.playCount += 1;
				data.playCount = Math.max(data.playCount, 1);
				data.positionTicks = 0;
				data.lastPlayed = datePlayed ?? data.lastPlayed ?? now;
				data.played = true;
			});
		}
	}

	/**
	 * @param {User} user
	 * @param {Item} item a series or a season marks its episodes
	 * @param {number} now
	 */
	markUnplayed(user, item, now) {
		for (const leaf of leaves(item)) {
			this.save(user, leaf, { reason: 'TogglePlayed', at: now }, (data) => {
				Object.assign(data, { playCount: 0, positionTicks: 0, lastPlayed: undefined });
				data.played = false;
			});
		}
	}

	/**
	 * @param {User} user
	 * @param {Item} item
	 */
	isPlayed(user, item) {
		const all = leaves(item);
		return all.length > 0 && all.every((leaf) => this.of(user, leaf).played);
	}

	/**
	 * As the server writes it.
	 * @param {User} user
	 * @param {Item} item
	 */
	dto(user, item) {
		const { playCount, positionTicks, lastPlayed, favorite, rating } = this.of(user, item);
		const isFolder = item.type === 'Series' || item.type === 'Season';
		const likes = liked(rating);
		const percent = (positionTicks / item.runtimeTicks) * 100;
		return {
			...(rating === undefined ? {} : { Rating: rating }),
			...(isFolder ? { UnplayedItemCount: this.#unplayed(user, item) } : {}),
			...(positionTicks > 0 && item.runtimeTicks > 0 ? { PlayedPercentage: percent } : {}),
			PlaybackPositionTicks: positionTicks,
			PlayCount: playCount,
			IsFavorite: favorite,
			...(likes === undefined ? {} : { Likes: likes }),
			...(lastPlayed === undefined ? {} : { LastPlayedDate: netDate(lastPlayed) }),
			Played: isFolder ? this.isPlayed(user, item) : this.of(user, item).played,
			Key: String(item.ids.tmdb ?? item.id),
			ItemId: item.id,
		};
	}

	/**
	 * @param {User} user
	 * @param {Item} item
	 */
	#unplayed(user, item) {
		return leaves(item).filter((leaf) => !this.of(user, leaf).played).length;
	}
}

/** @param {number | undefined} rating */
export function liked(rating) {
	return rating === undefined ? undefined : rating >= LIKED_FROM;
}

/**
 * What a reported position does: the beginning is no resume point, the end is a play.
 * @param {UserData} data
 * @param {Item} item
 * @param {number} positionMs
 * @returns {boolean} whether it counts as played to completion
 */
export function reach(data, item, positionMs) {
	const runtimeMs = item.runtimeTicks / TICKS_PER_MS;
	const percent = (positionMs / runtimeMs) * 100;
	const done =
		percent >= 5 && (percent > 90 || positionMs >= runtimeMs - 1000 || runtimeMs < 300_000);
	if (done) data.played = true;
	data.positionTicks = done || percent < 5 ? 0 : positionMs * TICKS_PER_MS;
	return done;
}

/** @returns {UserData} */
function blank() {
	return {
		played: false,
		playCount: 0,
		positionTicks: 0,
		lastPlayed: undefined,
		favorite: false,
		rating: undefined,
	};
}
