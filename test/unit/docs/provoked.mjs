import { whyNotTrusted } from '../../../nodes/shared/action/sending/whyNoAnswer';
import { NoAnswer, SignInRejected } from '../../../services/http/exchange';
import { explainUnreadable } from '../../../services/http/judge';
import {
	explainGatewayPage,
	explainNoAnswer,
	explainPassing,
	explainTurnTooLate,
} from '../../../services/http/noAnswer';
import { ServiceError } from '../../../services/http/serviceError';
import { newPages } from '../../../services/http/stuckList';
import { importStopped, tooManyPlays } from '../../../services/shared/import/wantedPlays';
import { createTraktClient, syncWatchEvent } from '../../../services/trakt';
import { explainTraktAnswer, explainTraktSignIn } from '../../../services/trakt/answers';
import { addToHistory, listHistory } from '../../../services/trakt/history/history';
import { removeRating, setRating } from '../../../services/trakt/history/ratings';
import { deletePlayback } from '../../../services/trakt/history/scrobble';
import { lostTooOften, unclearOutcome } from '../../../services/trakt/import/wantedPlay';
import {
	dateOf,
	removalByIdsBody,
	scrobbleBody,
	subjectBody,
} from '../../../services/trakt/title/bodies';
import { searchById, searchByText } from '../../../services/trakt/title/ownIds';
import { idsFor } from '../../../services/trakt/title/subject';
import { answer, rejection, testClock } from '../../support/scripted';

/** @typedef {{ message: string, description: string, kind: string }} Said */
/** What kind of text it is, and a way to have all of them said. @typedef {Array<[what: string, provoke: () => Said[] | Promise<Said[]>]>} Classes */
/** @typedef {import('../../../services/http/exchange').ServiceAnswer} ServiceAnswer */

/** Every reason there is: the compiler asks for a new one. @type {Record<import('../../../services/http/exchange').NoAnswerCode, true>} */
const NO_ANSWER = { timeout: true, connectionLost: true, tooLarge: true, unreachable: true };
/** @type {Record<import('../../../services/http/exchange').SignInRejection, true>} */
const REJECTIONS = { notConnected: true, appUnknown: true, readOnly: true, refused: true };
/** @template {string} T @param {Record<T, true>} all @returns {T[]} */
const keysOf = (all) => /** @type {T[]} */ (Object.keys(all));

const SERVICES = ['Trakt', 'Simkl', 'Jellyfin', 'Movary', 'Plex', 'plex.tv', 'TV Time'];
export const everyStatus = Array.from({ length: 500 }, (_, at) => at + 100);
export const isFine = (/** @type {number} */ status) => status >= 200 && status < 300;

/** What every status of Trakt itself means, with and without what it may carry. @returns {Said[]} */
export const traktAnswers = () =>
	[0, ...everyStatus.filter((status) => !isFine(status))].flatMap((status) => [
		explainTraktAnswer(answer(status, '')),
		explainTraktAnswer(answer(status, ''), { method: 'GET' }),
		explainTraktAnswer(
			answer(
				status,
				{ message: 'too low', expires_at: '2026-03-08T21:00:00Z' },
				{ 'x-account-limit': '250', 'x-account-deactivated': 'true', 'x-upgrade-url': 'a.example' },
			),
		),
	]);

/** @returns {Said[]} */
const gatewayPages = () =>
	SERVICES.flatMap((name) =>
		everyStatus.map((status) => explainGatewayPage(name, answer(status, '<html>'))),
	);

/** @returns {Said[]} */
const unreadable = () =>
	['Trakt', 'Simkl'].flatMap((name) => [
		explainPassing(name, answer(408)),
		explainPassing(name, answer(425)),
		explainUnreadable(name, { method: 'GET' }),
		explainUnreadable(name, { method: 'POST' }),
	]);

const endless = async () =>
	await saidBy(
		[() => [{ id: 1 }], (/** @type {number} */ id) => [{ id }], () => []].flatMap((pageAt) =>
			['Simkl', 'Plex'].map((name) => () => {
				const see = newPages('any', name);
				for (let page = 1; page < 10_000; page += 1) see(pageAt(page));
			}),
		),
	);

/** @returns {Said[]} */
function noAnswers() {
	const code = 'DEPTH_ZERO_SELF_SIGNED_CERT';
	const { message = '', description = '' } = whyNotTrusted({ code }) ?? {};
	return [
		...SERVICES.flatMap((name) =>
			keysOf(NO_ANSWER).map((reason) => explainNoAnswer(name, new NoAnswer(reason, true, 'x'))),
		),
		...SERVICES.map((name) => explainTurnTooLate(name)),
		{ message, description, kind: 'refused' },
	];
}

/** @returns {Said[]} */
const signIns = () =>
	keysOf(REJECTIONS).map((why) => explainTraktSignIn('Trakt', new SignInRejected('x', why)));

const MANY_PAGES = { 'x-pagination-page-count': '1000000' };
let accounts = 0;

/** A Trakt that heeds the size of its second page alone. */
function pagesOfSeveralSizes() {
	accounts += 1;
	return createTraktClient({
		account: `docs-${accounts}`,
		clock: testClock(),
		send: async ({ query = {} }) =>
			answer(200, [{ id: Number(query.page) }], {
				...MANY_PAGES,
				'x-pagination-limit': query.page === 1 ? '10' : '250',
			}),
	});
}

/** A Trakt that gives one answer to everything whose path begins so, knows nothing to scrobble, and finds nothing else. @param {Record<string, ServiceAnswer>} [answers] */
function trakt(answers = {}) {
	accounts += 1;
	return createTraktClient({
		account: `docs-${accounts}`,
		clock: testClock(),
		send: async ({ path }) => {
			const begin = Object.keys(answers).find((each) => path.startsWith(each));
			if (begin) return answers[begin] ?? answer(500);
			return path.startsWith('/scrobble') ? answer(404) : answer(200, []);
		},
	});
}

/** What is refused where nobody provokes it from the editor, and what Trakt does not have. */
async function guardsAndNotFound() {
	const film = { movie: { ids: { trakt: 7 } } };
	const unknown = { not_found: { movies: [{}] } };
	const at = '2026-03-08T20:00:00.000Z';
	const movie = (/** @type {number} */ trakt) => ({
		movie: { title: 'Lull', year: 2019, ids: { trakt } },
	});
	const show = { title: 'Quay', ids: {} };
	const event = (/** @type {import('../../../media').Media} */ media) =>
		/** @type {const} */ ({
			event: 'watched',
			source: 'plex',
			key: 'k',
			at,
			user: { id: '1', name: 'a' },
			media,
		});
	const synced = async (
		/** @type {import('../../../media').Media} */ media,
		/** @type {Record<string, ServiceAnswer>} */ answers = {},
	) => {
		const options = { unwatched: /** @type {const} */ ('ignore'), rated: false };
		const [outcome] = await syncWatchEvent(trakt(answers), event(media), options);
		if (outcome && 'error' in outcome) throw outcome.error;
	};
	const rated = async (
		/** @type {Record<string, ServiceAnswer>} */ answers = {},
		/** @type {import('../../../media').Rateable} */ whole = {
			type: 'show',
			title: 'Weir',
			ids: {},
		},
	) => {
		const options = { unwatched: /** @type {const} */ ('ignore'), rated: true };
		/** @type {import('../../../media').RatingEvent} */
		const rating = {
			...event({ type: 'movie', title: 'Lull', ids: {} }),
			event: 'rated',
			rating: 8,
			media: whole,
		};
		const [outcome] = await syncWatchEvent(trakt(answers), rating, options);
		if (outcome && 'error' in outcome) throw outcome.error;
	};
	const springTide = (/** @type {number} */ trakt) => {
		const episodes = [{ season: 1, number: 2, title: 'Spring Tide', ids: { trakt } }];
		return answer(200, [{ number: 1, episodes }]);
	};
	const weir = (/** @type {number} */ trakt) => ({ show: { title: 'Weir', ids: { trakt } } });
	/** @type {Array<() => unknown>} */
	const attempts = [
		() => rated(),
		() => rated({}, { type: 'season', number: 1, ids: {}, show }),
		() => rated({ '/search/show': answer(200, [weir(4), weir(5)]) }),
		() => subjectBody({ movie: {} }),
		() => subjectBody({ episode: { ids: {} } }),
		() => subjectBody({ show: {}, episode: { season: 1, number: 1 } }),
		() => subjectBody({ show: { title: 'Quay' }, episode: { season: NaN, number: 1 } }),
		() => scrobbleBody(film, 101),
		() => removalByIdsBody([]),
		() => listHistory(trakt({ '/sync/history': answer(200, [{ id: 1 }], MANY_PAGES) }), {}),
		() => listHistory(trakt({ '/sync/history': answer(200, [], MANY_PAGES) }), {}),
		() => listHistory(pagesOfSeveralSizes(), {}),
		() => dateOf(''),
		() => idsFor('movie', { imdb: '9' }),
		() => idsFor('movie', { tmdb: 'nine' }),
		() => deletePlayback(trakt(), 0),
		() => deletePlayback(trakt({ '/sync/playback': answer(404) }), 13),
		() => setRating(trakt(), film, 11),
		() => setRating(trakt({ '/sync/ratings': answer(201, unknown) }), film, 7),
		() => removeRating(trakt({ '/sync/ratings': answer(200, unknown) }), film),
		() => searchById(trakt(), { idType: 'imdb', id: ' ' }),
		() => searchByText(trakt(), { query: ' ', type: 'movie' }),
		() =>
			addToHistory(
				trakt({ '/sync/history/': answer(200, []), '/sync/history': answer(201, unknown) }),
				film,
				at,
			),
		() =>
			addToHistory(
				trakt({ '/sync/history/': answer(200, []), '/sync/history': answer(201, { added: {} }) }),
				film,
				at,
			),
		() => addToHistory(trakt(), { movie: { ids: { imdb: 'tt9300001' } } }, at),
		() => addToHistory(trakt(), { movie: { title: 'Nowhere', year: 2020 } }, at),
		() => addToHistory(trakt(), { episode: { ids: { tvdb: 9300002 } } }, at),
		() => synced({ type: 'movie', title: 'Nowhere', year: 2019, ids: { imdb: 'tt9300003' } }),
		() => synced({ type: 'episode', season: 1, number: 2, ids: {}, show }),
		() =>
			synced(
				{ type: 'episode', season: 1, number: 2, ids: {}, show: { title: 'Slip', ids: {} } },
				{
					'/search/show': answer(200, [
						{ show: { title: 'Slip', year: 1990, ids: { trakt: 4 } } },
						{ show: { title: 'Slip', year: 2010, ids: { trakt: 5 } } },
					]),
					'/shows/': springTide(6),
				},
			),
		() =>
			synced(
				{ type: 'movie', title: 'Lull', ids: {} },
				{ '/search/movie': answer(200, [movie(1), movie(2)]) },
			),
		() =>
			synced(
				{ type: 'episode', title: 'Low Water', season: 1, number: 2, ids: {}, show },
				{
					'/search/show': answer(200, [{ show: { title: 'Quay', ids: { trakt: 4 } } }]),
					'/shows/4/seasons/': answer(200, []),
					'/shows/4': springTide(5),
				},
			),
	];
	return await saidBy(attempts);
}

/** What keeps a play of an import from being sent, at every service. @returns {Said[]} */
const notImported = () => [
	tooManyPlays('trakt', 1200, 1000),
	tooManyPlays('movary', 2, 1),
	importStopped('trakt'),
	unclearOutcome(1),
	lostTooOften(),
];

/** What each attempt is refused with. @param {Array<() => unknown>} attempts */
export async function saidBy(attempts) {
	/** @type {Said[]} */
	const said = [];
	for (const attempt of attempts) {
		const thrown = await rejection((async () => await attempt())());
		if (!(thrown instanceof ServiceError)) throw thrown;
		said.push(thrown);
	}
	return said;
}

/** @type {Classes} */
export const CLASSES = [
	['answer of Trakt, whatever its status', traktAnswers],
	['web page of a gateway, whatever its status', gatewayPages],
	['answer of another form than the service’s', unreadable],
	['list that could not be read to its end', endless],
	['reason why no answer came', noAnswers],
	['reason why Trakt’s sign-in is rejected', signIns],
	['guard before sending to Trakt, and everything that it does not have', guardsAndNotFound],
	['play of an import that was not sent', notImported],
];
