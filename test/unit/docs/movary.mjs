import { Movary } from '../../../nodes/Movary/Movary.node';
import { NoAnswer, SignInRejected } from '../../../services/http/exchange';
import {
	addHistory,
	addMovie,
	addToWatchlist,
	createMovaryClient,
	replaceHistory,
	searchMovies,
	syncWatchEvent,
} from '../../../services/movary';
import { explainMovaryAnswer, explainMovarySignIn } from '../../../services/movary/answers';
import { executeContext } from '../../support/executeContext';
import { executed } from '../../support/outputs.mjs';
import { answer, testClock } from '../../support/scripted';
import { everyStatus, isFine, saidBy } from './provoked.mjs';
import { saidIn } from './unusable.mjs';

/** @typedef {import('./provoked.mjs').Said} Said */
/** @typedef {import('../../../services/http/exchange').ServiceAnswer} ServiceAnswer */

/** What every status of Movary itself means, with and without what it says, and its sign-in. @returns {Said[]} */
const movaryAnswers = () => [
	...everyStatus
		.filter((status) => !isFine(status))
		.flatMap((status) => [
			explainMovaryAnswer(answer(status, '')),
			explainMovaryAnswer(answer(status, { error: 'ProviderIdNotFound' })),
			explainMovaryAnswer(answer(status, { message: 'plays is missing' })),
		]),
	explainMovarySignIn('Movary', new SignInRejected('x')),
];

let accounts = 0;

/** A Movary that gives one answer to everything that is asked of it, and loses what is sent. @param {ServiceAnswer} [given] */
function movary(given = answer(200, {})) {
	accounts += 1;
	return createMovaryClient({
		account: `docs-${accounts}`,
		clock: testClock(),
		send: async ({ method, path }) => {
			if (method === 'GET' || path === '/movies/add') return given;
			throw new NoAnswer('connectionLost', true, 'x');
		},
	});
}

const SAME_PAGE = { results: [{ title: 'Lull' }], maxPage: 1_000_000 };

/** What the service refuses before it sends, what Movary cannot know, and a list of one page for ever. */
async function movaryGuards() {
	const day = { userName: 'Alice', movaryId: 7, watchedAt: '2026-03-08' };
	const held = { history: [{ movie: { ids: { movary: 7 } }, watchedAt: day.watchedAt }] };
	return await saidBy([
		() => addMovie(movary(), { tmdbId: 0 }),
		() => addMovie(movary(), { tmdbId: 603 }),
		() => searchMovies(movary(), { search: ' ' }),
		() => searchMovies(movary(), { search: 'Lull' }),
		() => searchMovies(movary(answer(200, SAME_PAGE)), { search: 'Lull' }),
		() => replaceHistory(movary(), { ...day, movaryId: 0 }),
		() => replaceHistory(movary(), { ...day, watchedAt: 'soon' }),
		() => replaceHistory(movary(), { ...day, plays: 0 }),
		() => replaceHistory(movary(), { ...day, userName: 'alice@movary.example' }),
		() => addToWatchlist(movary(), { ...day, movaryId: 0 }),
		() => addHistory(movary(answer(200, held)), day),
		async () => {
			const [outcome] = await syncWatchEvent(
				movary(),
				{
					event: 'watched',
					source: 'plex',
					key: 'k',
					at: '2026-03-08T20:00:00.000Z',
					user: { id: '1', name: 'a' },
					media: { type: 'movie', title: 'Lull', year: 2019, ids: { imdb: 'tt9300003' } },
				},
				{ userName: 'Alice', timezone: 'UTC', unwatched: true },
			);
			if (outcome && 'error' in outcome) throw outcome.error;
		},
	]);
}

const ADD = {
	resource: 'history',
	operation: 'add',
	movaryId: 7,
	watchedOn: '2026-03-08',
	plays: 1,
};

/** Parameters that the node itself refuses. @type {import('n8n-workflow').IDataObject[]} */
const UNUSABLE = [
	{ resource: 'history', operation: 'hum' },
	{ resource: 'watchEvent', operation: 'sync' },
	{ ...ADD, movaryId: 0 },
	{ ...ADD, plays: 0 },
	{ ...ADD, watchedOn: 'yesterday' },
	{ ...ADD, operation: 'remove', watchedOn: '' },
	{ resource: 'movie', operation: 'add', tmdbId: 0 },
	{ resource: 'movie', operation: 'search', title: '' },
];

/** What the node says of input that cannot be sent. */
async function movaryInput() {
	/** @type {Said[]} */
	const said = [];
	for (const parameters of UNUSABLE) {
		const { execute } = executeContext({
			parameters,
			credentials: { address: 'https://movary.example', userName: 'Alice', token: 'x' },
			node: { onError: 'continueErrorOutput' },
		});
		execute.getTimezone = () => 'UTC';
		const [items = []] = await executed(new Movary(), execute);
		said.push(saidIn(items.map(({ json }) => json)));
	}
	return said;
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [
	['answer of Movary, whatever its status', movaryAnswers],
	['guard before sending to Movary, and everything that it does not have', movaryGuards],
	['input that the Movary node cannot send', movaryInput],
];
