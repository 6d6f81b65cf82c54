import { form } from '../shape.mjs';
import { syncedWithId } from './watchEvent.mjs';

const IDS = {
	simkl: 'integer',
	slug: 'string',
	imdb: 'string',
	tmdb: 'string',
	tvdb: 'string',
	mal: 'string',
	anidb: 'string',
};
const TITLE = { title: 'string', year: 'integer', ids: IDS };
const EPISODE = {
	season: 'integer',
	number: 'integer',
	title: 'string',
	tvdb_season: 'integer',
	tvdb_number: 'integer',
};
const NOT_FOUND = { movies: [TITLE], shows: [TITLE], episodes: [{ ids: IDS }] };
const LISTED = {
	title: 'string',
	year: 'integer',
	ids: IDS,
	status: 'string',
	last_watched_at: 'string',
	watched_episodes: 'integer',
	total_episodes: 'integer',
	anime_type: 'string',
	rating: 'integer',
	rated_at: 'string',
	added_at: 'string',
};
const PLAYING = {
	id: 'integer',
	action: 'string',
	progress: 'number',
	movie: TITLE,
	show: TITLE,
	anime: TITLE,
	episode: EPISODE,
};
/** What Simkl says of a play that it has already. */
const REFUSED_TWICE = {
	status: 'string',
	code: 'string',
	watched_at: 'string',
	expires_at: 'string',
};
const FOUND = {
	type: 'string',
	title: 'string',
	year: 'integer',
	ids: IDS,
	total_episodes: 'integer',
};

export default {
	'history/add': form({
		watched_at: 'string',
		status: 'string',
		code: 'string',
		reason: 'string',
		added: {
			movies: 'integer',
			shows: 'integer',
			episodes: 'integer',
			statuses: [
				{
					response: {
						status: 'string',
						simkl_type: 'string',
						anime_type: 'string',
						rewatch_id: 'integer',
						rewatch_status: 'string',
					},
				},
			],
		},
		not_found: NOT_FOUND,
	}),
	'history/remove': form({ deleted: 'boolean', removed: 'integer' }),
	'library/getAll': form(LISTED),
	'playback/delete': form({ deleted: 'boolean' }),
	'playback/getAll': form({
		id: 'string',
		type: 'string',
		progress: 'number',
		paused_at: 'string',
		title: 'string',
		year: 'integer',
		season: 'integer',
		number: 'integer',
		episode_title: 'string',
		ids: IDS,
	}),
	'rating/getAll': form(LISTED),
	'rating/remove': form({
		deleted: 'boolean',
		removed: { movies: 'integer', shows: 'integer' },
		not_found: NOT_FOUND,
	}),
	'rating/set': form({
		added: { movies: 'integer', shows: 'integer', statuses: [{ response: { status: 'string' } }] },
		not_found: NOT_FOUND,
	}),
	'scrobble/checkIn': form(PLAYING),
	'scrobble/pause': form(PLAYING),
	'scrobble/start': form(PLAYING),
	'scrobble/stop': form({ ...PLAYING, ...REFUSED_TWICE }),
	'search/byId': form(FOUND),
	'search/byText': form(FOUND),
	'user/getSettings': form({
		id: 'integer',
		name: 'string',
		plan: 'string',
		timezone: 'string',
		joined_at: 'string',
	}),
	'watchEvent/import': syncedWithId,
	'watchEvent/sync': syncedWithId,
	'watchEvent/takeBack': syncedWithId,
};
