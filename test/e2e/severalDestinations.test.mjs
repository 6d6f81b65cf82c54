import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, moveIntoMovary, people, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { startMovary } from '../../simulators/movary.mjs';
import { toMinute } from '../../simulators/trakt/account.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';
import { openSimkl } from './support/simkl.mjs';

const { alice } = people;
const FILM = 'The Lighthouse Cartographer (2019)';

describe('a person with several destinations, in a real n8n', () => {
	/** @type {Awaited<ReturnType<typeof startMovary>>} */
	let movary;
	/** @type {import('./support/simkl.mjs').Simkl} */
	let home;
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	const statuses = async (/** @type {string} */ title) =>
		Object.fromEntries(
			(await house.rows())
				.filter((row) => row.title === title)
				.map(({ destination, state, status }) => [destination, `${state} ${status}`]),
		);

	beforeAll(async () => {
		movary = await startMovary();
		const account = moveIntoMovary(movary).alice;
		home = await openSimkl();
		const { client } = home;
		house = await openNoPlayLost({
			more: {
				[alice.name]: {
					simklOAuth2Api: await home.byOAuth(alice.name),
					movaryApi: await client.createCredential("Alice's Movary", 'movaryApi', {
						address: movary.address,
						userName: account.name,
						token: account.token,
					}),
				},
			},
		});
	}, 180_000);
	afterAll(async () => {
		await house.close();
		await home.close();
		await movary.stop();
	});

	it('has a play everywhere although one of them is down, and that one gets it later', async () => {
		house.trakt.faults.push({
			match: { method: 'POST', path: /^\/(scrobble|sync)/, account: alice.name },
			times: 5,
			action: { status: 503, headers: { 'Retry-After': '600' } },
		});
		const at = new Date(Date.now() - 90 * 60_000);
		await house.fromJellyfin('PlaybackStop', {
			user: alice.jellyfin,
			item: films.cartographer,
			positionMs: 6_700_000,
			playedToCompletion: true,
			at,
		});
		await house.row(FILM, { destination: 'trakt', state: 'waiting' });
		await house.row(FILM, { destination: 'movary', state: 'done' });
		expect(await statuses(FILM)).toEqual({
			trakt: 'waiting failed',
			simkl: 'done added',
			movary: 'done added',
		});

		house.trakt.faults.clear();
		const sent = [home.simkl.requests.length, movary.requests.length];
		await house.change(FILM, { nextTryAt: new Date(Date.now() - 1000).toISOString() });
		await house.row(FILM, { destination: 'trakt', state: 'done' });
		expect(
			house.trakt.account(alice.name).history.map((play) => [titleOfPlay(play), play.watched_at]),
		).toEqual([[films.cartographer.title, toMinute(at.getTime())]]);
		expect([home.simkl.requests.length, movary.requests.length]).toEqual(sent);
	}, 180_000);

	it('has an episode where episodes are kept; that Movary has no use for it is no failure', async () => {
		await house.fromPlex('media.scrobble', {
			account: alice.plex,
			item: episode(shows.saltAndCircuit, 1, 1),
		});
		const title = 'Salt & Circuit S01E01';
		await house.row(title, { destination: 'movary', status: 'ignored' });
		expect(await statuses(title)).toEqual({
			trakt: 'done added',
			simkl: 'done added',
			movary: 'done ignored',
		});
	}, 120_000);
});
