import { MovaryTrigger } from '../../../nodes/Movary/MovaryTrigger.node';
import { SimklTrigger } from '../../../nodes/Simkl/SimklTrigger.node';
import { TraktTrigger } from '../../../nodes/Trakt/TraktTrigger.node';
import { complete } from '../../support/executeContext';
import { rejection } from '../../support/scripted';

/** @typedef {import('./provoked.mjs').Said} Said */

const user = { username: 'ada', ids: { slug: 'ada' } };
const trakt =
	(/** @type {object[]} */ ...history) =>
	(/** @type {string} */ url) =>
		url.includes('/history') ? history : { user };
const movary =
	(/** @type {object[]} */ ...history) =>
	() => ({ history });
const movie = { title: 'Lull', ids: { trakt: 7, movary: 7 } };
const at = '2026-03-08T20:00:00.000Z';
let looks = 0;

const simkl = (/** @type {object[]} */ ...movies) => {
	// What was read of a list is kept by account and date.
	looks += 1;
	const completed = new Date(Date.parse(at) + looks * 1000).toISOString();
	return (/** @type {string} */ url) => {
		if (url.includes('/settings')) return { user: { name: 'ada' }, account: { id: 7 } };
		return url.includes('/activities') ? { movies: { completed } } : { movies };
	};
};
const seen = { status: 'completed', last_watched_at: at };

/**
 * What a service has in the history that a polling trigger shows in the editor, and the events that were chosen where it is
 * not *Watched*.
 * @type {Array<[TraktTrigger | MovaryTrigger | SimklTrigger, (url: string) => unknown, string[]?]>}
 */
const HISTORIES = [
	[new TraktTrigger(), trakt(), ['unwatched']],
	[new TraktTrigger(), trakt()],
	[new TraktTrigger(), trakt({ type: 'movie', movie, watched_at: at })],
	[new TraktTrigger(), trakt({ id: 1, type: 'movie', movie })],
	[new TraktTrigger(), trakt({ id: 1, type: 'movie', movie: 7, watched_at: at })],
	[new SimklTrigger(), simkl()],
	[new SimklTrigger(), simkl({ ...seen, movie: { title: ['Lull'], ids: { simkl: 7 } } })],
	[new MovaryTrigger(), movary()],
	[new MovaryTrigger(), movary({ movie: { title: 'Lull', ids: {} }, watchedAt: '2026-03-08' })],
	[new MovaryTrigger(), movary({ movie, watchedAt: 'soon' })],
	[new MovaryTrigger(), movary({ movie: { ...movie, title: ['Lull'] }, watchedAt: '2026-03-08' })],
];

/** What a polling trigger says of what it cannot take. */
async function polls() {
	/** @type {Said[]} */
	const said = [];
	for (const [trigger, bodyOf, events = ['watched']] of HISTORIES) {
		const poll = /** @type {typeof complete<import('n8n-workflow').IPollFunctions>} */ (complete)(
			'poll',
			{
				helpers: {
					httpRequestWithAuthentication: async (
						/** @type {string} */ _type,
						/** @type {{ url: string }} */ { url },
					) => ({ statusCode: 200, headers: {}, body: bodyOf(url) }),
				},
				getMode: () => 'manual',
				getNode: () => ({ name: 'Poller', type: 'poller', parameters: {} }),
				getNodeParameter: (/** @type {string} */ name) => (name === 'events' ? events : ''),
				getCredentials: async () => ({
					address: 'https://movary.example',
					apiAddress: 'https://api.trakt.example',
					clientId: 'client-77',
					oauthTokenData: { access_token: 'good' },
					userName: 'ada',
				}),
				getTimezone: () => 'UTC',
				getInstanceBaseUrl: () => 'http://localhost:5678/',
				getRestApiUrl: () => 'http://localhost:5678/rest',
			},
		);
		const thrown = /** @type {Said} */ (await rejection(trigger.poll.call(poll)));
		said.push({ message: thrown.message, description: thrown.description, kind: 'refused' });
	}
	return said;
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [['history that a polling trigger cannot take', polls]];
