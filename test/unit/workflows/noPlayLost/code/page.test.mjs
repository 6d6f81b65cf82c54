import { describe, expect, it } from '@jest/globals';
import { escaped, figures, pageOf } from '../../../../../workflows/noPlayLost/code/page.mjs';

const NOW = Date.parse('2026-05-02T12:00:00.000Z');
/** @param {Record<string, unknown>} more */
const row = (more) => ({
	rowKey: String(Math.random()),
	person: 'Alice',
	destination: 'trakt',
	event: 'watched',
	title: 'Tin Harbour (2023)',
	at: '2026-05-01T10:00:00.000Z',
	state: 'done',
	status: 'added',
	...more,
});
/** @param {Record<string, unknown>[]} rows @param {Record<string, string>} [filter] */
const page = (rows, filter = {}, timeZone = 'UTC') =>
	pageOf({ rows, runs: [], filter, timeZone, now: NOW });
const dayOf = (/** @type {string} */ moment) => moment.slice(0, 10);

describe('the sync history page', () => {
	it('escapes whatever a title, a reason or a filter may hold', () => {
		const bad = `<img src=x onerror="alert('1')">&`;
		const html = page([row({ title: bad, person: bad, state: 'dead', reason: bad })], {
			person: bad,
		});
		expect(html).not.toContain('<img');
		expect(html).toContain(escaped(bad));
		expect(escaped(bad)).toBe('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
	});

	it('needs nothing from elsewhere and runs nothing', () => {
		const html = page([row({})]);
		expect(html).not.toMatch(/<script|<link|<img|https?:\/\/|url\(|@import/);
		expect(html).toContain(`default-src 'none'`);
		expect(html).toContain('width=device-width');
	});

	it('shows the time as the household has it', () => {
		const late = row({ at: '2026-05-01T23:30:00.000Z' });
		expect(page([late])).toContain('2026-05-01 23:30');
		expect(page([late], {}, 'Europe/Berlin')).toContain('2026-05-02 01:30');
	});

	it('shows a row once that two queries brought', () => {
		const same = row({ title: 'Ferry' });
		expect(page([same, same]).split('<strong>Ferry</strong>')).toHaveLength(2);
	});

	it('filters by person, destination and status, and keeps what was chosen', () => {
		const rows = [
			row({ title: 'One', person: 'Alice' }),
			row({ title: 'Two', person: 'Bob', destination: 'movary' }),
			row({ title: 'Three', person: 'Bob', state: 'waiting', status: 'failed' }),
		];
		const titles = (/** @type {Record<string, string>} */ filter) =>
			[...page(rows, filter).matchAll(/<strong>(.+?)<\/strong>/g)].map(([, title]) => title);
		expect(titles({ person: 'Bob' }).sort()).toEqual(['Three', 'Two']);
		expect(titles({ destination: 'movary' })).toEqual(['Two']);
		expect(titles({ status: 'waiting' })).toEqual(['Three']);
		expect(titles({ status: 'added' }).sort()).toEqual(['One', 'Two']);
		expect(titles({ person: 'Eve' })).toEqual([]);
		expect(page(rows, { person: 'Bob' })).toContain('<option value="Bob" selected>');
	});

	it('calls the services as they call themselves', () => {
		const html = page([row({ destination: 'movary' })]);
		expect(html).toContain('Alice → Movary');
		expect(html).toContain('<option value="movary">Movary</option>');
	});

	it('says of what is given up why and what to do, and of what waits when it is tried again', () => {
		const dead = row({ state: 'dead', reason: 'Not found', whatToDo: 'Look at the title.' });
		expect(page([dead])).toContain('Not found · Look at the title.');
		const waiting = row({ state: 'waiting', nextTryAt: '2026-05-02T12:05:00.000Z', attempts: 2 });
		expect(page([waiting])).toContain('Next try 2026-05-02 12:05; tried 2 times.');
		expect(page([{ ...waiting, attempts: 1 }])).toContain('tried once.');
	});

	it('shows the latest 200 and how many there are', () => {
		const html = page(Array.from({ length: 201 }, () => row({})));
		expect(html).toContain('The latest 200 of 201.');
	});

	it('lists what the comparisons did', () => {
		const run = {
			runId: '41',
			startedAt: '2026-05-02T04:00:00.000Z',
			mode: 'dry run',
			state: 'shown',
			lookedAt: 9,
			planned: 3,
			written: 0,
			notTaken: 1,
			note: '<b>',
		};
		const html = pageOf({ rows: [], runs: [run], filter: {}, timeZone: 'UTC', now: NOW });
		expect(html).toContain('9 looked at, 3 planned, 0 written, 1 not taken');
		expect(html).toContain('&lt;b&gt;');
	});
});

describe('the figures', () => {
	it('count plays alone, and a rate of what has an end', () => {
		const rows = [
			row({}),
			row({ status: 'duplicate', at: '2026-05-02T10:00:00.000Z' }),
			row({ state: 'dead' }),
			row({ state: 'waiting' }),
			row({ state: 'planned' }),
			row({ event: 'rated' }),
		];
		const given = figures(rows, dayOf, ['2026-05-01', '2026-05-02']);
		expect(given).toEqual({
			plays: 4,
			rate: 66.6,
			waiting: 1,
			dead: 1,
			perDay: [
				['2026-05-01', 1],
				['2026-05-02', 1],
			],
		});
	});

	it('have no rate where nothing has come to an end', () => {
		expect(figures([], dayOf, []).rate).toBeUndefined();
		expect(figures([row({ state: 'dead' })], dayOf, []).rate).toBe(0);
	});
});
