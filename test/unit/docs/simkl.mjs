import { SignInRejected } from '../../../services/http/exchange';
import {
	addToHistory,
	addWholeShow,
	createSimklClient,
	deletePlayback,
	forgetLookups,
	forgetPauses,
	importWatchEvents,
	removeFromHistory,
	removeRating,
	searchById,
	searchByText,
	setRating,
	startScrobble,
	syncWatchEvent,
} from '../../../services/simkl';
import { explainSimklAnswer, explainSimklSignIn } from '../../../services/simkl/answers';
import { answer, testClock } from '../../support/scripted';
import { runSimkl } from '../../support/runSimkl';
import { everyStatus, isFine, saidBy } from './provoked.mjs';
import { saidIn } from './unusable.mjs';

/** @typedef {import('./provoked.mjs').Said} Said */
/** @typedef {import('../../../media').Media} Media */
/** @typedef {import('../../../services/http/exchange').ServiceAnswer} ServiceAnswer */

/** What every status of Simkl itself means, with and without what it says, and its sign-in. @returns {Said[]} */
const simklAnswers = () => [
	...[0, ...everyStatus.filter((status) => !isFine(status))].flatMap((status) => [
		explainSimklAnswer(answer(status, '')),
		explainSimklAnswer(answer(status, { error: 'RATE_LIMIT', code: status })),
		explainSimklAnswer(answer(status, { error: 'user_limit_exceeded', code: status })),
		explainSimklAnswer(answer(status, { error: 'app_limit_exceeded', code: status })),
		explainSimklAnswer(answer(status, ''), true),
		explainSimklAnswer(answer(status, { error: 'insufficient_scope', code: status })),
		explainSimklAnswer(answer(status, { error: 'empty_field', message: 'Missed "to"' })),
	]),
	explainSimklSignIn('Simkl', new SignInRejected('x')),
	explainSimklSignIn('Simkl', new SignInRejected('x', 'appUnknown')),
	explainSimklSignIn('Simkl', new SignInRejected('x', 'notConnected')),
	explainSimklSignIn('Simkl', new SignInRejected('x', 'readOnly')),
];

let accounts = 0;

/** A Simkl that gives one answer to everything whose path begins so, and has nothing else. @param {Record<string, ServiceAnswer>} [answers] */
function simkl(answers = {}) {
	accounts += 1;
	forgetLookups();
	forgetPauses();
	return createSimklClient({
		account: `docs-${accounts}`,
		app: { clientId: 'c', name: 'n8n-nodes-scrobble', version: '0.0.0' },
		clock: testClock(),
		send: async ({ path }) => {
			const begin = Object.keys(answers).find((each) => path.startsWith(each));
			if (begin) return answers[begin] ?? answer(500);
			if (path === '/sync/watched') return answer(200, [{ result: false }]);
			if (path === '/sync/activities') return answer(200, { movies: {} });
			return path.startsWith('/scrobble') ? answer(404) : answer(200, []);
		},
	});
}

const at = '2026-03-08T20:00:00.000Z';
const film = { movie: { ids: { simkl: 7 } } };
const quay = { show: { title: 'Quay', ids: { tvdb: 9 } }, episode: { season: 1, number: 2 } };
const unknown = { not_found: { movies: [{}] } };
/** Answers of a search. @param {Array<[title: string, year: number, simkl: number]>} titles */
const found = (...titles) =>
	answer(
		200,
		titles.map(([title, year, simkl_id]) => ({ title, year, ids: { simkl_id } })),
	);

/** What the service refuses before it sends, and what Simkl does not have. */
async function simklGuards() {
	const synced = async (
		/** @type {Media} */ media,
		/** @type {Record<string, ServiceAnswer>} */ answers = {},
	) => {
		const [outcome] = await syncWatchEvent(
			simkl(answers),
			{ event: 'watched', source: 'plex', key: 'k', at, user: { id: '1', name: 'a' }, media },
			{ unwatched: 'ignore', rated: false, rewatch: false },
		);
		if (outcome && 'error' in outcome) throw outcome.error;
	};
	/** @type {Media} */
	const lull = { type: 'movie', title: 'Lull', ids: {} };
	/** @type {(title: string) => Media} */
	const tide = (title) => ({
		type: 'episode',
		title,
		season: 1,
		number: 2,
		ids: {},
		show: { title: 'Quay', ids: {} },
	});
	const imported = async () => {
		const few = answer(200, { movies: {} }, { 'x-ratelimit-remaining': '2' });
		const [[outcome] = []] = await importWatchEvents(
			simkl({ '/sync/activities': few }),
			[
				{
					event: 'watched',
					source: 'plex',
					key: 'k',
					at,
					user: { id: '1', name: 'a' },
					media: lull,
				},
			],
			{
				dryRun: false,
				mostPlays: 0,
				isCancelled: () => false,
				approximateDates: 'keep',
				rewatch: false,
			},
		);
		if (outcome && 'error' in outcome) throw outcome.error;
	};
	const twoShows = found(['Quay', 2001, 4], ['Quay', 2014, 5]);
	const second = answer(200, [{ title: 'Low Water', season: 1, episode: 2, type: 'episode' }]);
	const empty = { '/sync/history': answer(201, { added: {} }) };
	return await saidBy([
		() => startScrobble(simkl(), film, 101),
		() => startScrobble(simkl(), { movie: {} }, 1),
		() => startScrobble(simkl(), { movie: { title: 'Lull', year: 2019 } }, 1),
		() => startScrobble(simkl(), { ...quay, show: { title: 'Quay' } }, 1),
		() => startScrobble(simkl({ '/search/tv': twoShows }), { ...quay, show: { title: 'Quay' } }, 1),
		() => startScrobble(simkl(), { movie: { ids: { imdb: '603' } } }, 1),
		() => startScrobble(simkl(), { movie: { ids: { tmdb: NaN } } }, 1),
		() => startScrobble(simkl(), { ...quay, episode: { season: NaN, number: 1 } }, 1),
		() => addToHistory(simkl(), film, 'soon'),
		() => addToHistory(simkl({ '/sync/history': answer(201, unknown) }), film, at),
		() => addToHistory(simkl(empty), film, at),
		() => addToHistory(simkl(empty), quay, at),
		() =>
			addWholeShow(
				simkl({ '/sync/history': answer(201, unknown) }),
				{ show: quay.show, whole: true },
				at,
			),
		() => removeFromHistory(simkl({ '/sync/history': answer(200, unknown) }), film),
		() => setRating(simkl(), film, 11),
		() => setRating(simkl({ '/sync/ratings': answer(201, unknown) }), film, 7),
		() => removeRating(simkl({ '/sync/ratings': answer(200, unknown) }), film),
		() => deletePlayback(simkl(), '0'),
		() => deletePlayback(simkl({ '/sync/playback': answer(404) }), '13'),
		() => searchById(simkl(), { idType: 'imdb', id: ' ' }),
		() => searchByText(simkl(), { query: ' ', type: 'movie' }),
		imported,
		() => synced(lull),
		() => synced({ ...lull, year: 2019, ids: { imdb: 'tt9300003' } }, empty),
		() => synced(lull, { '/search/movie': found(['Lull', 2001, 1], ['Lull', 2014, 2]) }),
		() => synced(tide('Low Water')),
		() => synced(tide(''), { '/search/tv': twoShows, '/tv/episodes': second }),
		() => synced(tide('Spring'), { '/search/tv': twoShows, '/tv/episodes': second }),
	]);
}

const MOVIE = {
	resource: 'history',
	operation: 'add',
	mediaType: 'movie',
	movieBy: 'id',
	movieIdType: 'imdb',
	movieId: 'tt9300001',
	options: {},
};
const SHOW = { ...MOVIE, mediaType: 'show', showBy: 'id', showIdType: 'tvdb', showId: '9' };
const EPISODE = { ...SHOW, mediaType: 'episode', season: 1, episode: 1 };
const BY_TITLE = { ...MOVIE, movieBy: 'title', movieTitle: 'Lull', movieYear: 2019 };

/** Parameters that the node itself refuses. @type {import('n8n-workflow').IDataObject[]} */
const UNUSABLE = [
	{ resource: 'watchEvent', operation: 'sync' },
	{ resource: 'history', operation: 'hum' },
	SHOW,
	{ ...SHOW, operation: 'remove' },
	{ ...MOVIE, movieId: '' },
	{ ...MOVIE, movieId: '603' },
	{ ...MOVIE, movieIdType: 'tmdb', movieId: 'x' },
	{ ...MOVIE, movieIdType: 'plex', movieId: 'x' },
	{ ...BY_TITLE, movieTitle: '' },
	{ ...BY_TITLE, movieYear: '' },
	{ ...EPISODE, showBy: 'title', showTitle: '' },
	{ ...EPISODE, season: -1 },
	{ ...EPISODE, episode: '' },
	{ ...MOVIE, watchedAt: 'yesterday' },
	{ ...MOVIE, resource: 'scrobble', operation: 'start', progress: 101 },
	{ ...MOVIE, resource: 'rating', operation: 'set', rating: 11 },
	{ resource: 'search', operation: 'byId', idType: 'plex', id: '1' },
	{ resource: 'search', operation: 'byText', query: '' },
	{ resource: 'playback', operation: 'delete', playbackId: '0' },
];

/** What the node says of input that cannot be sent. */
async function simklInput() {
	/** @type {Said[]} */
	const said = [];
	for (const parameters of UNUSABLE) {
		const { json } = await runSimkl(parameters, {}, { onError: 'continueErrorOutput' });
		said.push(saidIn(json));
	}
	return said;
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [
	['answer of Simkl, whatever its status', simklAnswers],
	['guard before sending to Simkl, and everything that it does not have', simklGuards],
	['input that the Simkl node cannot send', simklInput],
];
