import { describe, expect, it } from '@jest/globals';
import { watchEventFromPlex } from '../../../../media';
import { films, homeVideo, people, shows } from '../../../../simulators/household.mjs';
import { plexServer } from '../../../../simulators/plex.mjs';
import {
	cartographer,
	ferry,
	brine,
	ALICE,
	BOB,
	at,
	plex,
	household,
	history,
	asked,
} from './plexNode.mjs';

describe('History: Get Many of the Plex node', () => {
	it('gives plays as watch events with every id, the show’s too, and names of people and server', async () => {
		plex.play(ALICE, cartographer, { at: at(1) });
		plex.play(BOB, brine, { at: at(2) });
		const { json } = await history();
		expect(json).toEqual([
			{
				event: 'watched',
				source: 'plex',
				key: `plex:attic-plex:${people.bob.plex.id}:${brine.shelf.ratingKey}:2026-03-08T20:02:00Z`,
				at: '2026-03-08T20:02:00.000Z',
				user: { id: String(people.bob.plex.id), name: 'Bob' },
				server: { id: 'attic-plex', name: 'Attic' },
				library: { id: '2', name: 'Series' },
				media: {
					type: 'episode',
					title: 'Brine',
					season: 1,
					number: 2,
					runtimeSeconds: 48 * 60,
					ids: {
						plex: expect.stringMatching(/^plex:\/\/episode\//),
						imdb: 'tt99000222',
						tmdb: 99000222,
						tvdb: 99000232,
					},
					show: {
						title: 'Salt & Circuit',
						year: 2018,
						ids: {
							plex: expect.stringMatching(/^plex:\/\/show\//),
							imdb: 'tt99000200',
							tmdb: 99000200,
							tvdb: 99000201,
						},
					},
				},
			},
			expect.objectContaining({
				user: { id: '1', name: ALICE },
				media: expect.objectContaining({ title: cartographer.title, year: 2019 }),
			}),
		]);
	});

	it('has the key and the title of the webhook’s event for the same play', async () => {
		const webhooks = plexServer({ name: 'Attic', uuid: 'attic-plex' });
		const happening = { account: people.alice.plex, item: cartographer, at: at(3) };
		const told = watchEventFromPlex(webhooks.payload('media.scrobble', happening), at(3));
		plex.play(ALICE, cartographer, { at: at(3) });
		const [recorded] = (await history()).json;
		expect(recorded).toMatchObject({ key: told?.key, at: told?.at, user: told?.user });
		expect(recorded.media).toEqual(told?.media);
	});

	it('asks for ids in one request for many titles, and never twice for one', async () => {
		for (const { shelf } of Object.values(films)) expect(shelf.ratingKey).toBeTruthy();
		[...Object.values(films), ...shows.saltAndCircuit.episodes].forEach((item, minute) =>
			plex.play(ALICE, item, { at: at(minute) }),
		);
		expect((await history()).json).toHaveLength(11);
		expect(asked(/metadata/)).toHaveLength(2);
		await history();
		expect(asked(/metadata/)).toHaveLength(2);
		// A title without ids is asked for again: its owner may match it any day.
		plex.play(ALICE, homeVideo, { at: at(20) });
		await history();
		await history();
		expect(asked(/metadata/)).toHaveLength(4);
	});

	it('keeps to account, date and limit, and reads page after page', async () => {
		for (let minute = 0; minute < 30; minute++) {
			plex.play(minute % 2 ? ALICE : BOB, cartographer, { at: at(minute) });
		}
		const name = { __rl: true, mode: 'name', value: ' BOB ' };
		const since = at(20).toISOString();
		const found = await history({ account: name, since });
		expect(found.json.map((one) => one.at)).toEqual(
			[28, 26, 24, 22, 20].map((minute) => at(minute).toISOString()),
		);
		expect((await history({ returnAll: false, limit: 3 })).json).toHaveLength(3);
		expect((await history({ since: at(58).toISOString() })).json).toEqual([]);
		expect(asked(/metadata/)).toHaveLength(1);
	});

	it('is about everybody where the list of accounts is left empty, and only there', async () => {
		plex.play(ALICE, cartographer, { at: at(1) });
		plex.play(BOB, brine, { at: at(2) });
		const account = (/** @type {string} */ mode, value = '') => ({
			account: { __rl: true, mode, value },
		});
		expect((await history(account('list'))).json).toHaveLength(2);
		for (const [mode, value] of [
			['name', ''],
			['id', '={{ $json.account }}'],
			['name', '={{ undefined }}'],
			['list', '={{ null }}'],
		]) {
			const { json, failed } = await history(account(mode ?? '', value));
			expect([json, failed[0]?.error]).toEqual([[], 'The account is empty']);
		}
	});

	it('still tells of what has left the library, by its name and year', async () => {
		plex.play(ALICE, cartographer, { at: at(1) });
		plex.play(ALICE, brine, { at: at(2) });
		plex.remove(cartographer);
		plex.remove(brine);
		const { json } = await history();
		expect(json.map(({ media }) => media)).toEqual([
			expect.objectContaining({ season: 1, number: 2, show: { title: 'Salt & Circuit', ids: {} } }),
			{ type: 'movie', title: cartographer.title, year: 2019, ids: {} },
		]);
	});

	it('gives it simplified or raw without asking for ids', async () => {
		plex.play(BOB, brine, { at: at(2) });
		expect((await history({ output: 'simplified' })).json).toEqual([
			{
				viewedAt: '2026-03-08T20:02:00.000Z',
				accountId: String(people.bob.plex.id),
				markedByHand: false,
				type: 'episode',
				title: 'Brine',
				showTitle: 'Salt & Circuit',
				season: 1,
				number: 2,
				ratingKey: brine.shelf.ratingKey,
				libraryId: '2',
			},
		]);
		expect((await history({ output: 'raw' })).json).toMatchObject([{ viewedAt: 1773000120 }]);
		expect(asked(/metadata/)).toEqual([]);
	});

	it('gives somebody who does not own the server their own plays, without names', async () => {
		plex.play(ALICE, cartographer, { at: at(1) });
		plex.play(BOB, ferry, { at: at(2) });
		const { json } = await history({}, { token: household.bob.token });
		expect(json).toMatchObject([{ user: { id: String(people.bob.plex.id), name: '' } }]);
		expect(json).toHaveLength(1);
	});
});
