import { describe, expect, it } from '@jest/globals';

import { createServiceClient } from '../../../../services/http/client';
import type { ServiceRequest } from '../../../../services/http/exchange';
import { anything } from '../../../../services/http/json';
import { accountsRemembered } from '../../../../services/http/pace';
import { answer, rejection, testClock } from '../../../support/scripted';
import type { TestClock } from '../../../support/scripted';

const READ: ServiceRequest = { method: 'GET', path: '/films' };
const WRITE: ServiceRequest = { method: 'POST', path: '/plays' };

interface Span {
	account: string;
	from: number;
	to: number;
}

/** A service that takes 300 ms for an answer. */
function clientFor(clock: TestClock, account: string, spans: Span[] = [], status = 200) {
	return createServiceClient({
		service: 'paced',
		account,
		clock,
		explain: () => ({ kind: 'refused', message: 'Said no', description: 'Leave it' }),
		send: async () => {
			const from = clock.now();
			clock.advance(300);
			await Promise.resolve();
			spans.push({ account, from, to: clock.now() });
			return answer(status);
		},
	});
}

function gaps(spans: Span[]): number[] {
	return spans.slice(1).map(({ from }, index) => from - (spans[index]?.to ?? 0));
}

describe('the pace of an account', () => {
	it('leaves a second between the end of a write and the next, whichever client sends it', async () => {
		const clock = testClock();
		const spans: Span[] = [];
		const [one, other] = [clientFor(clock, 'anna', spans), clientFor(clock, 'anna', spans)];
		await Promise.all(
			[one, other, one, other].map(
				async (client) => await client.request(WRITE, { answers: anything }),
			),
		);
		expect(gaps(spans)).toHaveLength(3);
		for (const gap of gaps(spans)) expect(gap).toBeGreaterThanOrEqual(1000);
		for (const gap of gaps(spans)) expect(gap).toBeLessThan(1100);
	});

	it('does not hold up reading', async () => {
		const clock = testClock();
		const client = clientFor(clock, 'ben');
		await client.request(WRITE, { answers: anything });
		await client.request(READ, { answers: anything });
		await client.request(READ, { answers: anything });
		expect(clock.slept).toEqual([]);
	});

	it('does not hold up another account', async () => {
		const clock = testClock();
		await clientFor(clock, 'carla').request(WRITE, { answers: anything });
		await clientFor(clock, 'dario').request(WRITE, { answers: anything });
		expect(clock.slept).toEqual([]);
	});

	it('goes on after a write that was refused', async () => {
		const clock = testClock();
		const spans: Span[] = [];
		const refusing = clientFor(clock, 'emma', spans, 422);
		await rejection(refusing.request(WRITE, { answers: anything }));
		await rejection(refusing.request(WRITE, { answers: anything }));
		expect(gaps(spans)[0]).toBeGreaterThanOrEqual(1000);
	});

	it('does not wait for ever when the clock was set back', async () => {
		const clock = testClock();
		const client = clientFor(clock, 'finn');
		await client.request(WRITE, { answers: anything });
		clock.advance(-3_600_000);
		await client.request(WRITE, { answers: anything });
		expect(Math.max(...clock.slept)).toBeLessThan(1100);
	});

	it('is waited for ten minutes, and told as that by what was not sent', async () => {
		const clock = testClock();
		const slow = createServiceClient({
			service: 'paced',
			name: 'Paced',
			account: 'jon',
			clock,
			explain: () => ({ kind: 'refused', message: 'Said no', description: 'Leave it' }),
			send: async () => {
				clock.advance(4 * 60_000);
				return await Promise.resolve(answer(200));
			},
		});
		const sent = [1, 2, 3, 4].map(async () => await slow.request(WRITE, { answers: anything }));
		await Promise.all(sent.slice(0, 3));
		expect(await rejection(Promise.all(sent))).toMatchObject({
			kind: 'retry',
			attempts: 0,
			message: expect.stringContaining('at this Paced account'),
		});
	});

	it('forgets accounts that are idle', async () => {
		const clock = testClock('2026-03-09T00:00:00Z');
		for (let each = 0; each < 50; each += 1) {
			await clientFor(clock, `guest-${each}`).request(WRITE, { answers: anything });
			clock.advance(5000);
		}
		expect(accountsRemembered()).toBeLessThan(5);
	});
});

describe('a turn', () => {
	it('lets nobody else of the account in between reading and writing', async () => {
		const clock = testClock();
		const client = clientFor(clock, 'gina');
		const plays: string[] = [];
		const addOnce = async () =>
			await client.inTurn(async () => {
				const isThere = plays.includes('film');
				await client.request(READ, { answers: anything });
				if (!isThere) plays.push('film');
				await client.request(WRITE, { answers: anything });
				return isThere;
			});
		expect(await Promise.all([addOnce(), addOnce(), addOnce()])).toEqual([false, true, true]);
		expect(plays).toEqual(['film']);
	});

	it('is waited for ten minutes, and told as that by who has done nothing yet', async () => {
		const clock = testClock();
		const client = clientFor(clock, 'ida');
		const begun: string[] = [];
		const take = async (name: string, minutes: number) =>
			await client.inTurn(async () => {
				begun.push(name);
				clock.advance(minutes * 60_000);
				await Promise.resolve();
			});
		const [first, second, third, fourth] = [take('a', 7), take('b', 3), take('c', 1), take('d', 0)];
		await Promise.all([first, second, third]);
		expect(await rejection(fourth)).toMatchObject({
			kind: 'retry',
			attempts: 0,
			message: expect.stringContaining('ten minutes for its turn'),
		});
		expect(begun).toEqual(['a', 'b', 'c']);
		await take('e', 0);
		expect(begun).toEqual(['a', 'b', 'c', 'e']);
	});

	it('passes on what went wrong in it and lets the next one begin', async () => {
		const client = clientFor(testClock(), 'hugo');
		const broken = client.inTurn(async () => await Promise.reject(new RangeError('broken')));
		expect(await rejection(broken)).toBeInstanceOf(RangeError);
		expect(await client.inTurn(async () => await Promise.resolve('next'))).toBe('next');
	});
});
