import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { openHousehold, openTraktAccount } from './support/household.mjs';
import { watchedFilm } from './support/watchEvents.mjs';

const { cartographer, ferry, tinHarbour } = films;
const OLD = '2026-01-10T20:15:00.000Z';
const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
const now = () => new Date().toISOString();

describe('one viewing is one play at Trakt, in a real n8n', () => {
	describe('that comes through the triggers of the household', () => {
		const { alice } = people;
		/** @type {import('./support/household.mjs').Household} */
		let house;
		let executions = 0;
		/** @param {string} title */
		const count = (title) =>
			house.trakt
				.account(alice.name)
				.history.map(titleOfPlay)
				.filter((each) => each === title).length;

		beforeAll(async () => {
			house = await openHousehold();
		});
		afterAll(() => house.close());

		it('from two triggers at the same time', async () => {
			await Promise.all([
				house.fromPlex('media.scrobble', { account: alice.plex, item: cartographer }),
				house.fromJellyfin('PlaybackStop', {
					user: alice.jellyfin,
					item: cartographer,
					positionMs: 6_600_000,
					playedToCompletion: true,
				}),
			]);
			executions += 2;
			await house.log(executions);
			expect(count(cartographer.title)).toBe(1);
		});

		it('as watched and as the stop that follows, from both servers', async () => {
			const item = episode(shows.saltAndCircuit, 1, 2);
			await house.fromPlex('media.scrobble', { account: alice.plex, item });
			await house.fromPlex('media.stop', { account: alice.plex, item, viewOffsetMs: 2_700_000 });
			await house.fromJellyfin('PlaybackStop', {
				user: alice.jellyfin,
				item,
				positionMs: 2_800_000,
				playedToCompletion: true,
			});
			await house.fromJellyfin('PlaybackStop', {
				user: alice.jellyfin,
				item,
				positionMs: 2_500_000,
				playedToCompletion: false,
			});
			executions += 4;
			await house.log(executions);
			expect(count('Salt & Circuit S01E02')).toBe(1);
		});
	});

	describe('that goes through the node again', () => {
		/** @type {import('./support/household.mjs').TraktAccount} */
		let account;
		/** @type {Awaited<ReturnType<typeof publish>>} */
		let flows;
		const sync = { resource: 'watchEvent', operation: 'sync' };
		const importAll = { resource: 'watchEvent', operation: 'import' };
		const publish = async () =>
			await account.flows({
				sync: { parameters: sync },
				importAll: { parameters: importAll },
				retried: { parameters: sync, ...retrying },
				retriedOnward: { parameters: sync, onError: 'continueErrorOutput', ...retrying },
				importRetried: { parameters: importAll, ...retrying },
			});
		const held = () => account.alice.history.map(titleOfPlay).sort();
		/** How often a finished play was sent. @param {number} met */
		const scrobblesSince = (met) =>
			account.trakt.requests.slice(met).filter(({ path }) => path === '/scrobble/stop').length;
		/** A fresh play, an old one, and what Trakt does not know. */
		const items = () => [
			watchedFilm(cartographer, now()),
			watchedFilm(ferry, OLD),
			watchedFilm({ ...tinHarbour, title: 'Nowhere at All', ids: { tmdb: 1 } }, OLD),
		];
		const bothOnce = [ferry.title, cartographer.title].sort();

		beforeAll(async () => {
			account = await openTraktAccount();
			flows = await publish();
		});
		afterAll(() => account.close());
		beforeEach(() => {
			account.alice.history = [];
		});

		it('because n8n’s Retry On Fail runs all items again for one that does not get through', async () => {
			const met = account.trakt.requests.length;
			const { ended } = await flows.retried(items());
			expect(await ended()).toMatchObject({ status: 'error' });
			expect(held()).toEqual(bothOnce);
			expect(scrobblesSince(met)).toBe(3);
		});

		it('because the first of the items that continue on the error output makes n8n try again', async () => {
			const met = account.trakt.requests.length;
			const [fresh, old, unknown] = items();
			const { ended } = await flows.retriedOnward(
				[unknown, fresh, old].map((item) => ({ ...item })),
			);
			const { outputs } = await ended();
			expect(outputs[1]).toMatchObject([{ json: { details: { kind: 'notFound' } } }]);
			expect(outputs[0]).toHaveLength(2);
			expect(held()).toEqual(bothOnce);
			expect(scrobblesSince(met)).toBe(3);
		});

		it('because an import is tried again as a whole', async () => {
			const { ended } = await flows.importRetried(items());
			expect(await ended()).toMatchObject({ status: 'error' });
			expect(held()).toEqual(bothOnce);
		});

		it('because the data of an execution is run a second and a third time', async () => {
			const met = account.trakt.requests.length;
			const { ended } = await flows.sync(items());
			const { id } = await ended();
			await account.client.rest('POST', `/executions/${id}/retry`, { loadWorkflow: false });
			await account.client.rest('POST', `/executions/${id}/retry`, { loadWorkflow: true });
			expect(held()).toEqual(bothOnce);
			expect(scrobblesSince(met)).toBe(3);
		});

		it('because retry and reconcile come at the same time, for a fresh and for an old play', async () => {
			const [fresh, old] = items();
			await Promise.all([
				flows.sync([{ ...fresh }, { ...old }]),
				flows.importAll([{ ...old }, { ...fresh }]),
				flows.sync([{ ...old }]),
				flows.importAll([{ ...fresh }]),
			]);
			expect(held()).toEqual(bothOnce);
		});

		it.each(['/scrobble/stop', '/sync/history'])(
			'because the answer to %s got lost on the way back',
			async (path) => {
				const [fresh, old] = items();
				const event = { ...(path === '/scrobble/stop' ? fresh : old) };
				account.trakt.faults.push({
					match: { method: 'POST', path },
					action: { dropAfterWrite: true },
				});
				await flows.sync([event]);
				await flows.importAll([event]);
				expect(account.trakt.faults.left).toBe(0);
				expect(held()).toHaveLength(1);
			},
		);
	});
});
