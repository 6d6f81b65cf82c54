import { form } from '../shape.mjs';
import { watchEvent } from './watchEvent.mjs';

const IDS = { imdb: 'string', tmdb: 'string', tvdb: 'string' };
const ITEM = {
	ratingKey: 'string',
	type: 'string',
	title: 'string',
	showTitle: 'string',
	season: 'integer',
	number: 'integer',
	year: 'integer',
	ids: IDS,
	runtimeSeconds: 'integer',
	watched: 'boolean',
	plays: 'integer',
	lastViewedAt: 'string',
	positionSeconds: 'integer',
	rating: 'number',
	library: 'string',
};
const MARKED = { ...ITEM, changed: 'boolean' };

export default {
	'account/getAll': form({ id: 'string', name: 'string', owner: 'boolean' }),
	'account/getOwner': form({ id: 'string', name: 'string' }),
	'history/getAll': watchEvent,
	'item/get': form(ITEM),
	'item/markUnwatched': form(MARKED),
	'item/markWatched': form(MARKED),
	'server/get': form({
		id: 'string',
		name: 'string',
		version: 'string',
		platform: 'string',
		owner: 'string',
	}),
};
