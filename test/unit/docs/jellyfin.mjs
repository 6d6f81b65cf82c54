import { Jellyfin } from '../../../nodes/Jellyfin/Jellyfin.node';
import { SignInRejected } from '../../../services/http/exchange';
import {
	createJellyfinClient,
	findByIds,
	getItem,
	listItems,
	markWatched,
	rateItem,
	setProgress,
	syncWatchEvent,
} from '../../../services/jellyfin';
import { explainJellyfinAnswer, explainJellyfinSignIn } from '../../../services/jellyfin/answers';
import { listContext } from '../../support/listContext';
import { ADA, ADDRESS, FILM, FOR_ADA, picked, runJellyfin } from '../../support/runJellyfin';
import { answer, rejection, testClock } from '../../support/scripted';
import { everyStatus, isFine, saidBy } from './provoked.mjs';
import { saidIn } from './unusable.mjs';

/** @typedef {import('./provoked.mjs').Said} Said */
/** @typedef {import('../../../media').Media} Media */
/** @typedef {import('../../../services/http/exchange').ServiceAnswer} ServiceAnswer */

/** What every status of Jellyfin itself means, with and without what it says, and its sign-in. @returns {Said[]} */
const jellyfinAnswers = () => [
	...everyStatus
		.filter((status) => !isFine(status))
		.flatMap((status) => [
			explainJellyfinAnswer(answer(status, '')),
			explainJellyfinAnswer(answer(status, { detail: 'userId is missing' })),
		]),
	explainJellyfinSignIn('Jellyfin', new SignInRejected('x')),
];

let accounts = 0;

/** A Jellyfin that gives one answer to everything whose path begins so, and has an empty library. @param {Record<string, ServiceAnswer>} [answers] */
function jellyfin(answers = {}) {
	accounts += 1;
	return createJellyfinClient({
		account: `docs-${accounts}`,
		clock: testClock(),
		send: async ({ path }) => {
			const begin = Object.keys(answers).find((each) => path.startsWith(each));
			return answers[begin ?? ''] ?? answer(200, { Items: [], CustomPrefs: {} });
		},
	});
}

/** What a server says of a user whom it does not have. */
const WITHOUT_ADA = {
	'/DisplayPreferences': answer(500, 'Error processing request.'),
	'/Users': answer(404, 'User not found'),
};

/** As many titles as are asked for at once, whichever they are. */
const A_PAGE = Array.from({ length: 500 }, (_, index) => ({ Id: String(index) }));

/** What the service refuses before it sends, what Jellyfin does not have, and a list of one page for ever. */
async function jellyfinGuards() {
	const target = { itemId: FILM, userId: ADA };
	const quiet = { ...target, tellOtherPrograms: false };
	const synced = async (
		/** @type {Media} */ media,
		/** @type {Record<string, ServiceAnswer>} */ answers = {},
	) => {
		const [outcome] = await syncWatchEvent(
			jellyfin(answers),
			{
				event: 'watched',
				source: 'plex',
				key: 'k',
				at: '2026-03-08T20:00:00.000Z',
				user: { id: '1', name: 'a' },
				media,
			},
			{ userId: ADA, unwatched: true, rated: true, progress: true, tellOtherPrograms: false },
		);
		if (outcome && 'error' in outcome) throw outcome.error;
	};
	const lull = (/** @type {string} */ Id, /** @type {number} */ ProductionYear) => ({
		Id,
		Type: 'Movie',
		Name: 'Lull',
		ProductionYear,
	});
	/** @type {Media} */
	const film = { type: 'movie', title: 'Lull', ids: {} };
	/** @type {Media} */
	const quay = { type: 'episode', season: 1, number: 2, ids: {}, show: { title: 'Quay', ids: {} } };
	const series = { Id: 'q', Type: 'Series', Name: 'Quay' };
	const springTide = {
		...{ Id: 'e', Type: 'Episode', Name: 'Spring Tide', SeriesName: 'Quay' },
		...{ ParentIndexNumber: 1, IndexNumber: 2 },
	};
	return await saidBy([
		() => rateItem(jellyfin(), { ...target, rating: 11 }),
		() => setProgress(jellyfin(), { ...target, positionSeconds: -1 }),
		() => markWatched(jellyfin(), { ...quiet, at: 'soon' }),
		() => markWatched(jellyfin({ '/Items': answer(200, {}) }), quiet),
		() => markWatched(jellyfin({ '/Items': answer(200, { Id: 'l', Type: 'UserView' }) }), quiet),
		() => getItem(jellyfin({ '/Items': answer(200, 'It works!') }), target),
		() => findByIds(jellyfin(), { userId: ADA, type: 'episode', ids: { tvdb: 9 } }),
		() => findByIds(jellyfin(WITHOUT_ADA), { userId: ADA, type: 'movie', ids: { tmdb: 9 } }),
		() => listItems(jellyfin({ '/Items': answer(200, { Items: A_PAGE }) }), { userId: ADA }),
		() => synced(film),
		() => synced(quay),
		() => synced(quay, { '/Items': answer(200, { Items: [series] }) }),
		() =>
			synced(
				{ ...quay, title: 'Low Water' },
				{
					'/Items': answer(200, { Items: [series] }),
					'/Shows': answer(200, { Items: [springTide] }),
				},
			),
		() => synced(film, { '/Items': answer(200, { Items: [lull('a', 2001), lull('b', 2014)] }) }),
	]);
}

const BY_IDS = { resource: 'item', operation: 'findByIds', type: 'movie', ...FOR_ADA };
const ITEM = { resource: 'item', item: picked(FILM), ...FOR_ADA };

/** Parameters that the node itself refuses. @type {import('n8n-workflow').IDataObject[]} */
const UNUSABLE = [
	{ resource: 'item', operation: 'hum' },
	{ resource: 'watchEvent', operation: 'sync', ...FOR_ADA },
	{ ...ITEM, operation: 'get', user: picked('') },
	{ ...ITEM, operation: 'get', user: picked('Zoe', 'name') },
	{ ...ITEM, operation: 'get', item: picked('the film') },
	{ ...ITEM, operation: 'rate', rating: 11 },
	{ ...ITEM, operation: 'setProgress', positionSeconds: -1 },
	{ ...BY_IDS, type: 'album' },
	{ ...BY_IDS, ids: {} },
	{ ...BY_IDS, operation: 'getAll', filters: { watched: null } },
	{ ...BY_IDS, ids: { imdb: '603' } },
	{ ...BY_IDS, ids: { tmdb: 'x' } },
	{ resource: 'session', operation: 'logOut' },
];

/** What the node says of input that cannot be sent, and the editor of a list that it cannot fill. */
async function jellyfinInput() {
	/** @type {Said[]} */
	const said = [];
	for (const parameters of UNUSABLE) {
		const { json } = await runJellyfin(
			parameters,
			{ 'GET /Users': [200, []] },
			{ onError: 'continueErrorOutput' },
		);
		said.push(saidIn(json));
	}
	const { context } = listContext({
		parameters: { authentication: 'apiKey', user: '' },
		credentials: { address: ADDRESS },
		node: { name: 'Jellyfin', type: 'jellyfin', credentials: {} },
		send: async () => ({ statusCode: 404, headers: {}, body: '' }),
	});
	const list = new Jellyfin().methods.listSearch.searchItems;
	const thrown = /** @type {Said} */ (await rejection(list.call(context)));
	return [...said, { message: thrown.message, description: thrown.description, kind: 'refused' }];
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [
	['answer of Jellyfin, whatever its status', jellyfinAnswers],
	['guard before sending to Jellyfin, and everything that it does not have', jellyfinGuards],
	['input that the Jellyfin node cannot send', jellyfinInput],
];
