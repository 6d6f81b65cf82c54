import { form } from '../shape.mjs';
import { syncedEvent, watchEvent } from './watchEvent.mjs';

const IDS = { imdb: 'string', tmdb: 'string', tvdb: 'string' };
const ITEM = {
	id: 'string',
	type: 'string',
	title: 'string',
	seriesTitle: 'string',
	seriesId: 'string',
	season: 'integer',
	number: 'integer',
	year: 'integer',
	ids: IDS,
	runtimeSeconds: 'integer',
	watched: 'boolean',
	plays: 'integer',
	lastPlayedAt: 'string',
	positionSeconds: 'integer',
	favorite: 'boolean',
	rating: 'number',
};
const USER_DATA = {
	Rating: 'number',
	PlayedPercentage: 'number',
	PlaybackPositionTicks: 'integer',
	PlayCount: 'integer',
	IsFavorite: 'boolean',
	LastPlayedDate: 'string',
	Played: 'boolean',
	Key: 'string',
	ItemId: 'string',
};
const USER = {
	id: 'string',
	name: 'string',
	administrator: 'boolean',
	disabled: 'boolean',
	lastLoginAt: 'string',
	lastActivityAt: 'string',
};
const INDEX = {
	exists: 'boolean',
	titles: 'integer',
	ids: 'integer',
	parts: 'integer',
	builtAt: 'string',
	updatedAt: 'string',
	serverId: 'string',
};

export default {
	'item/findByIds': form(ITEM),
	'item/get': form(ITEM),
	'item/getAll': form(ITEM),
	'item/markUnwatched': form(USER_DATA),
	'item/markWatched': form(USER_DATA),
	'item/rate': form(USER_DATA),
	'item/setFavorite': form(USER_DATA),
	'item/setProgress': form(USER_DATA),
	'library/getAll': form({ id: 'string', name: 'string', type: 'string' }),
	'libraryIndex/delete': form({ deleted: 'boolean' }),
	'libraryIndex/getStatus': form(INDEX),
	'libraryIndex/refresh': form({ ...INDEX, listed: 'integer' }),
	'session/getAll': form({
		id: 'string',
		userId: 'string',
		userName: 'string',
		client: 'string',
		device: 'string',
		lastActivityAt: 'string',
		itemId: 'string',
		title: 'string',
		seriesTitle: 'string',
		paused: 'boolean',
		positionSeconds: 'integer',
	}),
	'session/logOut': form({ loggedOut: 'boolean' }),
	'user/get': form(USER),
	'user/getAll': form(USER),
	'watchEvent/getAll': watchEvent,
	'watchEvent/sync': syncedEvent,
};
