import { describe, expect, it } from '@jest/globals';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { WatchEvent } from '../../../../../media';
import { pollWatchEvents } from '../../../../../nodes/shared/poll/pollWatchEvents';
import type { Look } from '../../../../../nodes/shared/poll/pollWatchEvents';
import { complete } from '../../../../support/executeContext';
import { watchEvent } from '../../../../support/watchEvents';

/**
 * A trigger whose account says one thing after the other. `activation` is what n8n calls the poll; a workflow is known by
 * its id alone, as in another process of n8n.
 */
function trigger(id: string) {
	let data: IDataObject = {};
	const says: WatchEvent[][] = [];
	const cursors: Array<IDataObject | undefined> = [];
	let account = 'one';
	const poll = (activation: string) =>
		complete<IPollFunctions>('poll', {
			getMode: () => 'trigger',
			getActivationMode: () => activation,
			getWorkflow: () => ({ id, active: true }),
			getNode: () => ({ id: 'node', name: 'Trigger', type: 'x', typeVersion: 1 }),
			getNodeParameter: (name: string, fallback: unknown) =>
				name === 'events' ? ['watched', 'unwatched'] : fallback,
			getWorkflowStaticData: () => data,
		});
	const look = async (cursor: IDataObject | undefined): Promise<Look> => {
		cursors.push(cursor);
		const events = says.shift() ?? [];
		return { events, cursor: events.length > 0 || !cursor ? { seen: cursors.length } : cursor };
	};
	return {
		cursors,
		/** What the account holds at the next poll that nobody has seen. */
		finds: (...events: WatchEvent[]) => says.push(events),
		connectAs: (other: string) => (account = other),
		/** What n8n's database has of it, and has again when another process starts. */
		stored: () => JSON.stringify(data),
		restore: (text: string) => (data = JSON.parse(text)),
		async poll(process = 'first', activation = 'activate') {
			const connect = async () => ({ id: account, look, newest: async () => undefined });
			const items = await pollWatchEvents(poll(activation), connect, process);
			return (items ?? []).flat().map(({ json }) => json.key);
		},
	};
}

const film = watchEvent({ key: 'film' });
const other = watchEvent({ key: 'other' });

describe('a play that a poll has handed on', () => {
	it('is handed on once more by the next process, for nobody knows whether it came through', async () => {
		const node = trigger('a');
		node.finds();
		await node.poll();
		node.finds(film);
		expect(await node.poll()).toEqual(['film']);
		expect(await node.poll()).toEqual([]);
		const stored = node.stored();

		node.restore(stored);
		expect(await node.poll('second', 'init')).toEqual(['film']);
		expect(await node.poll('second')).toEqual([]);
	});

	it('comes before what is new, and neither takes the other’s place', async () => {
		const node = trigger('b');
		node.finds(film);
		await node.poll();
		node.finds(other);
		expect(await node.poll('second')).toEqual(['film', 'other']);
		node.restore(node.stored());
		expect(await node.poll('third')).toEqual(['film', 'other']);
	});

	it('is handed on three times at most, however often n8n ends over it', async () => {
		const node = trigger('c');
		node.finds(film);
		const seen = [];
		for (const process of ['first', 'second', 'third', 'fourth', 'fifth'])
			seen.push(await node.poll(process));
		expect(seen).toEqual([['film'], ['film'], ['film'], [], []]);
	});

	it('is another account’s no more once the credential is another one', async () => {
		const node = trigger('d');
		node.finds(film);
		await node.poll();
		node.connectAs('two');
		expect(await node.poll('second')).toEqual([]);
	});

	it('is not what somebody has written there by hand', async () => {
		const node = trigger('e');
		for (const handedOn of ['x', [null, {}, { by: 1 }], [{ by: 'x', at: 1, times: 1 }]]) {
			node.restore(JSON.stringify({ lastLook: { account: 'one', cursor: { seen: 1 }, handedOn } }));
			expect(await node.poll()).toEqual([]);
		}
	});
});

describe('the poll at publishing, where n8n keeps nothing of it', () => {
	it('is where the first poll by the clock goes on from', async () => {
		const node = trigger('f');
		await node.poll('first', 'activate');
		node.restore('{}');
		node.finds(film);
		expect(await node.poll('first', 'update')).toEqual(['film']);
		expect(node.cursors).toEqual([undefined, { seen: 1 }]);
		await node.poll('first', 'update');
		node.restore('{}');
		await node.poll('first', 'update');
		expect(node.cursors.at(-1)).toBe(undefined);
	});

	it('is not that of another account, nor of a workflow that is published anew', async () => {
		const node = trigger('g');
		await node.poll('first', 'activate');
		node.restore('{}');
		node.connectAs('two');
		await node.poll('first', 'update');
		expect(node.cursors.at(-1)).toBe(undefined);
		node.restore('{}');
		await node.poll('first', 'activate');
		expect(node.cursors.at(-1)).toBe(undefined);
	});
});
