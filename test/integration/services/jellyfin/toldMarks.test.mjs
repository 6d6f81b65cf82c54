import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anything } from '../../../../services/http/json';
import { findByIds, forgetLookups, syncWatchEvent } from '../../../../services/jellyfin';
import { films } from '../../../../simulators/household.mjs';
import { movieOf, simulatedServer } from './simulatedServer.mjs';

/** A mark of which other programs hear. What is promised of every destination is asked in test/promises. */

/** @type {Awaited<ReturnType<typeof simulatedServer>>} */
let house;
beforeAll(async () => {
	house = await simulatedServer();
});
afterAll(async () => await house.jellyfin.stop());
beforeEach(async () => {
	house.later(24 * 60);
	house.jellyfin.faults.clear();
	forgetLookups();
	await house.client().request(
		{
			method: 'DELETE',
			path: `/UserPlayedItems/${(await theFilm())[0]?.Id}`,
			query: { userId: house.people.bob.id },
		},
		{ answers: anything },
	);
});

const film = movieOf(films.cartographer);
const theFilm = async () =>
	await findByIds(house.client(), { userId: house.people.bob.id, ...film });
const held = () => house.jellyfin.userData('bob', films.cartographer);

/** @param {ReturnType<typeof house.client>} [client] */
async function sync(client = house.client()) {
	return await syncWatchEvent(client, house.event('watched', film), {
		userId: house.people.bob.id,
		unwatched: false,
		rated: false,
		progress: false,
		tellOtherPrograms: true,
	});
}

describe('a film that was watched, and is told loudly', () => {
	it('is one play when a mark that was given up on is carried out late', async () => {
		const path = /^\/User(PlayedItems|Items)/;
		const match = { method: 'POST', path };
		for (const action of [{ dropAfterWrite: /** @type {const} */ (true) }, { status: 504 }]) {
			house.jellyfin.faults.push({ match, times: 2, action });
		}
		await sync();
		// What nobody waited for: the very requests that were sent come once more.
		const sent = house.jellyfin.requests.filter(
			({ method, path: to }) => method === 'POST' && to.search(path) === 0,
		);
		for (const { path: to, query, body } of sent.slice(-6)) {
			await house.client().request(
				{
					method: 'POST',
					path: to,
					query: /** @type {Record<string, string>} */ (query),
					body: /** @type {import('n8n-workflow').IDataObject} */ (body),
				},
				{ answers: anything },
			);
		}
		expect(sent.length).toBeGreaterThan(2);
		expect(held()).toMatchObject({ played: true, playCount: 1 });
	});

	it('tells the other programs once', async () => {
		house.jellyfin.addWebhook({ url: 'http://127.0.0.1:9/nobody-listens' });
		const before = house.jellyfin.deliveries.length;
		await sync();
		await house.jellyfin.settled();
		const told = house.jellyfin.deliveries.slice(before).map(({ properties }) => properties);
		expect(told.filter(({ SaveReason }) => SaveReason === 'TogglePlayed')).toMatchObject([
			{ Played: true, PlayCount: 1 },
		]);
	});
});

describe('a user whom the server no longer has', () => {
	it('is told as that at once, and not as a server that may be better tomorrow', async () => {
		// Recorded on 10.11.11: the preferences of a user that is not there.
		const action = { status: 500, body: 'Error processing request.' };
		house.jellyfin.faults.push({ match: { path: /^\/DisplayPreferences/ }, times: 9, action });
		const wanted = { type: /** @type {const} */ ('movie'), ids: film.ids };
		await expect(
			findByIds(house.client(), { userId: `${'0'.repeat(31)}1`, ...wanted }),
		).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('no longer has') });
		expect(house.jellyfin.faults.left).toBe(8);
	});

	it('and a server that fails for another reason is asked again later', async () => {
		const action = { status: 500, body: 'Error processing request.' };
		house.jellyfin.faults.push({ match: { path: /^\/DisplayPreferences/ }, times: 9, action });
		const wanted = { type: /** @type {const} */ ('movie'), ids: { tmdb: 1 } };
		await expect(
			findByIds(house.client(), { userId: house.people.bob.id, ...wanted }),
		).rejects.toMatchObject({ kind: 'retry', status: 500 });
	});
});
