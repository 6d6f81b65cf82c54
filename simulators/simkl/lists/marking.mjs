import { entryOf, isFilm, isoOf, touch } from '../account.mjs';

/**
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {import('../account.mjs').Entry} Entry
 * @typedef {import('../titles/catalogue.mjs').Title} Title
 * @typedef {import('../titles/catalogue.mjs').Episode} Episode
 */

/**
 * Marks a film or episodes as watched. What is marked already keeps its date: Simkl has one play of each.
 * @param {Account} account
 * @param {Title} title
 * @param {{ episode: Episode, at: string }[]} plays of a show
 * @param {string} at of a film, and of the list's date
 * @param {number} now
 * @returns how many marks are new
 */
export function mark(account, title, plays, at, now) {
	const entry = entryOf(account, title, now);
	let fresh = 0;
	if (isFilm(title)) {
		if (entry.status === 'completed' && entry.watchedAt !== null) return 0;
		entry.status = 'completed';
		entry.watchedAt = at;
		fresh = 1;
	} else {
		for (const { episode, at: seenAt } of plays) {
			if (entry.episodes.has(episode.simkl)) continue;
			entry.episodes.set(episode.simkl, seenAt);
			fresh += 1;
		}
		entry.status = statusOf(entry);
	}
	if (fresh > 0) touch(account, title, entry.status, now);
	return fresh;
}

/** @param {Entry} entry */
export function statusOf({ title, episodes }) {
	const regular = title.episodes.filter(({ season }) => season > 0);
	const all = regular.length > 0 && regular.every(({ simkl }) => episodes.has(simkl));
	return all && title.ended ? 'completed' : 'watching';
}

/**
 * When a film or an episode was seen last, as Simkl tells it; null for not at all.
 * @param {Entry | undefined} entry
 * @param {Episode} [episode]
 * @returns {string | null}
 */
export function seenAt(entry, episode) {
	if (!entry) return null;
	const first = episode ? (entry.episodes.get(episode.simkl) ?? null) : lastOf(entry);
	const again = entry.rewatches.map(({ at, episodes }) =>
		episode ? (episodes.get(episode.simkl) ?? '') : at,
	);
	return [first ?? '', ...again].sort().at(-1) || null;
}

/** @param {Entry} entry */
export function lastOf({ title, watchedAt, episodes }) {
	return isFilm(title) ? watchedAt : ([...episodes.values()].sort().at(-1) ?? null);
}

/**
 * @typedef {object} Play
 * @property {string} title
 * @property {import('../titles/catalogue.mjs').Kind} kind
 * @property {number} [season]
 * @property {number} [number]
 * @property {string | null} at
 * @property {number} [rewatch] the id of the rewatch that it belongs to
 */

/**
 * Every play that an account has, for a test to read: the first ones and those of rewatches.
 * @param {Account} account
 * @returns {Play[]}
 */
export function playsIn(account) {
	return [...account.library.values()].flatMap((entry) => {
		const { title, watchedAt, status, episodes, rewatches } = entry;
		const { title: name, kind } = title;
		/** @param {Map<number, string>} seen @param {number} [rewatch] @returns {Play[]} */
		const ofEpisodes = (seen, rewatch) =>
			title.episodes.flatMap(({ simkl, season, number }) => {
				const at = seen.get(simkl);
				if (at === undefined) return [];
				return [{ title: name, kind, season, number, at, ...(rewatch ? { rewatch } : {}) }];
			});
		/** @type {Play[]} */
		const first =
			isFilm(title) && status === 'completed' ? [{ title: name, kind, at: watchedAt }] : [];
		const again = rewatches.flatMap(({ id, at, episodes: seen }) =>
			isFilm(title) ? [{ title: name, kind, at, rewatch: id }] : ofEpisodes(seen, id),
		);
		return [...first, ...ofEpisodes(episodes), ...again];
	});
}

/**
 * Lets time pass: a check-in whose running time is over is a play, a "watching now" ends, old resume points go.
 * @param {Account} account
 * @param {number} now
 */
export function settle(account, now) {
	const days = { free: 7, pro: 30, vip: 90 }[account.plan];
	account.playback = account.playback.filter(
		({ paused_at }) => now - Date.parse(paused_at) < days * 86_400_000,
	);
	const { watching } = account;
	if (!watching || watching.endsAt > now) return;
	account.watching = undefined;
	if (!watching.isCheckin) return;
	const at = isoOf(watching.endsAt);
	const plays = watching.episode ? [{ episode: watching.episode, at }] : [];
	mark(account, watching.title, plays, at, now);
}
