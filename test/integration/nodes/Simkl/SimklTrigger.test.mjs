import { describe, expect, it } from '@jest/globals';
import { isWatchEvent } from '../../../../media';
import { films, shows } from '../../../../simulators/household.mjs';
import {
	clock,
	connectAs,
	household,
	paths,
	seconds,
	simkl,
	titled,
	told,
	trigger,
	watch,
	watchEpisode,
} from './polling.mjs';

describe.each([
	['in memory, as n8n does by default', 'memory'],
	['in its own table', 'durable'],
])('the Simkl Trigger, with what it remembers kept %s', (_how, mode) => {
	const keeping = mode === 'memory' ? 'memory' : 'durable';

	it('gives each play once, over polls and restarts', async () => {
		watch('ferry', 30);
		watchEpisode(1);
		const node = trigger({ keeping });
		expect(await node.publish()).toEqual([]);
		expect(await node.poll()).toEqual([]);
		watch('uebermut');
		watchEpisode(2);
		const items = await node.poll();
		expect(told(items)).toEqual(['watched Übermut in Blau', 'watched Salt & Circuit 1x2']);
		expect(items.every(isWatchEvent)).toBe(true);
		expect(items[1]).toMatchObject({
			source: 'simkl',
			user: { id: String(household.alice.id), name: 'Alice' },
			media: { type: 'episode', show: { ids: { tvdb: shows.saltAndCircuit.ids.tvdb } } },
		});
		expect(await node.poll()).toEqual([]);
		expect(await node.restart()).toEqual([]);
		watch('tinHarbour', 200);
		expect(told(await node.restart())).toEqual(['watched Tin Harbour']);
		expect(await node.restart()).toEqual([]);
	});

	it('misses and repeats nothing after a poll that stopped half-way', async () => {
		watch('ferry');
		const node = trigger({ keeping });
		await node.publish();
		await node.poll();
		watch('uebermut');
		clock.ms += 60_000;
		simkl.forget('Alice', titled(films.ferry.title));
		for (const path of [/activities/, /all-items/]) {
			simkl.faults.push({ match: { path }, action: { status: 405, body: {} } });
			await expect(node.poll()).rejects.toThrow('did not take the request');
			expect(simkl.faults.left).toBe(0);
		}
		expect(told(await node.poll())).toEqual([
			'watched Übermut in Blau',
			`unwatched ${films.ferry.title}`,
		]);
		expect(await node.poll()).toEqual([]);
	});
});

describe('the Simkl Trigger', () => {
	it('asks one question while nothing has changed', async () => {
		watch('ferry', 30);
		const node = trigger({ keeping: 'durable' });
		await node.publish();
		await node.poll();
		simkl.requests.length = 0;
		for (const _ of [1, 2, 3]) expect(await node.poll()).toEqual([]);
		expect(paths()).toEqual(Array(3).fill('GET /sync/activities'));
	});

	it('reads only the list that moved, and of it only what is newer', async () => {
		watch('ferry');
		watchEpisode(1);
		const node = trigger();
		await node.publish();
		simkl.requests.length = 0;
		watchEpisode(2);
		expect(told(await node.poll())).toEqual(['watched Salt & Circuit 1x2']);
		expect(paths()).toEqual([
			'GET /sync/activities',
			'GET /sync/all-items/shows',
			'GET /users/settings',
		]);
		expect(simkl.requests[1]?.query).toMatchObject({ date_from: expect.any(String) });
	});

	it('gives an unwatched event for each episode that is gone, and for nothing else', async () => {
		watchEpisode(1);
		watchEpisode(2);
		watch('ferry');
		const node = trigger();
		await node.publish();
		const show = titled(shows.saltAndCircuit.title);
		const entry = household.alice.library.get(show.ids.simkl);
		const first = show.episodes.find(({ season }) => season === 1);
		clock.ms += 60_000;
		entry?.episodes.delete(first?.simkl ?? 0);
		watchEpisode(3);
		expect(told(await node.poll())).toEqual([
			'watched Salt & Circuit 1x3',
			'unwatched Salt & Circuit 1x1',
		]);
		clock.ms += 60_000;
		simkl.forget('Alice', show);
		expect(told(await node.poll())).toEqual([
			'unwatched Salt & Circuit 1x2',
			'unwatched Salt & Circuit 1x3',
		]);
	});

	it('starts anew when the credential is connected again as somebody else', async () => {
		watch('ferry', 3);
		watch('uebermut', 40, 'Bob');
		const node = trigger({ parameters: { startWith: 'recent', startDays: 7 } });
		expect(told(await node.publish())).toEqual([`watched ${films.ferry.title}`]);
		connectAs('Bob');
		expect(await node.poll()).toEqual([]);
		watch('ferry');
		watch('tinHarbour', 1, 'Bob');
		const items = await node.poll();
		expect(told(items)).toEqual(['watched Tin Harbour']);
		expect(items[0]).toMatchObject({ user: { id: String(household.bob.id), name: 'Bob' } });
		connectAs('Bob');
		expect(await node.poll()).toEqual([]);
	});

	it('gives the plays of the last days as well where that is chosen', async () => {
		watch('ferry', 30);
		watch('uebermut', 3);
		const node = trigger({ parameters: { startWith: 'recent', startDays: 7 } });
		expect(told(await node.publish())).toEqual(['watched Übermut in Blau']);
	});

	it('shows the newest play in the editor, and moves nothing by it', async () => {
		watch('ferry', 30);
		watch('uebermut', 3);
		const node = trigger();
		expect(told(await node.fetchTestEvent())).toEqual(['watched Übermut in Blau']);
		expect(told(await node.fetchTestEvent())).toEqual(['watched Übermut in Blau']);
		expect(node.stored()).toBe('{}');
	});

	it('a rating, a resume point and a title to be watched some day are no plays', async () => {
		watch('ferry');
		const node = trigger();
		await node.publish();
		const entry = [...household.alice.library.values()][0];
		clock.ms += 60_000;
		if (entry) Object.assign(entry, { rating: 8, changedAt: clock.ms });
		household.alice.activities.movies.rated_at = seconds();
		household.alice.activities.movies.playback = seconds();
		expect(await node.poll()).toEqual([]);
	});
});
