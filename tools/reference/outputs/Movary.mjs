import { form } from '../shape.mjs';
import { syncedEvent } from './watchEvent.mjs';

const IDS = {
	movary: 'integer',
	tmdb: 'integer',
	trakt: 'integer|null',
	imdb: 'string',
	letterboxd: 'string|null',
};
const WRITTEN = { movaryId: 'integer', watchedAt: 'string', plays: 'integer', comment: 'string' };
const FILM = {
	title: 'string',
	releaseDate: 'string',
	runtime: 'integer',
	userRating: 'integer',
	ids: IDS,
};

export default {
	'history/add': form(WRITTEN),
	'history/getAll': form({
		watchedAt: 'string',
		...FILM,
	}),
	'history/remove': form({ deleted: 'boolean' }),
	'history/replace': form(WRITTEN),
	'movie/add': form({ movaryId: 'integer', tmdbId: 'integer' }),
	'movie/search': form({
		title: 'string',
		releaseDate: 'string',
		overview: 'string',
		originalLanguage: 'string',
		tmdbPosterPath: 'string|null',
		ids: { movary: 'integer', tmdb: 'integer' },
	}),
	'user/get': form({
		id: 'integer',
		name: 'string',
		isAdmin: 'boolean',
		isUserOfCredential: 'boolean',
	}),
	'watchEvent/import': syncedEvent,
	'watchEvent/sync': syncedEvent,
	'watchEvent/takeBack': syncedEvent,
	'watchlist/add': form({ movaryId: 'integer', added: 'boolean' }),
	'watchlist/getAll': form({
		addedAt: 'string',
		...FILM,
	}),
	'watchlist/remove': form({ deleted: 'boolean' }),
};
