import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { openJellyfin } from './support/jellyfinAndMovary.mjs';
import { jellyfinFlows, locator } from './support/jellyfinFlows.mjs';

const { itemId } = films.ferry.shelf;
const asUser = { authentication: 'user' };
const forAlice = { user: locator('id', people.alice.jellyfin.id) };

describe('what the Jellyfin node does not get through in a real n8n', () => {
	/** @type {import('./support/jellyfinAndMovary.mjs').Jellyfin} */
	let home;
	beforeAll(async () => {
		home = await openJellyfin();
	});
	afterAll(() => home.close());

	/**
	 * @param {import('./support/flows.mjs').NodeKind} kind
	 * @param {import('../../tools/n8n/client.mjs').Json} common whose marks they are
	 */
	async function flowOf(kind, common) {
		const { get } = jellyfinFlows(common);
		return (await home.publish(kind, { get })).get;
	}
	/** How often somebody tried to sign in since. */
	function signIns() {
		const met = home.jellyfin.requests.length;
		return () =>
			home.jellyfin.requests
				.slice(met)
				.filter(({ path }) => path === '/Users/AuthenticateByName')
				.map(({ status }) => status);
	}
	const reconnect = {
		note: 'kept',
		error: "Jellyfin does not accept this credential's sign-in (401)",
		details: {
			kind: 'reconnect',
			destination: 'jellyfin',
			status: 'failed',
			whatToDo: expect.stringContaining('API Keys'),
		},
	};
	const item = { itemId, note: 'kept' };

	it('leaves through the error output what a wrong password or a wrong key asks for, and keeps both secret', async () => {
		const password = 'not-her-lantern';
		const apiKey = 'f'.repeat(32);
		const wrongPassword = await flowOf(await home.as({ name: 'alice', password }), asUser);
		const wrongKey = await flowOf(await home.withKey({ apiKey }), forAlice);
		for (const get of [wrongPassword, wrongKey]) {
			const { status, ended } = await get([item]);
			const end = await ended();
			expect([status, end.status]).toEqual([200, 'success']);
			expect(end.outputs).toMatchObject([[], [{ json: reconnect, pairedItem: { item: 0 } }]]);
			expect(JSON.stringify(end)).not.toMatch(new RegExp(`${password}|${apiKey}`));
		}
	});

	it('signs in again by itself where the session was ended on the server', async () => {
		const get = await flowOf(await home.as(home.people.alice), asUser);
		expect((await get([item])).answer).toMatchObject([{ id: itemId }]);
		home.jellyfin.revokeTokens('alice');
		const tried = signIns();
		expect((await get([item, item])).answer).toMatchObject([{ id: itemId }, { id: itemId }]);
		expect(tried()).toEqual([200]);
	});

	it('says that the sign-in is not accepted where the password was changed as well, until it fits again', async () => {
		const { bob } = home.people;
		const { password } = bob;
		const get = await flowOf(await home.as(bob), asUser);
		await get([item]);
		home.jellyfin.revokeTokens('bob');
		bob.password = 'another anchor';
		const { outputs } = await (await get([item])).ended();
		expect(outputs).toMatchObject([[], [{ json: reconnect }]]);
		bob.password = password;
		expect((await get([item])).answer).toMatchObject([{ id: itemId }]);
	});

	it('says which user the server does not have, by name and by ID', async () => {
		const key = await home.withKey();
		const byName = await flowOf(key, { user: locator('name', '={{ $json.name }}') });
		const { outputs } = await (
			await byName([
				{ ...item, name: 'Nobody' },
				{ ...item, name: 'ALICE' },
			])
		).ended();
		expect(outputs).toMatchObject([
			[{ json: { id: itemId }, pairedItem: { item: 1 } }],
			[
				{
					json: {
						...item,
						error: 'The Jellyfin server has no user named "Nobody"',
						details: { kind: 'refused', whatToDo: expect.stringContaining('Dashboard') },
					},
					pairedItem: { item: 0 },
				},
			],
		]);
		const byId = await flowOf(key, { user: locator('id', `${'0'.repeat(31)}1`) });
		expect((await (await byId([item])).ended()).outputs).toMatchObject([
			[],
			[{ json: { note: 'kept', details: { kind: 'notFound', statusCode: 404 } } }],
		]);
	});

	it('refuses an address without http:// before anything is sent, in words', async () => {
		const address = home.jellyfin.address.replace('http://', '');
		const met = home.jellyfin.requests.length;
		for (const get of [
			await flowOf(await home.withKey({ address }), forAlice),
			await flowOf(await home.as(home.people.alice, { address }), asUser),
		]) {
			expect((await (await get([item])).ended()).outputs).toMatchObject([
				[],
				[
					{
						json: {
							...item,
							error: 'The credential\'s "Address" is not a web address',
							details: { kind: 'refused', whatToDo: expect.stringContaining('https://') },
						},
					},
				],
			]);
		}
		expect(home.jellyfin.requests).toHaveLength(met);
	});

	it('lets the items that Jellyfin has through beside one that it does not have', async () => {
		const get = await flowOf(await home.withKey(), forAlice);
		const unknown = { itemId: 'e'.repeat(32) };
		const { outputs } = await (await get([unknown, item, { itemId: 'ferry' }])).ended();
		expect(outputs).toMatchObject([
			[{ json: { id: itemId }, pairedItem: { item: 1 } }],
			[
				{ json: { details: { kind: 'notFound', account: 'The key' } }, pairedItem: { item: 0 } },
				{ json: { error: '"ferry" is not the ID of a Jellyfin item' }, pairedItem: { item: 2 } },
			],
		]);
	});

	it('ends the run where the node is set to stop, and says in the log why and what to do', async () => {
		const { parameters } = jellyfinFlows(asUser).get;
		const kind = await home.as({ name: 'alice', password: 'not-her-lantern' });
		const { get } = await home.publish(kind, { get: { parameters } });
		const { status, ended } = await get([item]);
		expect(status).toBe(500);
		const end = await ended();
		expect(end).toMatchObject({
			status: 'error',
			error: { message: reconnect.error, description: reconnect.details.whatToDo },
		});
		expect(JSON.stringify(end)).not.toContain('not-her-lantern');
	});
});
