import { describe, expect, it } from '@jest/globals';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { UnusableInput } from '../../../../../nodes/shared/action/unusableInput';
import { runShelf, secondFails, TWO_BOOKS } from '../../../../support/runShelf';

describe('a run of an action node', () => {
	it('pairs every result with the item it came from', async () => {
		const { result } = runShelf(
			async ({ item }) => [{ json: { a: item.n } }, { json: { b: item.n } }],
			{
				items: [{ n: 1 }, { n: 2 }],
			},
		);
		expect(await result).toEqual([
			[
				{ json: { a: 1 }, pairedItem: { item: 0 } },
				{ json: { b: 1 }, pairedItem: { item: 0 } },
				{ json: { a: 2 }, pairedItem: { item: 1 } },
				{ json: { b: 2 }, pairedItem: { item: 1 } },
			],
		]);
	});

	it('connects once for all items, and not at all for none', async () => {
		const two = runShelf(async () => [], { items: [{}, {}] });
		await two.result;
		expect(two.connections()).toBe(1);
		const none = runShelf(async () => [], { items: [] });
		expect(await none.result).toEqual([[]]);
		expect(none.connections()).toBe(0);
	});

	it('names the service of an item that failed before the service was connected', async () => {
		const { result } = runShelf(async () => [], {
			parameters: { resource: 'book', operation: 'burn' },
			node: { onError: 'continueErrorOutput', type: 'n8n-nodes-scrobble.shelf' },
		});
		expect((await result)[0]).toMatchObject([
			{ json: { details: { destination: 'shelf', status: 'failed' } } },
		]);
	});

	it('stops with what happened, what to do, the status and the item', async () => {
		const thrown = await runShelf(secondFails, {
			items: TWO_BOOKS,
		}).result.catch((error: unknown) => error);
		expect(thrown).toBeInstanceOf(NodeApiError);
		expect(thrown).toMatchObject({
			message: 'The shelf has no such book.',
			description: 'Put it there first',
			httpCode: '404',
			context: { itemIndex: 1 },
		});
	});

	it('stops with an operation error where nothing was sent', async () => {
		const unusable = async () => {
			throw new UnusableInput('The ID is empty', 'Give an ID');
		};
		const thrown = await runShelf(unusable).result.catch((error: unknown) => error);
		expect(thrown).toBeInstanceOf(NodeOperationError);
		expect(thrown).toMatchObject({ message: 'The ID is empty', description: 'Give an ID' });
	});

	it('ends when the execution is cancelled, whatever the node is set to', async () => {
		const { result } = runShelf(secondFails, {
			node: { onError: 'continueErrorOutput' },
			items: TWO_BOOKS,
			isCancelled: true,
		});
		await expect(result).rejects.toThrow('The shelf has no such book.');
	});

	it('names an operation that does not exist', async () => {
		const { result } = runShelf(async () => [], {
			parameters: { resource: 'book', operation: 'burn' },
		});
		await expect(result).rejects.toThrow('This node has no operation "burn" for "book"');
	});

	it('passes on what n8n itself says about an expression', async () => {
		const { result } = runShelf(async () => {
			throw Object.assign(new TypeError('Can’t get data'), { description: 'Run the node before' });
		});
		await expect(result).rejects.toMatchObject({
			message: 'Can’t get data',
			description: 'Run the node before',
		});
	});
});
