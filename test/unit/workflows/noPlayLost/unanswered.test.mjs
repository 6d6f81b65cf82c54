import { describe, expect, it } from '@jest/globals';
import { dueRows, unanswered } from '../../../../workflows/noPlayLost/code/due.mjs';
import {
	identified,
	messageOf,
	outcomeOf,
} from '../../../../workflows/noPlayLost/code/results.mjs';
import { NOW, DAY_MS, MINUTE_MS, film, iso } from './onePlay.mjs';

/** @param {number} days since it failed first @param {Record<string, unknown>} [more] */
const row = (days, more = {}) => ({
	rowKey: `Alice|trakt|watched|${film.key}`,
	person: 'Alice',
	destination: 'trakt',
	event: 'watched',
	title: 'Tin Harbour (2023)',
	at: film.at,
	state: 'waiting',
	status: 'tried',
	attempts: 3,
	firstFailedAt: iso(NOW - days * DAY_MS),
	nextTryAt: iso(NOW - MINUTE_MS),
	play: JSON.stringify(film),
	...more,
});

describe('a play whose tries nobody answers', () => {
	it('is tried for eleven days, and then given up and told, once', () => {
		expect(dueRows([row(10.9)], undefined, NOW)).toHaveLength(1);
		expect(unanswered([row(10.9)], NOW)).toEqual([]);

		const known = row(11.1);
		expect(dueRows([known], undefined, NOW)).toEqual([]);
		const results = unanswered([known], NOW).map(identified);
		expect(results.map(({ rowKey }) => rowKey)).toEqual([known.rowKey]);
		const [outcome] = results.map((result) => outcomeOf(result, known, NOW));
		expect(outcome).toMatchObject({ row: { state: 'dead', kind: 'refused' }, tell: true });
		expect(JSON.parse(outcome?.row?.play)).toEqual(film);
		expect(messageOf(results).text).toMatch(/Nothing has answered for ten days.*Look whether/);
		expect(unanswered([{ ...known, ...outcome?.row }], NOW)).toEqual([]);
	});

	it('gets a try first when n8n was off for so long, or somebody has set it back in the table', () => {
		const before = row(30, { status: 'failed' });
		expect(dueRows([before], undefined, NOW)).toHaveLength(1);
		expect(unanswered([before], NOW)).toEqual([]);
	});

	it('is left in peace while its try may still be under way', () => {
		const underWay = row(30, { nextTryAt: iso(NOW + 29 * MINUTE_MS) });
		expect(dueRows([underWay], undefined, NOW)).toEqual([]);
		expect(unanswered([underWay], NOW)).toEqual([]);
	});

	it('can be tried by hand', () => {
		expect(dueRows([row(30)], { which: 'Waiting' }, NOW)).toHaveLength(1);
	});
});
