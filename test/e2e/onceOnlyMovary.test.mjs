import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openMovary } from './support/jellyfinAndMovary.mjs';
import { openMovaryHousehold } from './support/movaryHousehold.mjs';
import { watchedFilm } from './support/watchEvents.mjs';

const { cartographer, ferry, tinHarbour, uebermut } = films;
const OLD = '2026-01-10T20:15:00.000Z';
const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

describe('one viewing is one play at Movary, in a real n8n', () => {
	describe('that comes through the triggers of the household', () => {
		const { alice } = people;
		/** @type {import('./support/movaryHousehold.mjs').MovaryHousehold} */
		let house;
		let executions = 0;
		const rows = () =>
			house.alice.history.map(({ movaryId, plays }) => [house.movary.byId(movaryId)?.title, plays]);
		/** What became of each of the next executions. @param {number} count */
		async function statuses(count) {
			executions += count;
			const log = await house.log(executions);
			return log
				.slice(-count)
				.map((execution) => itemsOf(execution)["Alice's Movary"]?.[0]?.[0]?.sync?.status)
				.sort();
		}

		beforeAll(async () => {
			house = await openMovaryHousehold();
		});
		afterAll(() => house.close());
		beforeEach(() => {
			house.alice.history = [];
		});

		it('by a webhook that is delivered twice, of either server', async () => {
			const plex = house.fromPlex('media.scrobble', { account: alice.plex, item: cartographer });
			const jellyfin = house.fromJellyfin('PlaybackStop', {
				user: alice.jellyfin,
				item: uebermut,
				positionMs: 5_200_000,
				playedToCompletion: true,
			});
			await Promise.all([plex(), plex(), jellyfin(), jellyfin()]);
			expect(await statuses(4)).toEqual(['added', 'added', 'ignored', 'ignored']);
			expect(rows().sort()).toEqual([
				[cartographer.title, 1],
				[uebermut.title, 1],
			]);
		});

		it('as watched and as the stop that follows', async () => {
			const { plex: account } = alice;
			await house.fromPlex('media.scrobble', { account, item: ferry })();
			const viewOffsetMs = 5_700_000;
			await house.fromPlex('media.stop', { account, item: ferry, viewOffsetMs })();
			expect(await statuses(2)).toEqual(['added', 'ignored']);
			expect(rows()).toEqual([[ferry.title, 1]]);
		});

		it('from two triggers at the same time', async () => {
			const item = tinHarbour;
			await Promise.all([
				house.fromPlex('media.scrobble', { account: alice.plex, item })(),
				house.fromJellyfin('PlaybackStop', {
					user: alice.jellyfin,
					item,
					positionMs: 6_600_000,
					playedToCompletion: true,
				})(),
			]);
			expect(await statuses(2)).toEqual(['added', 'duplicate']);
			expect(rows()).toEqual([[tinHarbour.title, 1]]);
		});
	});

	describe('that goes through the node again', () => {
		/** @type {import('./support/jellyfinAndMovary.mjs').Movary} */
		let home;
		/** @type {Awaited<ReturnType<typeof publish>>} */
		let flows;
		const publish = async () =>
			await home.publish(await home.asAlice(), {
				sync: { parameters: { resource: 'watchEvent', operation: 'sync' }, ...retrying },
				importAll: { parameters: { resource: 'watchEvent', operation: 'import' }, ...retrying },
			});
		const rows = () => home.alice.history.map(({ watchedAt, plays }) => [watchedAt, plays]);
		const event = watchedFilm(ferry, '2026-02-01T17:00:00.000Z');
		const unknown = watchedFilm({ ...ferry, ids: {} }, OLD);

		beforeAll(async () => {
			home = await openMovary();
			flows = await publish();
		});
		afterAll(() => home.close());
		beforeEach(() => {
			home.alice.history = [];
		});

		it('although n8n’s Retry On Fail runs all items again, of Sync and of Import', async () => {
			expect((await flows.sync([event, unknown])).status).toBe(500);
			expect((await flows.importAll([event, unknown])).status).toBe(500);
			expect(rows()).toEqual([['2026-02-01', 1]]);
		});

		it('although Sync and Import come at the same time, and an answer is lost', async () => {
			home.movary.faults.push({ match: { method: 'PUT' }, action: { dropAfterWrite: true } });
			await Promise.all([
				flows.sync([event]),
				flows.importAll([event, event]),
				flows.sync([event]),
				flows.importAll([event]),
			]);
			expect(rows()).toEqual([['2026-02-01', 1]]);
		});
	});
});
