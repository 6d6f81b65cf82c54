import { describe, expect, it } from '@jest/globals';
import { isWatchEvent } from '../../../../media';
import { shows } from '../../../../simulators/household.mjs';
import {
	credentialsHelper,
	household,
	told,
	trakt,
	trigger,
	watch,
	watchEpisode,
} from './triggerOnTrakt.mjs';

describe.each([
	['in memory, as n8n does by default', 'memory'],
	['in its own table', 'durable'],
])('the Trakt Trigger, with what it remembers kept %s', (_how, mode) => {
	const keeping = mode === 'memory' ? 'memory' : 'durable';

	it('gives each play once, over polls and restarts', async () => {
		watch('ferry', 30);
		const node = trigger({ keeping });
		expect(await node.publish()).toEqual([]);
		expect(await node.poll()).toEqual([]);
		const [film, episode] = [watch('uebermut', 1), watchEpisode()];
		const items = await node.poll();
		expect(told(items)).toEqual([`watched ${film}`, `watched ${episode}`]);
		expect(items.every(isWatchEvent)).toBe(true);
		expect(items[1]).toMatchObject({
			source: 'trakt',
			user: { id: 'alice', name: 'Alice' },
			media: { type: 'episode', show: { title: shows.saltAndCircuit.title } },
		});
		expect(await node.poll()).toEqual([]);
		expect(await node.restart()).toEqual([]);
		const later = watch('tinHarbour');
		expect(told(await node.restart())).toEqual([`watched ${later}`]);
		expect(await node.restart()).toEqual([]);
	});

	it('opens its credential once for all requests of a poll', async () => {
		const node = trigger({ keeping });
		await node.publish();
		watch('uebermut');
		const [opened, asked] = [credentialsHelper.opened, trakt.requests.length];
		await node.poll();
		expect(trakt.requests.length - asked).toBeGreaterThan(1);
		expect(credentialsHelper.opened - opened).toBe(1);
	});

	it('misses and repeats nothing after a poll that stopped half-way', async () => {
		const gone = watch('ferry');
		const node = trigger({ keeping });
		await node.publish();
		await node.poll();
		const added = watch('uebermut');
		household.alice.history = household.alice.history.filter(({ id }) => id !== gone);
		const paths = ['/sync/history', /^\/sync\/history\/movies\//, /^\/search\//, '/users/settings'];
		for (const path of paths) {
			trakt.faults.push({ match: { path }, action: { status: 403, body: {} } });
			await expect(node.poll()).rejects.toThrow('API app');
			expect(trakt.faults.left).toBe(0);
		}
		expect(told(await node.poll())).toEqual([`watched ${added}`, `unwatched ${gone}`]);
		expect(await node.poll()).toEqual([]);
	});
});

describe('the Trakt Trigger', () => {
	it('asks one question while nothing has changed, and whose account it is only once', async () => {
		watch('ferry', 30);
		const node = trigger();
		await node.publish();
		const before = trakt.requests.length;
		await node.poll();
		await node.poll();
		expect(trakt.requests.slice(before).map(({ path }) => path)).toEqual([
			'/sync/last_activities',
			'/sync/last_activities',
		]);
	});

	it('signs in again by itself when the sign-in has expired', async () => {
		const node = trigger();
		await node.publish();
		watch('ferry');
		trakt.expireAccessTokens('Alice');
		expect(await node.poll()).toHaveLength(1);
		expect(household.alice.refreshes.granted).toBe(1);
	});

	it('shows the newest play to whoever builds the workflow, and moves nothing by that', async () => {
		const node = trigger({ parameters: { events: ['watched', 'unwatched'] } });
		await node.publish();
		watch('uebermut', 5);
		const newest = watch('ferry', 1);
		const before = node.stored();
		expect(told(await node.fetchTestEvent())).toEqual([`watched ${newest}`]);
		expect(node.stored()).toBe(before);
	});

	it('never shows a play as removed, for the nodes behind a test run for real', async () => {
		const node = trigger({ parameters: { events: ['unwatched'] } });
		await node.publish();
		watch('ferry', 1);
		await expect(node.fetchTestEvent()).rejects.toThrow('There is no removal to show');
	});

	it('gives the chosen kinds of titles alone, and the last days at first where wished for', async () => {
		watch('ferry', 1);
		const episode = watchEpisode();
		watch('uebermut', 100);
		const node = trigger({
			parameters: { mediaTypes: ['episode'], startWith: 'recent', startDays: 2 },
		});
		expect(told(await node.publish())).toEqual([`watched ${episode}`]);
		expect(await node.poll()).toEqual([]);
	});

	it('two polls at once give a play once', async () => {
		const node = trigger();
		await node.publish();
		watch('ferry');
		expect((await Promise.all([node.poll(), node.poll()])).flat()).toHaveLength(1);
		expect(await node.poll()).toEqual([]);
	});
});
