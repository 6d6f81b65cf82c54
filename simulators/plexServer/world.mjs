import { runtimeMs } from '../library.mjs';
import { metadataOf, showMetadataOf } from '../plex/metadata.mjs';

/**
 * @typedef {import('../library.mjs').LibraryItem} LibraryItem
 * @typedef {import('../library.mjs').Series} Series
 * @typedef {{ id: number, name: string, token: string }} Account 1 is the owner of the server
 * @typedef {{ key: string, type: 'movie' | 'show', title: string, items: LibraryItem[] }} Library
 * @typedef {{ viewCount: number, lastViewedAt?: number, viewOffset?: number }} State of one title for one account; seconds
 * @typedef {{ id: number, account: Account, item: LibraryItem, viewedAt: number }} View
 */

/** Plex forgets a position this near to the beginning. */
const FORGOTTEN_BELOW_MS = 60_000;
const WATCHED_FROM = 0.9;

/** What a Plex server holds: titles, what each account has seen of them, and the history of plays. */
export class World {
	/** @type {Account[]} */
	accounts = [];
	/** @type {Library[]} */
	libraries = [];
	/** Oldest first. @type {View[]} */
	history = [];
	/** @type {Map<string, State>} */
	#states = new Map();
	#views = 0;

	/** @param {string | undefined} token */
	accountOf(token) {
		return this.accounts.find((account) => account.token === token);
	}

	/** @param {string} ratingKey @returns {{ item?: LibraryItem, series?: Series, library: Library } | undefined} */
	find(ratingKey) {
		for (const library of this.libraries) {
			const item = library.items.find(({ shelf }) => shelf.ratingKey === ratingKey);
			if (item) return { item, library };
			const of = library.items.find(
				(one) => one.type === 'episode' && one.series.shelf.ratingKey === ratingKey,
			);
			if (of?.type === 'episode') return { series: of.series, library };
		}
		return undefined;
	}

	/** @param {Account} account @param {LibraryItem} item @returns {Readonly<State>} */
	stateOf(account, item) {
		return this.#states.get(`${account.id}:${item.shelf.ratingKey}`) ?? { viewCount: 0 };
	}

	/** @param {Account} account @param {LibraryItem} item @param {State} state */
	#keep(account, item, state) {
		this.#states.set(`${account.id}:${item.shelf.ratingKey}`, state);
	}

	/**
	 * A play that ends at `at`; from 90 percent on it counts, and only then it is in the history.
	 * @param {Account} account @param {LibraryItem} item @param {{ at: Date, percent: number }} play
	 */
	play(account, item, { at, percent }) {
		const now = Math.floor(at.getTime() / 1000);
		const { viewCount, lastViewedAt } = this.stateOf(account, item);
		if (percent / 100 >= WATCHED_FROM) {
			this.#keep(account, item, { viewCount: viewCount + 1, lastViewedAt: now });
			this.history.push({ id: ++this.#views, account, item, viewedAt: now });
			return;
		}
		const viewOffset = Math.round((runtimeMs(item) * percent) / 100);
		if (viewOffset < FORGOTTEN_BELOW_MS) {
			this.#keep(account, item, { viewCount, ...(lastViewedAt ? { lastViewedAt } : {}) });
		} else {
			this.#keep(account, item, { viewCount, lastViewedAt: now, viewOffset });
		}
	}

	/**
	 * By hand. Since Plex 1.40 (January 2024) the mark of a film or an episode is in no history.
	 * @param {Account} account @param {LibraryItem} item @param {Date} at
	 */
	mark(account, item, at) {
		const { viewCount } = this.stateOf(account, item);
		const lastViewedAt = Math.floor(at.getTime() / 1000);
		this.#keep(account, item, { viewCount: viewCount + 1, lastViewedAt });
	}

	/** @param {Account} account @param {LibraryItem} item */
	unmark(account, item) {
		this.#keep(account, item, { viewCount: 0 });
	}

	/** The title leaves the library; its plays stay. @param {LibraryItem} item */
	remove(item) {
		for (const library of this.libraries) {
			library.items = library.items.filter((one) => one !== item);
		}
	}

	/**
	 * @param {Account} account
	 * @param {{ item?: LibraryItem, series?: Series, library: Library }} found
	 * @param {{ guids: boolean }} showing lists leave the ids out unless they are asked for
	 */
	metadata(account, { item, series, library }, { guids }) {
		const place = {
			librarySectionTitle: library.title,
			librarySectionID: Number(library.key),
			librarySectionKey: `/library/sections/${library.key}`,
		};
		const all = item ? metadataOf(item, 'plex') : series ? showMetadataOf(series) : {};
		const { viewCount, ...rest } = item ? this.stateOf(account, item) : { viewCount: 0 };
		const seen = {
			...(viewCount > 0 ? { viewCount } : {}),
			...rest,
			...(series ? { viewedLeafCount: this.#seenOf(account, series) } : {}),
		};
		const whole = { ...all, ...place, ...seen };
		if (guids) return whole;
		const { Guid, ...bare } = /** @type {Record<string, unknown>} */ (whole);
		return Guid === undefined ? whole : bare;
	}

	/** How many episodes. @param {Account} account @param {Series} series */
	#seenOf(account, series) {
		return series.episodes.filter((one) => this.stateOf(account, one).viewCount > 0).length;
	}

	/** A row of the history: no ids of any service, and no place in the library once the title is gone. @param {View} view */
	row({ id, account, item, viewedAt }) {
		const there = this.find(item.shelf.ratingKey);
		const { key, ratingKey, title, type, librarySectionID, originallyAvailableAt } =
			/** @type {Record<string, unknown>} */ (metadataOf(item, 'plex'));
		return {
			historyKey: `/status/sessions/history/${id}`,
			...(there
				? { key, ratingKey, librarySectionID: there.library.key }
				: { librarySectionID: String(librarySectionID) }),
			title,
			...(item.type === 'episode' ? seriesPlace(item, there !== undefined) : {}),
			type,
			originallyAvailableAt,
			viewedAt,
			accountID: account.id,
			deviceID: 7,
		};
	}
}

/** @param {import('../library.mjs').SeriesEpisode} episode @param {boolean} isThere */
function seriesPlace({ series, season, number }, isThere) {
	return {
		...(isThere ? { grandparentKey: `/library/metadata/${series.shelf.ratingKey}` } : {}),
		grandparentTitle: series.title,
		index: number,
		parentIndex: season,
	};
}
