import { form } from '../shape.mjs';
import { syncedWithId } from './watchEvent.mjs';

const MOVIE_IDS = { trakt: 'integer', slug: 'string', imdb: 'string', tmdb: 'integer' };
const SHOW_IDS = {
	trakt: 'integer',
	slug: 'string',
	imdb: 'string',
	tmdb: 'integer',
	tvdb: 'integer',
};
const EPISODE_IDS = { trakt: 'integer', tvdb: 'integer', imdb: 'string', tmdb: 'integer' };
const MOVIE = { title: 'string', year: 'integer', ids: MOVIE_IDS };
const SHOW = { title: 'string', year: 'integer', ids: SHOW_IDS };
const EPISODE = { season: 'integer', number: 'integer', title: 'string', ids: EPISODE_IDS };
const NOT_FOUND = {
	movies: [{ ids: MOVIE_IDS }],
	shows: [{ ids: SHOW_IDS }],
	seasons: [{ ids: SHOW_IDS }],
	episodes: [{ ids: EPISODE_IDS }],
};
const COUNTS = {
	movies: 'integer',
	shows: 'integer',
	seasons: 'integer',
	episodes: 'integer',
};
const PLAYING = {
	id: 'integer',
	action: 'string',
	progress: 'number',
	movie: MOVIE,
	show: SHOW,
	episode: EPISODE,
};
/** What Trakt says of a play that it has already. */
const REFUSED_TWICE = {
	status: 'string',
	code: 'string',
	watched_at: 'string',
	expires_at: 'string',
};
const FOUND = {
	type: 'string',
	score: 'number',
	title: 'string',
	year: 'integer',
	season: 'integer',
	number: 'integer',
	episode_title: 'string',
	ids: SHOW_IDS,
};

export default {
	'checkIn/create': form({
		id: 'integer',
		watched_at: 'string',
		sharing: { twitter: 'boolean', mastodon: 'boolean', tumblr: 'boolean' },
		movie: MOVIE,
		show: SHOW,
		episode: EPISODE,
	}),
	'checkIn/delete': form({ deleted: 'boolean' }),
	'history/add': form({
		watched_at: 'string',
		status: 'string',
		code: 'string',
		added: { movies: 'integer', episodes: 'integer' },
		updated: { movies: [{ ids: MOVIE_IDS }], episodes: [{ ids: EPISODE_IDS }] },
		not_found: NOT_FOUND,
	}),
	'history/getAll': form({
		id: 'integer',
		watched_at: 'string',
		action: 'string',
		type: 'string',
		title: 'string',
		year: 'integer',
		season: 'integer',
		number: 'integer',
		episode_title: 'string',
		ids: SHOW_IDS,
	}),
	'history/remove': form({
		deleted: 'boolean',
		removed: { movies: 'integer', episodes: 'integer' },
		not_found: { ...NOT_FOUND, ids: ['integer'] },
	}),
	'playback/delete': form({ deleted: 'boolean' }),
	'playback/getAll': form({
		id: 'integer',
		progress: 'number',
		paused_at: 'string',
		type: 'string',
		movie: MOVIE,
		show: SHOW,
		episode: EPISODE,
	}),
	'rating/getAll': form({
		rated_at: 'string',
		rating: 'integer',
		type: 'string',
		season: { number: 'integer', ids: SHOW_IDS },
		movie: MOVIE,
		show: SHOW,
		episode: EPISODE,
	}),
	'rating/remove': form({ deleted: 'boolean', removed: COUNTS, not_found: NOT_FOUND }),
	'rating/set': form({ added: COUNTS, not_found: NOT_FOUND }),
	'scrobble/pause': form(PLAYING),
	'scrobble/start': form(PLAYING),
	'scrobble/stop': form({ ...PLAYING, ...REFUSED_TWICE }),
	'search/byId': form(FOUND),
	'search/byText': form(FOUND),
	'user/getSettings': form({
		username: 'string',
		name: 'string',
		slug: 'string',
		private: 'boolean',
		vip: 'boolean',
		joined_at: 'string',
		timezone: 'string',
		date_format: 'string',
	}),
	'watchEvent/import': syncedWithId,
	'watchEvent/sync': syncedWithId,
	'watchEvent/takeBack': syncedWithId,
	'watched/getAll': form({
		plays: 'integer',
		last_watched_at: 'string',
		last_updated_at: 'string',
		title: 'string',
		year: 'integer',
		ids: SHOW_IDS,
	}),
};
