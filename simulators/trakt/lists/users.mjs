import { empty, json } from '../../http/reply.mjs';
import { checkOwnUser } from './historyReads.mjs';

/**
 * @typedef {import('../routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('../account.mjs').Account} Account
 */

const LONG_AGO = '2020-01-01T00:00:00.000Z';

/** Parts of an account in which nothing ever happens here. */
const QUIET = {
	comments: ['liked_at', 'reacted_at', 'blocked_at'],
	lists: ['liked_at', 'reacted_at', 'updated_at', 'commented_at'],
	watchlist: ['updated_at'],
	favorites: ['updated_at'],
	collaborations: ['updated_at'],
	account: ['settings_at', 'followed_at', 'following_at', 'pending_at', 'requested_at'],
	saved_filters: ['updated_at'],
	notes: ['updated_at'],
};

/** @param {import('../routes.mjs').Routes} routes */
export function addUserRoutes(routes) {
	routes.personal('GET', '/users/settings', ({ account, query }) => {
		// Contract of settings, 2026-07-30: this part only where it is asked for.
		const isAsked = (query.get('extended') ?? '').split(',').includes('browsing');
		const browsing = { watch_only_once: account.watchOnlyOnce };
		return json(200, { ...settings(account), ...(isAsked ? { browsing } : {}) });
	});
	routes.personal('GET', '/users/:user', ({ account, params }) => {
		checkOwnUser(account, params.user);
		return json(200, profile(account));
	});
	routes.personal('GET', '/users/:user/watching', watching);
	routes.personal('GET', '/sync/last_activities', ({ account }) => json(200, activities(account)));
}

/** @param {PersonalCall} call */
function watching({ account, params }) {
	checkOwnUser(account, params.user);
	if (!account.watching) return empty(204);
	const { checkinId: _, ...shown } = account.watching;
	return json(200, shown);
}

/** @param {Account} account */
function profile(account) {
	return {
		username: account.name,
		private: true,
		name: account.name,
		vip: account.vip,
		vip_ep: false,
		director: false,
		ids: { slug: account.slug, uuid: account.uuid },
		joined_at: LONG_AGO,
		location: '',
		about: '',
		gender: '',
		age: null,
		images: { avatar: { full: 'https://trakt.invalid/avatar.png' } },
		vip_og: false,
		vip_years: account.vip ? 1 : 0,
	};
}

/** @param {Account} account */
function settings(account) {
	return {
		user: profile(account),
		permissions: { commenting: true, liking: true, following: true },
		account: {
			timezone: 'Europe/Amsterdam',
			date_format: 'dmy',
			time_24hr: true,
			cover_image: null,
		},
		sharing_text: { watching: "I'm watching [item]", watched: 'I just watched [item]' },
		limits: {
			list: { count: account.vip ? 100 : 2, item_count: account.vip ? 5000 : 250 },
			watchlist: { item_count: account.vip ? 5000 : 250 },
			favorites: { item_count: account.vip ? 5000 : 100 },
		},
	};
}

/** @param {Account} account */
function activities(account) {
	/** @param {'movie' | 'episode'} type */
	const latest = (type) => ({
		watched_at: newest(
			account.history.filter((play) => play.type === type).map((play) => play.watched_at),
		),
		collected_at: LONG_AGO,
		rated_at: newest(account.ratings.filter((one) => one.type === type).map((one) => one.rated_at)),
		watchlisted_at: LONG_AGO,
		commented_at: LONG_AGO,
		paused_at: newest(
			account.playback.filter((one) => one.type === type).map((one) => one.paused_at),
		),
	});
	/** @param {'show' | 'season'} type */
	const rated = (type) => ({
		rated_at: newest(account.ratings.filter((one) => one.type === type).map((one) => one.rated_at)),
		watchlisted_at: LONG_AGO,
		commented_at: LONG_AGO,
		hidden_at: LONG_AGO,
	});
	const movies = { ...latest('movie'), favorited_at: LONG_AGO, hidden_at: LONG_AGO };
	const episodes = latest('episode');
	const shows = { ...rated('show'), favorited_at: LONG_AGO, dropped_at: LONG_AGO };
	const dates = [movies, episodes, shows].flatMap((part) => Object.values(part));
	return {
		all: newest(dates),
		movies,
		episodes,
		shows,
		seasons: rated('season'),
		...Object.fromEntries(
			Object.entries(QUIET).map(([part, names]) => [
				part,
				Object.fromEntries(names.map((name) => [name, LONG_AGO])),
			]),
		),
	};
}

/** @param {readonly string[]} dates */
function newest(dates) {
	return [...dates].sort().at(-1) ?? LONG_AGO;
}
