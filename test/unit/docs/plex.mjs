import { Plex } from '../../../nodes/Plex/Plex.node';
import { SignInRejected } from '../../../services/http/exchange';
import {
	addWebhook,
	createPlexClient,
	createPlexTvClient,
	getItem,
	hasWebhook,
	tokenOwner,
} from '../../../services/plex';
import { explainPlexAnswer, explainPlexSignIn } from '../../../services/plex/answers';
import { listHistory } from '../../../services/plex/history/history';
import { explainPlexTvAnswer, explainPlexTvSignIn } from '../../../services/plex/tv';
import { executeContext } from '../../support/executeContext';
import { executed } from '../../support/outputs.mjs';
import { answer, testClock } from '../../support/scripted';
import { everyStatus, isFine, saidBy } from './provoked.mjs';
import { saidIn } from './unusable.mjs';

/** @typedef {import('./provoked.mjs').Said} Said */

const refusals = everyStatus
	.filter((status) => !isFine(status))
	.map((status) => answer(status, ''));

/** What every status of a Plex server and of plex.tv means, and their sign-ins. @returns {Said[]} */
const plexAnswers = () => [
	...refusals.flatMap((each) => [explainPlexAnswer(each), explainPlexTvAnswer(each)]),
	explainPlexSignIn('Plex', new SignInRejected('x')),
	explainPlexTvSignIn('plex.tv', new SignInRejected('x')),
];

/** Gives one answer to everything. @param {unknown} body */
const always = (body) => ({
	account: 'docs',
	clock: testClock(),
	send: async () => answer(200, body),
});

/** As many plays as are asked for at once, whichever they are. */
const A_PAGE = Array.from({ length: 500 }, (_, index) => ({ ratingKey: String(index) }));

/** What comes in a form that no Plex gives, a history of one page for ever, and a list of webhooks that does not stay as it was set. */
async function plexGuards() {
	return await saidBy([
		() => getItem(createPlexClient(always('It works!')), '7'),
		() => getItem(createPlexClient(always({ MediaContainer: {} })), '7'),
		() => listHistory(createPlexClient(always({ MediaContainer: { Metadata: A_PAGE } })), {}),
		() => hasWebhook(createPlexTvClient(always('It works!')), 'https://n8n.example/a'),
		() => tokenOwner(createPlexTvClient(always({}))),
		() => addWebhook(createPlexTvClient(always([])), 'https://n8n.example/a'),
	]);
}

const HISTORY = { resource: 'history', operation: 'getAll', since: '2026-03-08T20:00:00Z' };
const located = (/** @type {string} */ value, mode = 'id') => ({ __rl: true, mode, value });
const marks = { ...HISTORY, options: { marks: true } };

/** Parameters that the node itself refuses. @type {import('n8n-workflow').IDataObject[]} */
const UNUSABLE = [
	{ resource: 'item', operation: 'hum' },
	{ resource: 'item', operation: 'get', item: located('') },
	{ resource: 'item', operation: 'get', item: located('the film') },
	{ ...HISTORY, account: located('ada') },
	{ ...HISTORY, account: located('') },
	{ ...HISTORY, account: located('Zoe', 'name') },
	{ ...HISTORY, since: 'yesterday' },
	marks,
	{ ...marks, account: located('1'), since: '' },
	{ ...marks, account: located('2') },
	{ ...marks, account: located('9') },
];

/** What the node says of input that cannot be sent. */
async function plexInput() {
	/** @type {Said[]} */
	const said = [];
	for (const parameters of UNUSABLE) {
		const { execute } = executeContext({
			parameters,
			credentials: {
				address: 'http://plex.example:32400',
				token: 'x',
				plexTvAddress: 'https://plex.example',
			},
			node: { onError: 'continueErrorOutput', type: 'n8n-nodes-scrobble.plex' },
			send: async ({ url }) => ({
				statusCode: 200,
				headers: {},
				body: url.endsWith('/user') ? { id: 9, username: 'ada' } : { MediaContainer: {} },
			}),
		});
		const [items = []] = await executed(new Plex(), execute);
		said.push(saidIn(items.map(({ json }) => json)));
	}
	return said;
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [
	['answer of Plex and plex.tv, whatever its status', plexAnswers],
	['answer that no Plex gives, and everything that it did not keep', plexGuards],
	['input that the Plex node cannot send', plexInput],
];
