import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { visitTrakt } from './visit.mjs';

/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
let visit;
beforeEach(async () => {
	visit = await visitTrakt();
});
afterEach(() => visit.trakt.stop());

const body = { movie: { ids: { tmdb: 99000104 } }, progress: 100 };
/** @param {string} [as] */
const stop = (as) => visit.ask('POST /scrobble/stop', { as, body });

describe('planned faults', () => {
	it('are met in their order, each as often as it says, and nothing is carried out', async () => {
		visit.trakt.faults.push(
			{
				times: 2,
				action: { status: 503, headers: { 'retry-after': '7' }, body: { error: 'busy' } },
			},
			{ action: { html: 502 } },
		);
		const answers = [await stop(), await stop(), await stop()];
		expect(answers.map(({ status }) => status)).toEqual([503, 503, 502]);
		expect(answers[0]?.headers['retry-after']).toBe('7');
		expect(answers[0]?.json).toEqual({ error: 'busy' });
		expect(answers[2]?.headers['cf-ray']).toBeTruthy();
		expect(visit.alice.history).toEqual([]);
		expect(visit.trakt.faults.left).toBe(0);
		expect((await stop()).status).toBe(201);
	});

	it('are met by the method, path and account that they name alone', async () => {
		visit.trakt.faults.push({
			match: { method: 'POST', path: /^\/scrobble\//, account: 'Bob' },
			action: { status: 500 },
		});
		expect((await stop('Alice')).status).toBe(201);
		expect((await visit.ask('GET /users/me', { as: 'Bob' })).status).toBe(200);
		expect((await stop('Bob')).status).toBe(500);
		expect(visit.trakt.requests.at(-1)).toMatchObject({
			status: 500,
			account: 'Bob',
			fault: 'status',
		});
	});

	it('break the line before anything happens', async () => {
		visit.trakt.faults.push({ match: { path: '/scrobble/stop' }, action: { reset: true } });
		await expect(stop()).rejects.toThrow();
		expect(visit.alice.history).toEqual([]);
		expect(visit.trakt.requests.at(-1)?.status).toBe(0);
	});

	it('break the line after the write was done', async () => {
		visit.trakt.faults.push({ action: { dropAfterWrite: true } });
		await expect(stop()).rejects.toThrow();
		expect(visit.alice.history).toHaveLength(1);
		expect((await stop()).status).toBe(409);
	});

	it('cut an answer short after the write was done', async () => {
		visit.trakt.faults.push({ action: { cut: 'lengthNamed' } });
		await expect(stop()).rejects.toThrow();
		expect(visit.alice.history).toHaveLength(1);
	});

	it('let an answer drip for as long as somebody listens', async () => {
		visit.trakt.faults.push({ action: { dripMs: 1 } });
		const lost = expect(stop()).rejects.toThrow();
		while (visit.alice.history.length === 0) await new Promise(setImmediate);
		await visit.trakt.stop();
		await lost;
	});

	it('make an answer as large as they say', async () => {
		const bytes = 3 * 2 ** 20;
		visit.trakt.faults.push({ action: { bytes } });
		expect((await stop()).text).toHaveLength(bytes + '[]'.length);
	});

	it('leave what is said of pages unheard', async () => {
		await stop();
		visit.clock.pass(24 * 3_600_000);
		await stop();
		visit.trakt.faults.push({ action: { pagingIgnored: true } });
		const answers = [
			await visit.ask('GET /sync/history?page=2&limit=1'),
			await visit.ask('GET /sync/history?page=2&limit=1'),
		];
		const pages = answers.map(({ json, headers }) => [json, headers['x-pagination-page']]);
		expect(pages).toMatchObject([
			[{ length: 2 }, '1'],
			[{ length: 1 }, '2'],
		]);
	});

	it('are in the log by the name that they were given', async () => {
		visit.trakt.faults.push({ action: { status: 503 }, name: 'down for a while' });
		await stop();
		expect(visit.trakt.requests.at(-1)?.fault).toBe('down for a while');
	});

	it('hold an answer back', async () => {
		visit.trakt.faults.push({ action: { delayMs: 40 } });
		const asked = Date.now();
		expect((await stop()).status).toBe(201);
		expect(Date.now() - asked).toBeGreaterThanOrEqual(35);
	});

	it('do not keep a stopped simulator waiting', async () => {
		visit.trakt.faults.push({ action: { delayMs: 60_000 } });
		const lost = expect(stop()).rejects.toThrow();
		while (visit.trakt.requests.length === 0) await new Promise(setImmediate);
		await visit.trakt.stop();
		await lost;
	});
});
