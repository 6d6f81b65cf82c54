import { describe, expect, it } from '@jest/globals';
import { people, shows } from '../../../../simulators/household.mjs';
import { ferry, brine, ALICE, BOB, at, plex, plexTv, household, run } from './plexNode.mjs';

describe('the other operations of the Plex node', () => {
	const item = { __rl: true, mode: 'id', value: ferry.shelf.ratingKey };

	it('Item: Get gives a title by its ID or address, flat or as Plex has it', async () => {
		plex.play(ALICE, ferry, { at: at(1), percent: 50 });
		expect((await run('item/get', { item })).json).toEqual([
			{
				ratingKey: ferry.shelf.ratingKey,
				type: 'movie',
				title: ferry.title,
				year: 2021,
				ids: { imdb: 'tt99000102', tmdb: '99000102' },
				runtimeSeconds: 96 * 60,
				watched: false,
				plays: 0,
				lastViewedAt: at(1).toISOString(),
				positionSeconds: 48 * 60,
				library: 'Films',
			},
		]);
		const address = `https://app.plex.tv/desktop/#!/server/a/details?key=%2Flibrary%2Fmetadata%2F${brine.shelf.ratingKey}`;
		const url = { __rl: true, mode: 'url', value: address };
		expect((await run('item/get', { item: url, simplify: false })).json).toMatchObject([
			{ title: 'Brine', Guid: expect.any(Array) },
		]);
	});

	it('Item: Mark Watched marks once, and Mark Unwatched takes it away, of a whole show too', async () => {
		expect((await run('item/markWatched', { item })).json).toMatchObject([
			{ watched: true, plays: 1, changed: true },
		]);
		expect((await run('item/markWatched', { item })).json).toMatchObject([
			{ watched: true, plays: 1, changed: false },
		]);
		expect(plex.state(ALICE, ferry).viewCount).toBe(1);
		expect(plex.state(BOB, ferry).viewCount).toBe(0);
		expect((await run('item/markUnwatched', { item })).json).toMatchObject([
			{ watched: false, plays: 0, changed: true },
		]);
		expect((await run('item/markUnwatched', { item })).json).toMatchObject([{ changed: false }]);

		const show = { ...item, value: shows.saltAndCircuit.shelf.ratingKey };
		expect((await run('item/markWatched', { item: show })).json).toMatchObject([
			{ type: 'show', watched: true },
		]);
		const counts = shows.saltAndCircuit.episodes.map((one) => plex.state(ALICE, one).viewCount);
		expect(new Set(counts)).toEqual(new Set([1]));
	});

	it('counts one play, also when the answer to a mark got lost', async () => {
		plex.faults.push({ match: { method: 'PUT' }, action: { dropAfterWrite: true } });
		expect((await run('item/markWatched', { item })).json).toMatchObject([{ changed: true }]);
		expect(plex.state(ALICE, ferry).viewCount).toBe(1);
	});

	it('Server: Get and Account: Get Many say what the server is and who plays on it', async () => {
		expect((await run('server/get')).json).toEqual([
			{
				id: 'attic-plex',
				name: 'Attic',
				version: '1.43.0.10492-121068a07',
				platform: 'Linux',
				owner: ALICE,
			},
		]);
		expect((await run('account/getAll', { returnAll: true })).json).toEqual([
			{ id: '1', name: ALICE, owner: true },
			{ id: String(people.bob.plex.id), name: 'Bob', owner: false },
			{ id: String(people.guest.plex.id), name: 'Sofa Guest', owner: false },
		]);
		expect((await run('account/getAll', { limit: 1, simplify: false })).json).toMatchObject([
			{ key: '/accounts/1' },
		]);
	});
});

describe('what does not get through to a Plex server', () => {
	it.each([
		[401, 'Plex does not accept the token of this credential (401)', 'reconnect'],
		[403, 'Plex does not let this token do that (403)', 'refused'],
		[404, 'Plex does not have this, or does not show it to this account (404)', 'notFound'],
	])(
		'says %s in words, although the server answers with a web page',
		async (status, error, kind) => {
			const token = {
				401: 'nobody-has-this',
				403: household.bob.token,
				404: household.alice.token,
			}[status];
			const operation = status === 404 ? 'item/get' : 'account/getAll';
			const { failed } = await run(operation, { item: '7' }, { token });
			expect(failed).toMatchObject([
				{ error, details: { kind, destination: 'plex', account: 'Attic' } },
			]);
			expect(JSON.stringify(failed)).not.toContain(token);
		},
	);

	it('tells a gateway’s page, another program and a server that is away apart', async () => {
		plex.faults.push({ action: { html: 403 } });
		expect((await run('server/get')).failed[0].error).toMatch(/^The gateway in front of Plex/);
		const other = await run('server/get', {}, { address: plexTv.address });
		expect(other.failed[0].error).toMatch(/404/);
		plex.faults.push({ times: 3, action: { status: 200, body: { hello: 1 } } });
		expect((await run('server/get')).failed[0].error).toBe(
			'Something other than Plex answered at this address',
		);
		const broken = await run('server/get', {}, { address: 'plex.local:32400' });
		expect(broken.failed[0].error).toMatch(/"Address" is not a web address/);
	});
});
