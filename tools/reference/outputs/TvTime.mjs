import { form } from '../shape.mjs';
import { syncedEvent, watchEvent } from './watchEvent.mjs';

const MARKED = { episodeId: 'integer', watched: 'boolean' };

export default {
	'episode/markRewatched': form({ episodeId: 'integer', rewatched: 'boolean' }),
	'episode/markUnwatched': form(MARKED),
	'episode/markWatched': form(MARKED),
	'episode/markWatchedUpTo': form({
		showId: 'integer',
		episodeId: 'integer',
		watchedUpTo: 'boolean',
	}),
	'export/read': watchEvent,
	'movie/markRewatched': form({ uuid: 'string', rewatched: 'boolean' }),
	'movie/markWatched': form({ uuid: 'string', watched: 'boolean' }),
	'movie/search': form({
		id: 'integer',
		uuid: 'string',
		name: 'string',
		imdb_id: 'string',
		type: 'string',
	}),
	'watchEvent/sync': syncedEvent,
};
