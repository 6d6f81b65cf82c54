import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from './support/n8n.mjs';
import { archiveOf3000Rows, openArchive } from './support/tvtimeArchive.mjs';

const { archive, plays, unknown } = archiveOf3000Rows();
const known = plays - unknown;

describe('the template that brings a TV Time archive to Trakt, in an n8n of its own', () => {
	/** @type {Awaited<ReturnType<typeof openArchive>>} */
	let home;
	const held = () =>
		home.alice.history.map(({ type, episode, movie, watched_at: at }) =>
			[type, episode?.ids.trakt ?? movie?.ids.trakt, at].join(' '),
		);

	beforeAll(async () => {
		home = await openArchive();
	}, 240_000);
	afterAll(() => home.close());

	it('only tells at first, in words', async () => {
		expect(plays).toBe(3000);
		const { status } = await home.submit(archive, 'Only tell me what would happen');
		expect(status).toBe(200);
		const { status: ended, items } = await home.result(1);
		expect(ended).toBe('success');
		const [[summary, ...rows] = []] = items['Report of Trakt'] ?? [];
		expect(summary).toMatchObject({
			plays,
			counts: { 'would be added': known, 'not found there': unknown },
		});
		expect(rows).toMatchObject([
			{ what: 'Tide Table T (1997)', outcome: 'not found there', whatToDo: expect.any(String) },
		]);
		expect(home.alice.history).toEqual([]);
	}, 300_000);

	it('writes, is killed in the middle, is sent once more, and every play is there exactly once', async () => {
		await home.submit(archive, 'Write it');
		await until('a part of the plays', () => home.alice.history.length >= 700, 120_000);
		await home.kill();
		const before = held().length;
		expect(before).toBeLessThan(known);

		await home.startAgain();
		await home.submit(archive, 'Write it');
		const { status, items } = await home.result(3);
		expect(status).toBe('success');
		expect(new Set(held()).size).toBe(known);
		expect(held()).toHaveLength(known);
		const [[summary] = []] = items['Report of Trakt'] ?? [];
		const { added = 0, 'there already': already = 0 } = summary?.counts ?? {};
		expect(added + already).toBe(known);
		expect(already).toBeGreaterThanOrEqual(before);
		expect(home.alice.history).toContainEqual(
			expect.objectContaining({ type: 'episode', watched_at: '2012-01-01T00:00:00.000Z' }),
		);

		const [crashed] = (await home.executions()).slice(1, 2);
		expect(crashed?.status).not.toBe('success');
	}, 600_000);
});
