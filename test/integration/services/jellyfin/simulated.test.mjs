import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { watchEventFromJellyfin } from '../../../../media';
import * as jellyfinService from '../../../../services/jellyfin';
import { doubleFile, films, homeVideo, shows, special } from '../../../../simulators/household.mjs';
import { episode } from '../../../../simulators/library.mjs';
import { episodeOf, movieOf, simulatedServer } from './simulatedServer.mjs';

/** The whole service against the strict stand-in. */

const { syncWatchEvent } = jellyfinService;

/** @type {Awaited<ReturnType<typeof simulatedServer>>} */
let house;
beforeAll(async () => {
	house = await simulatedServer();
});
afterAll(() => house.jellyfin.stop());

/** @param {Partial<jellyfinService.JellyfinSyncOptions>} [more] */
const options = (more = {}) => ({
	userId: house.people.bob.id,
	unwatched: true,
	rated: true,
	progress: true,
	tellOtherPrograms: false,
	...more,
});

/**
 * @param {Parameters<typeof house.event>} event
 * @param {Partial<jellyfinService.JellyfinSyncOptions>} [more]
 */
async function sync(event, more) {
	return await syncWatchEvent(house.client(), house.event(...event), options(more));
}

/** @param {unknown} status */
const outcome = (status) => [{ sync: { destination: 'jellyfin', status } }];

describe('a watch event at a simulated Jellyfin', () => {
	it('a film is marked in every library that has it, and nobody else’s mark is touched', async () => {
		const copies = await jellyfinService.findByIds(house.client(), {
			userId: house.people.bob.id,
			type: 'movie',
			ids: { tmdb: films.tinHarbour.ids.tmdb },
			title: films.tinHarbour.title,
		});
		expect(copies).toHaveLength(2);
		expect(await sync(['watched', movieOf(films.tinHarbour)])).toMatchObject(outcome('added'));
		for (const { Id } of copies) {
			expect(house.jellyfin.userData('bob', String(Id))).toMatchObject({
				played: true,
				playCount: 1,
				lastPlayed: house.clock.now(),
			});
			expect(house.jellyfin.userData('alice', String(Id))).toMatchObject({ played: false });
		}
	});

	it('comes back as a duplicate, with nothing sent', async () => {
		const requests = await house.asked(async () => {
			expect(await sync(['watched', movieOf(films.tinHarbour)])).toMatchObject(
				outcome('duplicate'),
			);
		});
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /Items']);
	});

	it('a viewing in Jellyfin itself, polled back with its end for a date, is a duplicate', async () => {
		const { startedAt } = await house.jellyfin.play({ user: 'bob', item: films.uebermut });
		const at = new Date(startedAt.getTime() + 100 * 60_000).toISOString();
		expect(await sync(['watched', movieOf(films.uebermut), { at }])).toMatchObject(
			outcome('duplicate'),
		);
		house.later(24 * 60);
		expect(await sync(['watched', movieOf(films.uebermut)])).toMatchObject(outcome('added'));
		expect(house.jellyfin.userData('bob', films.uebermut)).toMatchObject({ playCount: 2 });
	});

	it('a special, a placed episode and a file of two episodes are found', async () => {
		for (const one of [special, episode(shows.saltAndCircuit, 2, 2)]) {
			expect(await sync(['watched', episodeOf(one)])).toMatchObject(outcome('added'));
			expect(house.jellyfin.userData('bob', one)).toMatchObject({ played: true });
		}
		expect(await sync(['watched', episodeOf(doubleFile)])).toMatchObject([
			...outcome('added'),
			...outcome('duplicate'),
		]);
		// From a server that has them in two files, with ids of its own for the second.
		const second = episodeOf(episode(shows.orchardLine, 1, 2));
		expect(await sync(['watched', second])).toMatchObject(outcome('duplicate'));
	});

	it('a quiet mark is told to webhooks as a write, which our own trigger takes for no mark', async () => {
		const { deliveries } = house.jellyfin;
		const before = deliveries.length;
		house.jellyfin.addWebhook({ url: 'http://127.0.0.1:9/nobody-listens' });
		await sync(['watched', episodeOf(episode(shows.saltAndCircuit, 1, 1))]);
		await house.jellyfin.settled();
		const told = deliveries.slice(before).map(({ properties }) => properties);
		expect(told).toMatchObject([{ SaveReason: 'UpdateUserData', Played: true }]);
		expect(told.map((properties) => watchEventFromJellyfin(properties))).toEqual([undefined]);
	});

	it('unwatched takes the mark away, and only once', async () => {
		house.later(1);
		const media = episodeOf(episode(shows.saltAndCircuit, 1, 1));
		expect(await sync(['unwatched', media])).toMatchObject(outcome('removed'));
		expect(house.jellyfin.userData('bob', episode(shows.saltAndCircuit, 1, 1))).toMatchObject({
			played: false,
			playCount: 0,
		});
		expect(await sync(['unwatched', media])).toMatchObject(outcome('ignored'));
	});

	it('a pause is where Jellyfin resumes, a rating is the user’s own', async () => {
		const media = movieOf(films.ferry);
		expect(await sync(['pause', media, { progress: 25 }])).toMatchObject(outcome('paused'));
		expect(await sync(['rated', media, { rating: 7.5 }])).toMatchObject(outcome('rated'));
		expect(await sync(['rated', media, { rating: 7.5 }])).toMatchObject(outcome('duplicate'));
		expect(house.jellyfin.userData('bob', films.ferry)).toMatchObject({
			positionTicks: 24 * 600_000_000,
			rating: 7.5,
			played: false,
		});
	});

	it('told loudly, the play is counted once although the answer is lost', async () => {
		house.jellyfin.faults.push({
			match: { method: 'POST', path: /^\/UserPlayedItems/ },
			action: { dropAfterWrite: true },
		});
		const media = movieOf(films.cartographer);
		expect(await sync(['watched', media], { tellOtherPrograms: true })).toMatchObject(
			outcome('added'),
		);
		expect(house.jellyfin.userData('bob', films.cartographer)).toMatchObject({ playCount: 1 });
	});

	it('what is not there, or not visible to this user, is not found and says what to do', async () => {
		const nowhere = { ...movieOf(films.ferry), title: 'Nowhere at All', ids: { tmdb: 4242 } };
		const [missing] = await sync(['watched', nowhere]);
		expect(missing).toMatchObject({
			error: {
				kind: 'notFound',
				message: expect.stringContaining('Nowhere at All (2021)'),
				description: expect.stringMatching(/library which this user may see.*Refresh/),
			},
		});
		const gone = { ...episodeOf(special), number: 9, ids: {}, title: 'Elsewhere' };
		expect(await sync(['watched', gone])).toMatchObject([
			{ error: { kind: 'notFound', message: expect.stringContaining('S00E09') } },
		]);
		const untitled = movieOf(homeVideo);
		expect(await sync(['watched', untitled])).toMatchObject(outcome('added'));
	});

	it('one user’s token acts for that user alone', async () => {
		const client = house.client(house.jellyfin.signIn('bob'));
		const event = house.event('watched', movieOf(films.cartographer));
		expect(await jellyfinService.getSelf(client)).toMatchObject({ Name: 'bob' });
		expect(
			await syncWatchEvent(client, event, options({ userId: house.people.alice.id })),
		).toMatchObject([{ error: { kind: 'refused', status: 403 } }]);
		await jellyfinService.logOut(client);
		await expect(jellyfinService.getSelf(client)).rejects.toMatchObject({ kind: 'reconnect' });
	});
});
