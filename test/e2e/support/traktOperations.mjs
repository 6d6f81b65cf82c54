import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { films, people, shows } from '../../../simulators/household.mjs';
import { episode } from '../../../simulators/library.mjs';
import { named } from '../../../simulators/trakt/account.mjs';
import { offeredOperations } from './flows.mjs';
import { openTraktAccount } from './household.mjs';

/** Which of the node's resources each file of tests goes through: all of them, together. */
const RESOURCES = {
	traktOperations: ['watchEvent', 'scrobble', 'playback', 'checkIn'],
	traktHistory: ['history', 'watched'],
	traktFinding: ['rating', 'search', 'user'],
};

export const { cartographer, ferry, tinHarbour, uebermut } = films;
export const { saltAndCircuit } = shows;
export const DAY_MS = 86_400_000;

/** @param {import('../../../simulators/library.mjs').Film} film */
export const byImdb = ({ ids }) => ({ movieId: ids.imdb });
export const byShow = { mediaType: 'episode', showId: '99000201' };
export const brine = episode(saltAndCircuit, 1, 2);

/** @type {import('./household.mjs').TraktAccount} */
export let account;
/** @type {import('./household.mjs').TraktAccount['alice']} */
export let alice;
/** Resource/operation, of every flow that was published. @type {Set<string>} */
const tried = new Set();

/**
 * @template {string} Name
 * @param {Record<Name, import('./flows.mjs').Flow>} flows
 */
export async function published(flows) {
	for (const { parameters } of Object.values(flows).map(asFlow)) {
		tried.add(`${parameters.resource}/${parameters.operation}`);
	}
	return await account.flows(flows);
}

/** The requests that Trakt has met since. */
export function following() {
	const met = account.trakt.requests.length;
	return () => account.trakt.requests.slice(met);
}

beforeAll(async () => {
	account = await openTraktAccount();
	({ alice } = account);
});
afterAll(() => account.close());

/** The last test of a file: whatever the node offers of these resources has been played above. @param {keyof typeof RESOURCES} file */
export const allAreTried = (file) =>
	it('are all tried here', async () => {
		const offered = await offeredOperations(account.client, 'n8n-nodes-scrobble.trakt');
		expect(offered).toHaveLength(20);
		const resourceOf = (/** @type {string} */ operation) => operation.split('/')[0] ?? '';
		expect(new Set(offered.map(resourceOf))).toEqual(new Set(Object.values(RESOURCES).flat()));
		expect([...tried].sort()).toEqual(
			offered.filter((operation) => RESOURCES[file].includes(resourceOf(operation))),
		);
	});

/** @param {unknown} flow @returns {import('./flows.mjs').Flow} */
const asFlow = (flow) => /** @type {import('./flows.mjs').Flow} */ (flow);
/** @param {{id: number}} entry */
export const idOf = ({ id }) => id;
/** @param {import('./flows.mjs').Item[]} [items] */
export const pairsOf = (items) => items?.map(({ pairedItem }) => pairedItem?.item);

/**
 * @param {import('../../../simulators/library.mjs').Film} film
 * @param {Date} at
 */
export function watched({ title, year, ids }, at) {
	return {
		event: 'watched',
		source: 'plex',
		key: `plex:${title}`,
		at: at.toISOString(),
		user: { id: '1', name: people.alice.plex.title },
		media: { type: 'movie', title, year, ids },
	};
}

/**
 * A title as Trakt's lists name it.
 * @param {import('./household.mjs').TraktAccount} account
 * @param {import('../../../simulators/library.mjs').LibraryItem} item
 */
export function titleOf({ trakt }, { type, title, ids: { imdb } }) {
	const { catalogue } = trakt;
	const known =
		type === 'movie' ? catalogue.movie({ ids: { imdb } }) : catalogue.episode({ ids: { imdb } });
	if (!known) throw new Error(`the simulated Trakt does not know ${title}`);
	return named(known);
}

/**
 * A play as the account holds it.
 * @param {import('./household.mjs').TraktAccount} account
 * @param {import('../../../simulators/library.mjs').LibraryItem} item
 * @param {number} id
 * @param {number} at milliseconds since 1970
 * @returns {import('../../../simulators/trakt/account.mjs').Play}
 */
export function playOf(account, item, id, at) {
	const watched_at = new Date(at).toISOString();
	return { id, watched_at, action: 'watch', ...titleOf(account, item) };
}
