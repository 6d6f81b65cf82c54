import { describe, expect, it } from '@jest/globals';

import { NoAnswer } from '../../../../services/http/exchange';
import { anything } from '../../../../services/http/json';
import { answer, rejection } from '../../../support/scripted';
import { READ, setUp, timeout, unreachable, WRITE } from './films';

describe('a write whose answer was lost', () => {
	const there = answer(200, { id: 99 });

	it('is not sent again when it is there', async () => {
		const { client, sent } = setUp(timeout);
		const result = await client.request(WRITE, {
			answers: anything,
			readBack: async () => await Promise.resolve(there),
		});
		expect(result).toMatchObject({ body: { id: 99 }, attempts: 1, afterLostAnswer: true });
		expect(sent).toHaveLength(1);
	});

	it.each([timeout, answer(500), answer(504), answer(520)])(
		'is sent again when it is not there (%#)',
		async (lost) => {
			const { client, sent } = setUp(lost, answer(201));
			let looked = 0;
			const readBack = async () => {
				looked += 1;
				return await Promise.resolve(undefined);
			};
			expect(await client.request(WRITE, { answers: anything, readBack })).toMatchObject({
				status: 201,
				attempts: 2,
				afterLostAnswer: true,
			});
			expect([looked, sent.length]).toEqual([1, 2]);
		},
	);

	it('is looked for a second after it broke off at the soonest', async () => {
		const { client, clock } = setUp(new NoAnswer('connectionLost', true, ''), answer(201));
		const begunAt = clock.now();
		let lookedAfterMs = 0;
		const readBack = async () => {
			lookedAfterMs = clock.now() - begunAt;
			return await Promise.resolve(undefined);
		};
		await client.request(WRITE, { answers: anything, readBack });
		expect(lookedAfterMs).toBeGreaterThanOrEqual(1000);
	});

	it('is looked for after the last attempt too', async () => {
		const { client } = setUp(...Array.from({ length: 5 }, () => timeout));
		let looked = 0;
		const readBack = async () => {
			looked += 1;
			return await Promise.resolve(looked === 5 ? there : undefined);
		};
		expect(await client.request(WRITE, { answers: anything, readBack })).toMatchObject({
			attempts: 5,
			body: { id: 99 },
		});
	});

	it('is not sent again when looking for it did not work', async () => {
		const { client, sent } = setUp(timeout, ...Array.from({ length: 5 }, () => answer(500)));
		const readBack = async () => await client.request(READ, { answers: anything });
		expect(await rejection(client.request(WRITE, { answers: anything, readBack }))).toMatchObject({
			kind: 'retry',
		});
		expect(sent.filter(({ line }) => line === 'POST /plays')).toHaveLength(1);
	});

	it.each([timeout, answer(504), answer(524)])(
		'is left to a later run where it may come yet and would count twice (%#)',
		async (lost) => {
			const { client, sent } = setUp(lost);
			const readBack = async () => await Promise.resolve(undefined);
			const error = await rejection(
				client.request(WRITE, { answers: anything, readBack, countsTwice: true }),
			);
			expect(error).toMatchObject({ kind: 'retry', attempts: 1, retryAfterMs: 300_000 });
			expect(sent).toHaveLength(1);
		},
	);

	it('is there after all though nobody waited for it, and counts as added', async () => {
		const { client } = setUp(timeout);
		const readBack = async () => await Promise.resolve(there);
		const result = await client.request(WRITE, { answers: anything, readBack, countsTwice: true });
		expect(result).toMatchObject({ body: { id: 99 }, attempts: 1 });
	});

	it('is sent again at once where the service itself has ended it', async () => {
		const { client } = setUp(answer(502), answer(201));
		const readBack = async () => await Promise.resolve(undefined);
		const result = await client.request(WRITE, { answers: anything, readBack, countsTwice: true });
		expect(result).toMatchObject({ status: 201, attempts: 2 });
	});

	it('needs no look where it certainly did not arrive', async () => {
		const { client } = setUp(unreachable, answer(429, {}, { 'retry-after': '1' }), answer(201));
		const readBack = async () => await Promise.reject(new TypeError('looked'));
		expect(await client.request(WRITE, { answers: anything, readBack })).toMatchObject({
			attempts: 3,
			afterLostAnswer: false,
		});
	});
});
