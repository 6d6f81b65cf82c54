import { Trakt } from '../../../nodes/Trakt/Trakt.node';
import { executeContext } from '../../support/executeContext';
import { executed } from '../../support/outputs.mjs';
import { TRAKT_CREDENTIALS } from '../../support/runTrakt';

/** @typedef {import('./provoked.mjs').Said} Said */

const MOVIE = { resource: 'scrobble', operation: 'start', mediaType: 'movie', progress: 1 };
const BY_TITLE = { ...MOVIE, movieBy: 'title', movieTitle: 'Lull', movieYear: 2019 };
const EPISODE = {
	...MOVIE,
	mediaType: 'episode',
	showIdType: 'tvdb',
	showId: '9',
	season: 1,
	episode: 1,
};
/** n8n itself could not even read this one's parameters, and says nothing. */
const UNREADABLE = Object.defineProperty({}, 'resource', {
	get() {
		throw Object.create(null);
	},
});

/** Parameters, and the credential's address where it matters, that the node itself refuses. @type {Array<[parameters: import('n8n-workflow').IDataObject, apiAddress?: string]>} */
const UNUSABLE = [
	[{ resource: 'watchEvent', operation: 'sync' }],
	[{ resource: 'watchEvent', operation: 'hum' }],
	[UNREADABLE],
	[{ resource: 'user', operation: 'getSettings' }, 'nowhere'],
	[{ resource: 'user', operation: 'getSettings' }],
	[{ ...BY_TITLE, progress: 'half' }],
	[{ ...BY_TITLE, movieYear: 2019.5 }],
	[{ ...BY_TITLE, resource: 'history', operation: 'add', watchedAt: 'yesterday' }],
	[{ ...MOVIE, movieIdType: 'imdb', movieId: '' }],
	[{ ...MOVIE, movieIdType: 'imdb', movieId: '603' }],
	[{ ...MOVIE, movieIdType: 'tmdb', movieId: 'x' }],
	[{ ...MOVIE, movieIdType: 'plex', movieId: 'x' }],
	[{ resource: 'search', operation: 'byId', idType: 'plex', id: '1' }],
	[{ ...BY_TITLE, movieTitle: '' }],
	[{ ...BY_TITLE, movieYear: '' }],
	[{ ...EPISODE, episodeBy: 'showTitle', showTitle: '' }],
	[{ ...EPISODE, season: -1 }],
	[{ ...EPISODE, episode: '' }],
	[{ ...BY_TITLE, progress: 101 }],
	[{ ...BY_TITLE, resource: 'rating', operation: 'set', rating: 11 }],
	[{ resource: 'search', operation: 'byText', query: '' }],
	[{ resource: 'history', operation: 'remove', removeBy: 'historyIds', historyIds: '' }],
	[{ resource: 'history', operation: 'remove', removeBy: 'historyIds', historyIds: '1,x' }],
	[{ resource: 'playback', operation: 'delete', playbackId: '0' }],
];

/** What the node says of input that cannot be sent, as its error output carries it. */
async function unusableInput() {
	/** @type {Said[]} */
	const said = [];
	for (const [parameters, apiAddress = TRAKT_CREDENTIALS.apiAddress] of UNUSABLE) {
		const { execute } = executeContext({
			parameters,
			credentials: { ...TRAKT_CREDENTIALS, apiAddress },
			node: { onError: 'continueErrorOutput' },
			send: async () => {
				throw Object.create(null);
			},
		});
		const [items = []] = await executed(new Trakt(), execute);
		said.push(saidIn(items.map(({ json }) => json)));
	}
	return said;
}

/** What the first item of an error output says. @param {import('n8n-workflow').IDataObject[]} items @returns {Said} */
export function saidIn([item = {}]) {
	const details = /** @type {Record<string, string>} */ (item.details ?? {});
	const { reason = JSON.stringify(item), whatToDo = '', kind = '' } = details;
	return { message: reason, description: whatToDo, kind };
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [['input that the Trakt node cannot send', unusableInput]];
