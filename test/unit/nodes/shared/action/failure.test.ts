import { describe, expect, it } from '@jest/globals';
import type { OperationResult } from '../../../../../nodes/shared/action/operation';
import { ServiceError } from '../../../../../services/http/serviceError';
import { notThere, runShelf, secondFails, TWO_BOOKS } from '../../../../support/runShelf';
import { watchEvent } from '../../../../support/watchEvents';

describe('what does not get through, in a node that is set to continue', () => {
	it('gives the error output exactly the three keys that n8n joins with the incoming item', async () => {
		const [items] = await runShelf(secondFails, {
			node: { onError: 'continueErrorOutput' },
			items: TWO_BOOKS,
		}).result;
		expect(items).toEqual([
			{ json: { read: 'one' }, pairedItem: { item: 0 } },
			{
				json: {
					error: 'The shelf has no such book.',
					message: 'The shelf has no such book. Put it there first',
					details: {
						destination: 'shelf',
						account: "Ada's shelf",
						status: 'failed',
						kind: 'notFound',
						code: 'notFound',
						reason: 'The shelf has no such book.',
						whatToDo: 'Put it there first',
						statusCode: 404,
						attempts: 1,
					},
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it.each([
		['for ages', 99_999_999_999_999_000, { kind: 'retry', nextTryAt: expect.any(String) }],
		['for no time that there is', NaN, { kind: 'refused', status: 'failed' }],
	])('is an item, whatever it asks to wait: %s', async (_how, retryAfterMs, details) => {
		const asking = async () => {
			const said = { service: 'shelf', kind: 'retry', message: 'm', description: 'd' } as const;
			throw new ServiceError({ ...said, retryAfterMs });
		};
		const [items] = await runShelf(asking, { node: { onError: 'continueErrorOutput' } }).result;
		expect(items).toMatchObject([{ json: { details }, pairedItem: { item: 0 } }]);
		const { nextTryAt } = { nextTryAt: '', ...Object(items?.[0]?.json.details) };
		if (nextTryAt) expect(Date.parse(nextTryAt) - Date.now()).toBeLessThanOrEqual(86_400_000);
		expect(Object.keys(items?.[0]?.json ?? {}).sort()).toEqual(['details', 'error', 'message']);
	});

	it('keeps the incoming item beside them on the regular output', async () => {
		const [items] = await runShelf(secondFails, {
			node: { onError: 'continueRegularOutput' },
			items: TWO_BOOKS,
		}).result;
		expect(items?.[1]?.json).toMatchObject({ title: 'two', details: { kind: 'notFound' } });
		expect(items?.[1]).not.toHaveProperty('error');
	});

	it('lets the other play of an item count when one does not get through', async () => {
		const event = watchEvent({ key: 'second' });
		const halfDone = async (): Promise<OperationResult[]> => [
			{ json: { done: 'first' } },
			{ failure: notThere, event },
		];
		const [items] = await runShelf(halfDone, { node: { onError: 'continueErrorOutput' } }).result;
		expect(items).toMatchObject([
			{ json: { done: 'first' }, pairedItem: { item: 0 } },
			{ json: { details: { event: { key: 'second' } } }, pairedItem: { item: 0 } },
		]);
	});

	it('says when to try again if the service said so', async () => {
		const busy = new ServiceError({
			service: 'shelf',
			kind: 'retry',
			message: 'busy',
			description: 'wait',
			retryAfterMs: 3_600_000,
		});
		const before = Date.now();
		const [items] = await runShelf(
			async () => {
				throw busy;
			},
			{ node: { onError: 'continueErrorOutput' } },
		).result;
		const details = Object(items?.[0]?.json.details);
		expect(Date.parse(details.nextTryAt) - before).toBeGreaterThanOrEqual(3_600_000);
		expect(details).not.toHaveProperty('statusCode');
	});

	it('says to try again in five minutes if the service said nothing, and only where trying again helps', async () => {
		const down = (kind: 'retry' | 'refused') =>
			new ServiceError({ service: 'shelf', kind, message: 'down', description: 'wait' });
		const triedAt = async (kind: 'retry' | 'refused') => {
			const fails = async () => {
				throw down(kind);
			};
			const node = { onError: 'continueErrorOutput' } as const;
			const [items] = await runShelf(fails, { node }).result;
			return Object(items?.[0]?.json.details).nextTryAt;
		};
		const before = Date.now();
		const waited = Date.parse(await triedAt('retry')) - before;
		expect(waited).toBeGreaterThanOrEqual(300_000);
		expect(waited).toBeLessThan(360_000);
		expect(await triedAt('refused')).toBeUndefined();
	});
});
