import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { offeredOperations } from './support/flows.mjs';
import { locator } from './support/jellyfinFlows.mjs';
import { openPlex } from './support/plex.mjs';

const { cartographer, ferry, tinHarbour } = films;
const brine = episode(shows.saltAndCircuit, 1, 2);
const ALICE = people.alice.plex.title;
const BOB = people.bob.plex.title;
/** Long enough ago for everything of one test to lie in between. */
const at = (/** @type {number} */ minute) => new Date(Date.UTC(2026, 1, 1, 20, minute));

/** @param {import('../../tools/n8n/client.mjs').Json} parameters @returns {import('./support/flows.mjs').Flow} */
const does = (parameters) => ({ parameters, onError: 'continueErrorOutput' });
const item = locator('id', '={{ $json.key }}');
const history = {
	resource: 'history',
	operation: 'getAll',
	returnAll: '={{ $json.limit === undefined }}',
	limit: '={{ $json.limit }}',
	since: '={{ $json.since }}',
};
const FLOWS = {
	history: does(history),
	historyOf: does({ ...history, account: locator('name', '={{ $json.who }}') }),
	marks: does({
		...history,
		account: locator('id', '={{ $json.account }}'),
		options: { marks: true },
	}),
	simplified: does({ ...history, output: 'simplified' }),
	raw: does({ ...history, output: 'raw' }),
	get: does({ resource: 'item', operation: 'get', item }),
	getByUrl: does({
		resource: 'item',
		operation: 'get',
		item: locator('url', '={{ $json.address }}'),
		simplify: false,
	}),
	markWatched: does({ resource: 'item', operation: 'markWatched', item }),
	markUnwatched: does({ resource: 'item', operation: 'markUnwatched', item }),
	server: does({ resource: 'server', operation: 'get' }),
	accounts: does({ resource: 'account', operation: 'getAll' }),
	owner: does({ resource: 'account', operation: 'getOwner' }),
};

describe('the operations of the Plex node in a real n8n', () => {
	/** @type {import('./support/plex.mjs').PlexHome} */
	let home;
	/** @type {Record<keyof typeof FLOWS, import('./support/flows.mjs').Run>} */
	let alice;
	/** @type {typeof alice} */
	let bob;
	beforeAll(async () => {
		home = await openPlex();
		alice = await home.publish(await home.as(home.people.alice), FLOWS);
		bob = await home.publish(await home.as(home.people.bob), FLOWS);
		home.plex.play(ALICE, cartographer, { at: at(1) });
		home.plex.play(BOB, brine, { at: at(2) });
		home.plex.mark(ALICE, tinHarbour, at(3));
	});
	afterAll(() => home.close());

	it('History: Get Many gives everybody’s plays as watch events, or one person’s', async () => {
		const { answer } = await alice.history();
		expect(answer).toMatchObject([
			{
				event: 'watched',
				source: 'plex',
				at: at(2).toISOString(),
				user: { id: String(people.bob.plex.id), name: BOB },
				server: { id: 'attic-plex', name: 'Attic' },
				media: { title: 'Brine', ids: { tvdb: 99000232 }, show: { ids: { tvdb: 99000201 } } },
			},
			{ user: { id: '1', name: ALICE }, media: { title: cartographer.title, year: 2019 } },
		]);
		const who = { who: BOB.toUpperCase() };
		expect((await alice.historyOf([who])).answer).toMatchObject([{ media: { title: 'Brine' } }]);
		expect((await alice.history([{ limit: 1 }])).answer).toHaveLength(1);
		expect((await bob.history()).answer).toMatchObject([{ media: { title: 'Brine' } }]);
	});

	it('History: Get Many adds what was marked by hand, for the token’s own account alone', async () => {
		const since = at(0).toISOString();
		const { answer } = await alice.marks([{ account: '1', since }]);
		expect(answer).toMatchObject([
			{ at: at(3).toISOString(), user: { name: ALICE }, media: { title: tinHarbour.title } },
			{ media: { title: cartographer.title } },
		]);
		const others = await alice.marks([{ account: String(people.bob.plex.id), since }]);
		expect((await others.ended()).outputs[1]).toMatchObject([
			{ json: { error: expect.stringMatching(/^The token belongs to the Plex account/) } },
		]);
	});

	it('History: Get Many gives plays flat or as Plex has them', async () => {
		expect((await alice.simplified([{ since: at(2).toISOString() }])).answer).toEqual([
			expect.objectContaining({
				title: 'Brine',
				markedByHand: false,
				ratingKey: brine.shelf.ratingKey,
			}),
		]);
		expect((await alice.raw()).answer).toMatchObject([
			{ accountID: people.bob.plex.id, grandparentTitle: 'Salt & Circuit' },
			{ accountID: 1 },
		]);
	});

	it('Item: Get, Mark Watched and Mark Unwatched work on one title, once, for the token’s account', async () => {
		const key = ferry.shelf.ratingKey;
		expect((await alice.get([{ key }])).answer).toMatchObject([
			{ ratingKey: key, title: ferry.title, watched: false, ids: { imdb: 'tt99000102' } },
		]);
		const address = `https://app.plex.tv/desktop/#!/server/a/details?key=%2Flibrary%2Fmetadata%2F${key}`;
		expect((await alice.getByUrl([{ address }])).answer).toMatchObject([
			{ Guid: expect.any(Array) },
		]);

		const { answer } = await alice.markWatched([{ key }, { key }]);
		expect(answer).toMatchObject([{ changed: true }, { changed: false, plays: 1 }]);
		expect([
			home.plex.state(ALICE, ferry).viewCount,
			home.plex.state(BOB, ferry).viewCount,
		]).toEqual([1, 0]);
		expect((await alice.markUnwatched([{ key }])).answer).toMatchObject([
			{ watched: false, changed: true },
		]);
		expect(home.plex.state(ALICE, ferry).viewCount).toBe(0);
	});

	it('Server: Get and Account: Get Many tell of the server, the accounts to its owner alone', async () => {
		expect((await alice.server()).answer).toMatchObject([{ id: 'attic-plex', name: 'Attic' }]);
		expect((await alice.accounts()).answer).toMatchObject([
			{ id: '1', name: ALICE, owner: true },
			{ name: BOB, owner: false },
			{ name: people.guest.plex.title },
		]);
		const { outputs } = await (await bob.accounts()).ended();
		expect(outputs[1]).toMatchObject([
			{
				json: {
					error: 'Plex does not let this token do that (403)',
					details: { destination: 'plex', account: `Plex of ${BOB}`, kind: 'refused' },
				},
			},
		]);
		expect(JSON.stringify(outputs)).not.toContain(home.people.bob.token);
	});

	it('Account: Get Owner says whose token it is', async () => {
		expect((await bob.owner()).answer).toMatchObject([
			{ id: String(people.bob.plex.id), name: BOB },
		]);
	});

	it('are all tried here', async () => {
		const offered = await offeredOperations(home.client, 'n8n-nodes-scrobble.plex');
		expect(offered).toHaveLength(7);
		expect([...home.tried].sort()).toEqual(offered);
	});
});
