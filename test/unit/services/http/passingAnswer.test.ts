import { describe, expect, it } from '@jest/globals';
import { createServiceClient } from '../../../../services/http/client';
import type { ServiceAnswer } from '../../../../services/http/exchange';
import { anything } from '../../../../services/http/json';
import { answer, rejection, scripted, testClock } from '../../../support/scripted';
import { WRITE } from './films';

describe('an answer that a service knows to be passing', () => {
	const busy = answer(400, { error: 'BUSY' });

	function atBusyService(...replies: ServiceAnswer[]) {
		const clock = testClock();
		const script = scripted(
			clock,
			...replies.map((reply): [string, ServiceAnswer] => ['…', reply]),
		);
		const client = createServiceClient({
			service: 'films',
			account: 'busy',
			send: script.send,
			clock,
			random: () => 0,
			writeIntervalMs: 0,
			comesBackLater: ({ status, body }) => status === 400 && body === busy.body,
			explain: () => ({ kind: 'retry', message: 'Busy', description: 'Later' }),
		});
		return { client, clock, ...script };
	}

	it('is tried again, and never sooner than the time that was set for it', async () => {
		const { client, clock } = atBusyService(busy, busy, answer(201));
		expect(await client.request(WRITE, { answers: anything })).toMatchObject({
			status: 201,
			attempts: 3,
		});
		expect(clock.slept).toEqual([1000, 2000]);
	});

	it('is not looked for afterwards, since nothing was carried out', async () => {
		const { client } = atBusyService(busy, answer(201));
		const readBack = async () => {
			throw new TypeError('Nothing can have arrived');
		};
		expect(await client.request(WRITE, { answers: anything, readBack })).toMatchObject({
			attempts: 2,
		});
	});

	it('leaves every other answer of that status as it is', async () => {
		const { client } = atBusyService(answer(400, { error: 'WRONG' }));
		expect(await rejection(client.request(WRITE, { answers: anything }))).toMatchObject({
			attempts: 1,
			status: 400,
		});
	});
});
