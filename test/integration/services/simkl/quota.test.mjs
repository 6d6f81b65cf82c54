import { beforeEach, describe, expect, it } from '@jest/globals';
import { importWatchEvents, readChanges } from '../../../../services/simkl';
import { syncWatchEvent } from '../../../../services/simkl';
import { films, shows } from '../../../../simulators/household.mjs';
import { episode } from '../../../../simulators/library.mjs';
import { OPTIONS, statuses, visit, watched } from './importing.mjs';
import { DAY, episodeOf, MINUTE, movieOf } from './visitSimkl.mjs';

/** Eight hours before midnight US Eastern, in its summer. */
beforeEach(() => {
	visit.clock.ms = Math.ceil(visit.clock.ms / DAY) * DAY + 20 * 60 * MINUTE;
});

const BOB = { id: '2', name: 'Bob' };
const used = () => visit.bob.quota.used;
/** @param {ReturnType<typeof visit.clientOf>} client @param {import('../../../../media').WatchEvent} event */
async function synced(client, event) {
	const options = /** @type {const} */ ({ unwatched: 'ignore', rated: false, rewatch: false });
	return await syncWatchEvent(client, event, options);
}

describe('the requests that Simkl takes of a free account in a day', () => {
	it('are enough for an evening of eight viewings and a trigger that asks every 15 minutes', async () => {
		const client = visit.clientOf('Bob');
		const seen = [
			...Object.values(films).slice(0, 4).map(movieOf),
			...Object.values(shows)
				.flatMap(({ episodes }) => episodes)
				.slice(0, 4)
				.map((each) => episodeOf(each)),
		];
		// The day begins at midnight US Eastern, so that all of it counts as one.
		visit.clock.ms += 8 * 60 * MINUTE;
		let { cursor } = await readChanges(client, BOB);
		let told = 0;
		for (let quarter = 0; quarter < 95; quarter += 1) {
			visit.clock.ms += 15 * MINUTE;
			// One title an hour from noon, each with two pauses.
			const media = quarter >= 48 && quarter % 4 === 0 ? seen[(quarter - 48) / 4] : undefined;
			if (media) {
				const steps = /** @type {const} */ ([
					['play', 0],
					['pause', 20],
					['resume', 20],
					['pause', 60],
					['resume', 60],
					['watched', 91],
					['stop', 97],
				]);
				for (const [event, progress] of steps) {
					visit.clock.ms += MINUTE;
					const [outcome] = await synced(client, visit.eventOf(event, media, { progress }));
					expect(outcome).not.toHaveProperty('error');
				}
				visit.clock.ms -= steps.length * MINUTE;
			}
			const changes = await readChanges(client, BOB, cursor);
			cursor = changes.cursor;
			told += changes.events.length;
		}
		expect(told).toBe(seen.length);
		expect(visit.simkl.plays('Bob')).toHaveLength(seen.length);
		expect(used()).toBeLessThan(250);
	});

	it('are not spent on episode lists, which come out of a cache', async () => {
		const client = visit.clientOf('Bob');
		const found = episodeOf(episode(shows.saltAndCircuit, 1, 2));
		visit.simkl.requests.length = 0;
		await synced(client, visit.eventOf('play', { ...found, ids: {} }, { progress: 0 }));
		const lists = visit.simkl.requests.filter(({ path }) => path.includes('/episodes/'));
		expect(lists.length).toBeGreaterThan(0);
		expect(used()).toBe(visit.simkl.requests.length - lists.length);
	});

	it('are waited for until midnight US Eastern, and Simkl is not asked again in vain', async () => {
		const client = visit.clientOf('Bob');
		visit.simkl.leaveOfToday('Bob');
		const play = () => synced(client, visit.eventOf('watched', movieOf(films.ferry)));
		const untilMidnight = 8 * 3_600_000;
		for (let time = 0; time < 5; time += 1) {
			const [outcome] = await play();
			expect(outcome).toMatchObject({
				error: { kind: 'retry', retryAfterMs: untilMidnight, status: 429 },
			});
		}
		expect(visit.simkl.requests).toHaveLength(1);
		visit.clock.ms += untilMidnight;
		expect(statuses([await play()])).toEqual(['added']);
	});
});

describe('an import that needs more requests than are left of the day', () => {
	let taught = 0;
	const titles = (/** @type {number} */ count) =>
		Array.from({ length: count }, (_, index) => {
			taught += 1;
			const title = `Film Number ${taught}`;
			visit.simkl.addMovie({ title, year: 2000, runtime: 90, ids: { tmdb: 990_000 + taught } });
			return watched({ type: 'movie', title, year: 2000, ids: {} }, 3 + index);
		});

	it('writes what it has found today, says when to go on, and goes on then', async () => {
		const client = visit.clientOf('Bob');
		const events = titles(60);
		visit.simkl.leaveOfToday('Bob', 40);
		const first = await importWatchEvents(client, events, OPTIONS);
		const counts = { added: 0, retry: 0 };
		for (const status of statuses(first)) counts[status === 'added' ? 'added' : 'retry'] += 1;
		expect(counts.added).toBeGreaterThan(25);
		expect(counts.added + counts.retry).toBe(60);
		expect(visit.simkl.plays('Bob')).toHaveLength(counts.added);
		const [left] = first.flat().filter((outcome) => 'error' in outcome);
		expect(left).toMatchObject({
			error: {
				kind: 'retry',
				message: expect.stringContaining('too few requests'),
				// To the second, as midnight is.
				retryAfterMs: expect.closeTo(8 * 3_600_000, -5),
			},
		});
		visit.clock.ms += 8 * 3_600_000;
		const second = statuses(await importWatchEvents(client, events, OPTIONS));
		expect(second.filter((status) => status === 'added')).toHaveLength(counts.retry);
		expect(visit.simkl.plays('Bob')).toHaveLength(60);
	});

	it('says in a dry run how many requests it will need', async () => {
		const events = titles(3);
		const planned = await importWatchEvents(visit.clientOf('Bob'), events, {
			...OPTIONS,
			dryRun: true,
		});
		expect(planned.flat()[0]).toMatchObject({
			sync: { status: 'planned', reason: expect.stringContaining('about 5 requests') },
		});
		expect(visit.simkl.plays('Bob')).toEqual([]);
	});
});
