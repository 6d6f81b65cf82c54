import { describe, expect, it } from '@jest/globals';
import type { BatchContext, BatchResult } from '../../../../../nodes/shared/action/operation';
import { resultsOfAll } from '../../../../../nodes/shared/action/incomingEvent';
import { notThere, runWholeShelf, TWO_BOOKS } from '../../../../support/runShelf';
import { watchEvent } from '../../../../support/watchEvents';

const secondMissing = async ({ items }: BatchContext): Promise<BatchResult[]> => [
	{ itemIndex: 1, failure: notThere, event: watchEvent({ key: 'second' }) },
	{ itemIndex: 0, json: { read: items[0]?.title } },
	{ itemIndex: 2, json: { read: items[2]?.title } },
];
const THREE = [...TWO_BOOKS, { title: 'three' }];

describe('an operation that takes all items at once', () => {
	it('is asked once, with the first item’s parameters, and gives each result to its item, in order', async () => {
		const asked: unknown[] = [];
		const { result, connections } = runWholeShelf(
			async ({ items, parameters }) => {
				asked.push([items.length, parameters.text('page')]);
				return items.map(({ title }, itemIndex) => ({ itemIndex, json: { title } })).reverse();
			},
			{
				items: TWO_BOOKS,
				parameters: [
					{ resource: 'book', operation: 'read', page: 7 },
					{ resource: 'book', operation: 'read', page: 8 },
				],
			},
		);
		expect(await result).toEqual([
			[
				{ json: { title: 'one' }, pairedItem: { item: 0 } },
				{ json: { title: 'two' }, pairedItem: { item: 1 } },
			],
		]);
		expect(asked).toEqual([[2, '7']]);
		expect(connections()).toBe(1);
	});

	it('is not asked for no items', async () => {
		const { result, connections } = runWholeShelf(async () => [], { items: [] });
		expect(await result).toEqual([[]]);
		expect(connections()).toBe(0);
	});

	it('keeps the others when one does not get through, and says which one and why', async () => {
		const node = { onError: 'continueErrorOutput' } as const;
		const [items] = await runWholeShelf(secondMissing, { items: THREE, node }).result;
		expect(items).toMatchObject([
			{ json: { read: 'one' }, pairedItem: { item: 0 } },
			{
				json: { details: { kind: 'notFound', event: { key: 'second' } } },
				pairedItem: { item: 1 },
			},
			{ json: { read: 'three' }, pairedItem: { item: 2 } },
		]);
		expect(Object.keys(items?.[1]?.json ?? {})).toEqual(['error', 'message', 'details']);
	});

	it('keeps the incoming item beside it on the regular output', async () => {
		const node = { onError: 'continueRegularOutput' } as const;
		const [items] = await runWholeShelf(secondMissing, { items: THREE, node }).result;
		expect(items?.[1]?.json).toMatchObject({ title: 'two', details: { kind: 'notFound' } });
	});

	it('stops for the item in a node that is set to stop, after the others are done', async () => {
		const done: number[] = [];
		const { result } = runWholeShelf(
			async (context) => {
				const results = await secondMissing(context);
				results.forEach(({ itemIndex }) => done.push(itemIndex));
				return results;
			},
			{ items: THREE },
		);
		await expect(result).rejects.toMatchObject({ httpCode: '404', context: { itemIndex: 1 } });
		expect(done.sort()).toEqual([0, 1, 2]);
	});

	it('tells every item of what befell all of them', async () => {
		const node = { onError: 'continueErrorOutput' } as const;
		const { result } = runWholeShelf(
			async () => {
				throw notThere;
			},
			{ items: TWO_BOOKS, node },
		);
		expect((await result)[0]).toMatchObject([
			{ json: { details: { kind: 'notFound' } }, pairedItem: { item: 0 } },
			{ json: { details: { kind: 'notFound' } }, pairedItem: { item: 1 } },
		]);
	});

	it('can ask whether it was stopped, and then ends the run', async () => {
		const asked: boolean[] = [];
		const { result } = runWholeShelf(
			async (context) => {
				asked.push(context.isCancelled());
				return await secondMissing(context);
			},
			{ items: THREE, node: { onError: 'continueErrorOutput' }, isCancelled: true },
		);
		await expect(result).rejects.toThrow('The shelf has no such book.');
		expect(asked).toEqual([true]);
	});
});

describe('watch events that are taken all at once', () => {
	const first = watchEvent({ key: 'first' });
	const file = watchEvent({ key: 'file' });
	const added = {
		destination: 'shelf',
		status: 'added',
		code: 'addedToHistory',
		attempts: 1,
	} as const;

	it('come as one list, and an item that is none fails alone; each play is tagged', async () => {
		const taken: string[][] = [];
		const { result, traces } = runWholeShelf(
			async (context) =>
				await resultsOfAll(context, true, async (events) => {
					taken.push(events.map(({ key }) => key));
					return [
						[{ event: first, sync: added }],
						[
							{ event: { ...file, key: 'file:e1' }, sync: added },
							{ event: { ...file, key: 'file:e2' }, error: notThere },
						],
					];
				}),
			{
				items: [{ ...first }, { note: 'no event' }, { ...file }],
				node: { onError: 'continueErrorOutput' },
			},
		);
		expect((await result)[0]).toMatchObject([
			{ json: { key: 'first', sync: { status: 'added', account: "Ada's shelf" } } },
			{ json: { details: { kind: 'refused' } }, pairedItem: { item: 1 } },
			{ json: { key: 'file:e1' }, pairedItem: { item: 2 } },
			{ json: { details: { event: { key: 'file:e2' } } }, pairedItem: { item: 2 } },
		]);
		expect(taken).toEqual([['first', 'file']]);
		expect(traces.customData).toMatchObject({
			media_user: 'Ada',
			destination: 'shelf',
			sync_status: 'added | failed',
		});
	});

	it('are not sent where there is none', async () => {
		const { result } = runWholeShelf(
			async (context) =>
				await resultsOfAll(context, true, async () => {
					throw new TypeError('there is nothing to take');
				}),
			{ items: [{}], node: { onError: 'continueErrorOutput' } },
		);
		expect((await result)[0]).toMatchObject([
			{ json: { error: 'The incoming item is not a watch event: event is missing' } },
		]);
	});
});
