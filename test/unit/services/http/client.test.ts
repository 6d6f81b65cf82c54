import { describe, expect, it } from '@jest/globals';
import { createServiceClient } from '../../../../services/http/client';
import { SignInRejected } from '../../../../services/http/exchange';
import { anything } from '../../../../services/http/json';
import { answer, rejection, scripted, testClock } from '../../../support/scripted';
import { READ, setUp, timeout, unreachable, WRITE } from './films';

describe('a request', () => {
	it('resolves with the first 2xx and counts one attempt', async () => {
		const { client, sent } = setUp(answer(201, { id: 1 }));
		expect(await client.request(WRITE, { answers: anything })).toMatchObject({
			status: 201,
			body: { id: 1 },
			attempts: 1,
		});
		expect(sent).toEqual([
			{ line: 'POST /plays', body: { film: 7 }, at: expect.any(Number), timeoutMs: 60_000 },
		]);
	});

	it('backs off exponentially with jitter while the service is down', async () => {
		const down = answer(502);
		const { client, clock, sent } = setUp(down, answer(521), unreachable, timeout, answer(200));
		expect(await client.request(READ, { answers: anything })).toMatchObject({
			attempts: 5,
			afterLostAnswer: false,
		});
		expect(clock.slept).toEqual([500, 1000, 2000, 4000]);
		expect(sent).toHaveLength(5);
	});

	it('gives up after five attempts and says that later works', async () => {
		const { client, sent } = setUp(...Array.from({ length: 5 }, () => answer(503)));
		expect(await rejection(client.request(READ, { answers: anything }))).toMatchObject({
			name: 'ServiceError',
			service: 'films',
			kind: 'retry',
			status: 503,
			attempts: 5,
			message: 'Films said 503',
			description: 'Do this now',
		});
		expect(sent).toHaveLength(5);
	});

	it.each([
		['read', READ, [20_000, 20_000, 20_000, 20_000, 20_000]],
		['write', WRITE, [60_000, 60_000]],
	] as const)('begins no %s after 90 seconds, and gives each its time', async (_, what, times) => {
		const clock = testClock();
		const timeouts: number[] = [];
		const client = createServiceClient({
			service: 'films',
			account: 'slow',
			clock,
			random: () => 0,
			maxAttempts: 50,
			explain: () => ({ kind: 'refused', message: '', description: '' }),
			send: async (_request, timeoutMs) => {
				timeouts.push(timeoutMs);
				clock.advance(timeoutMs);
				return await Promise.reject(timeout);
			},
		});
		const attempts = times.length;
		expect(await rejection(client.request(what, { answers: anything }))).toMatchObject({
			kind: 'retry',
			attempts,
		});
		expect(timeouts).toEqual(times);
	});

	it('waits as long as Retry-After says, in seconds or as a date', async () => {
		const { client, clock } = setUp(
			answer(429, {}, { 'retry-after': '7' }),
			answer(503, '', { 'retry-after': 'Sun, 08 Mar 2026 20:00:27 GMT' }),
			answer(200),
		);
		await client.request(READ, { answers: anything });
		expect(clock.slept).toEqual([7000, 20_000]);
	});

	it('waits at least a second after a 429 that names no time', async () => {
		const { client, clock } = setUp(answer(429), answer(200));
		await client.request(READ, { answers: anything });
		expect(clock.slept).toEqual([1125]);
	});

	it('does not wait when Retry-After lies beyond the time it has, but passes it on', async () => {
		const { client, clock, sent } = setUp(answer(429, {}, { 'retry-after': '300' }));
		expect(await rejection(client.request(READ, { answers: anything }))).toMatchObject({
			kind: 'retry',
			status: 429,
			retryAfterMs: 300_000,
			attempts: 1,
		});
		expect(clock.slept).toEqual([]);
		expect(sent).toHaveLength(1);
	});

	it('refuses other 4xx at once, in the words of the service', async () => {
		const { client } = setUp(answer(404));
		expect(await rejection(client.request(READ, { answers: anything }))).toMatchObject({
			kind: 'notFound',
			status: 404,
			attempts: 1,
		});
	});

	it('returns a status that the caller accepts', async () => {
		const { client } = setUp(answer(409, { expires_at: 'soon' }));
		expect(await client.request(WRITE, { answers: anything, accept: [409] })).toMatchObject({
			status: 409,
			body: { expires_at: 'soon' },
		});
	});

	it('asks for a new connection when the sign-in is rejected, without the sender’s words', async () => {
		const { client, sent } = setUp(new SignInRejected('token=abc'));
		const error = await rejection(client.request(READ, { answers: anything }));
		expect(error).toMatchObject({ kind: 'reconnect', attempts: 1 });
		expect(JSON.stringify(error) + String(error)).not.toContain('abc');
		expect(sent).toHaveLength(1);
	});

	it.each([
		['notConnected', /not connected/, /connect it,/],
		['appUnknown', /no longer knows the app/, /client ID/],
		['refused', /no longer accepts/, /connect it again/],
	] as const)('says why the sign-in is rejected: %s', async (why, message, description) => {
		const { client } = setUp(new SignInRejected('', why));
		expect(await rejection(client.request(READ, { answers: anything }))).toMatchObject({
			message: expect.stringMatching(message),
			description: expect.stringMatching(description),
		});
	});

	it('does not retry what the sender itself cannot do', async () => {
		const { client, sent } = setUp(new RangeError('No credential is set'));
		expect(await rejection(client.request(WRITE, { answers: anything }))).toBeInstanceOf(
			RangeError,
		);
		expect(sent).toHaveLength(1);
	});

	it('never shows what the line said when it broke', async () => {
		const { client } = setUp(...Array.from({ length: 5 }, () => unreachable));
		const error = await rejection(client.request(READ, { answers: anything }));
		expect(error).toMatchObject({ kind: 'retry', message: 'Films could not be reached' });
		expect(JSON.stringify(error) + String(error)).not.toContain('secret-address');
	});

	it('knows a gateway’s page from the service’s own refusal', async () => {
		const page = { 'content-type': 'text/html; charset=UTF-8', 'cf-ray': '1' };
		const { client } = setUp(answer(403, '<!DOCTYPE html><title>Blocked</title>', page));
		const error = await rejection(client.request(READ, { answers: anything }));
		expect(error).toMatchObject({ kind: 'refused', status: 403 });
		expect(String(error)).toContain('gateway');
	});

	it('tries again after a gateway’s 429, and says that it may work later', async () => {
		const page = { 'content-type': 'text/html' };
		const pages = Array.from({ length: 5 }, () => answer(429, '<html>', page));
		const { client, sent } = setUp(...pages);
		expect(await rejection(client.request(READ, { answers: anything }))).toMatchObject({
			kind: 'retry',
			status: 429,
		});
		expect(sent).toHaveLength(5);
	});

	it('does not take a sign-in page with status 200 for success', async () => {
		const page = answer(200, '<html><body>Hotel Wi-Fi</body></html>');
		const { client, sent } = setUp(page, page, page);
		expect(await rejection(client.request(READ, { answers: anything }))).toMatchObject({
			kind: 'retry',
			status: 200,
		});
		expect(sent).toHaveLength(3);
	});
});

describe('the reads of an account', () => {
	async function readAt(readIntervalMs?: number) {
		const clock = testClock();
		const script = scripted(clock, ['…', answer(200)], ['…', answer(201)], ['…', answer(200)]);
		const { send } = script;
		const explain = () => ({ kind: 'refused', message: 'No', description: 'No' }) as const;
		const account = `reads-${readIntervalMs}`;
		const options = { service: 'films', account, send, clock, explain, readIntervalMs };
		const client = createServiceClient({ ...options, writeIntervalMs: 0 });
		for (const request of [READ, WRITE, READ]) await client.request(request, { answers: anything });
		return script.sent.map(({ at }) => at - (script.sent[0]?.at ?? 0));
	}

	it('go out as they come', async () => {
		expect(await readAt()).toEqual([0, 0, 0]);
	});

	it('are spaced for a service that counts them, and keep no write waiting', async () => {
		expect(await readAt(100)).toEqual([0, 0, 125]);
	});
});
