import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { SimklTrigger } from '../../../../nodes/Simkl/SimklTrigger.node';
import { LEAST_MINUTES, notingPauses, pollSparingly } from '../../../../nodes/Simkl/pollSparingly';
import { ServiceError } from '../../../../services/http/serviceError';

const MINUTE = 60_000;
const STARTED = Date.parse('2026-03-08T04:00:00.000Z');

beforeEach(() => {
	jest.useFakeTimers({ now: STARTED });
});
afterEach(() => {
	jest.useRealTimers();
});

/** A trigger of n8n's, and how often it has asked Simkl. */
function trigger(leastMinutes: number, failing?: ServiceError) {
	const kept: IDataObject = {};
	const asked: number[] = [];
	let mode: 'trigger' | 'manual' = 'trigger';
	const simklOAuth2Api = { id: 'alice', name: 'Alice' };
	const { poll: pollFunctions } = pollContext();
	async function poll(as: 'trigger' | 'manual' = 'trigger') {
		mode = as;
		return await pollSparingly(pollFunctions, async () => {
			asked.push(Date.now());
			return await notingPauses(pollFunctions, async (): Promise<INodeExecutionData[][]> => {
				if (failing && asked.length === 1) throw failing;
				return await Promise.resolve([[]]);
			});
		});
	}
	function pollContext() {
		const context = {
			getMode: () => mode,
			getWorkflowStaticData: () => kept,
			getNodeParameter: () => leastMinutes,
			getNode: () => ({ credentials: { simklOAuth2Api } }),
		};
		return { poll: Object.assign(Object.create(null), context) };
	}
	return { poll, asked, simklOAuth2Api };
}

const retry = (retryAfterMs?: number) =>
	new ServiceError({
		service: 'simkl',
		kind: 'retry',
		message: 'm',
		description: 'd',
		retryAfterMs,
	});

describe('how often the Simkl Trigger asks', () => {
	it('is 96 times a day by default, although n8n polls every minute', async () => {
		const { poll, asked } = trigger(LEAST_MINUTES);
		for (let minute = 0; minute < 1440; minute += 1) {
			// A clock's ticks come a little early or late.
			jest.setSystemTime(STARTED + minute * MINUTE + (minute % 3) * 400);
			await poll();
		}
		expect(asked).toHaveLength(96);
	});

	it.each([
		[0, 60],
		[1, 60],
		[5, 12],
	])(
		'is as often as Poll Times say with %s least minutes, or %s times an hour',
		async (least, times) => {
			const { poll, asked } = trigger(least);
			for (let minute = 0; minute < 60; minute += 1) {
				jest.setSystemTime(STARTED + minute * MINUTE);
				await poll();
			}
			expect(asked).toHaveLength(times);
		},
	);

	it('is not at all while the day is used up, and again when Simkl counts anew', async () => {
		const { poll, asked } = trigger(0, retry(8 * 60 * MINUTE));
		await expect(poll()).rejects.toThrow('m');
		jest.setSystemTime(STARTED + 8 * 60 * MINUTE - 1);
		expect(await poll()).toBeNull();
		jest.setSystemTime(STARTED + 8 * 60 * MINUTE);
		expect(await poll()).toEqual([[]]);
		expect(asked).toHaveLength(2);
	});

	it('is at the next time after what passes by itself', async () => {
		const { poll, asked } = trigger(0, retry());
		await expect(poll()).rejects.toThrow('m');
		expect(await poll()).toEqual([[]]);
		expect(asked).toHaveLength(2);
	});

	it('is at once for somebody who fetches a test event, which moves nothing', async () => {
		const { poll, asked } = trigger(LEAST_MINUTES);
		await poll();
		expect(await poll('manual')).toEqual([[]]);
		expect(await poll()).toBeNull();
		expect(asked).toHaveLength(2);
	});

	it('is at once for another credential, whose first poll is not to be missed', async () => {
		const { poll, asked, simklOAuth2Api } = trigger(LEAST_MINUTES);
		await poll();
		simklOAuth2Api.id = 'bob';
		await poll();
		expect(await poll()).toBeNull();
		expect(asked).toHaveLength(2);
	});

	it('goes on after a clock that was set back', async () => {
		const { poll } = trigger(LEAST_MINUTES);
		await poll();
		jest.setSystemTime(STARTED - 24 * 60 * MINUTE);
		expect(await poll()).toEqual([[]]);
	});

	it('has its default and its warning in the panel', () => {
		const { properties } = new SimklTrigger().description;
		const least = properties.find(({ name }) => name === 'leastMinutes');
		expect(least?.default).toBe(15);
		const warning = properties.find(({ name }) => name === 'oftenNotice');
		expect(warning?.displayOptions?.show).toEqual({ leastMinutes: [{ _cnd: { lt: 5 } }] });
	});
});
