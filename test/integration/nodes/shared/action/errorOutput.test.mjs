import { describe, expect, it } from '@jest/globals';
import { runOperations } from '../../../../../nodes/shared/action/run';
import { ServiceError } from '../../../../../services/http/serviceError';
import { runInEngine } from '../../../../support/n8nEngine.mjs';

const DOWN = {
	service: 'shelf',
	kind: /** @type {const} */ ('retry'),
	message: 'The shelf is down',
	description: 'Run it again later',
	status: 503,
	attempts: 5,
};

/** Fails for items that say so; an item with `second` is two plays, of which the second fails. */
const resources = [
	{
		value: 'play',
		name: 'Play',
		operations: [
			{
				value: 'sync',
				name: 'Sync',
				action: 'Sync play',
				description: '',
				fields: [],
				/** @param {import('../../../../../nodes/shared/action/operation').OperationContext} context */
				async execute({ item, tagExecution }) {
					tagExecution({ media_user: String(item.user) });
					if (item.fails) throw new ServiceError(DOWN);
					const done = { json: { ...item, sync: { status: 'added' } } };
					return item.second
						? [done, { failure: new ServiceError(DOWN), event: /** @type {any} */ ({ key: 'e2' }) }]
						: [done];
				},
			},
			{
				value: 'import',
				name: 'Import',
				action: 'Import plays',
				description: '',
				fields: [],
				/** @param {import('../../../../../nodes/shared/action/operation').BatchContext} context */
				async executeAll({ items }) {
					return items.map((item, itemIndex) =>
						item.fails
							? { itemIndex, failure: new ServiceError(DOWN) }
							: { itemIndex, json: { ...item, together: items.length } },
					);
				},
			},
		],
	},
];

/** @type {import('n8n-workflow').INodeType} */
const nodeType = {
	description: {
		displayName: 'Shelf',
		name: 'shelf',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Resource', name: 'resource', type: 'string', default: 'play' },
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'sync' },
		],
	},
	async execute() {
		const connect = async () => ({
			destination: 'shelf',
			account: 'A',
			client: /** @type {any} */ ({}),
		});
		return await runOperations(this, /** @type {any} */ (resources), connect);
	},
};
const ITEMS = [{ user: 'Ada' }, { user: 'Ben', fails: true }, { user: 'Cleo', second: true }];
const parameters = { resource: 'play', operation: 'sync' };

describe("in n8n's own engine", () => {
	it('the error output gets what failed, with the incoming item and what to do about it', async () => {
		const { failed, regular } = await runInEngine({
			nodeType,
			items: ITEMS,
			node: { onError: 'continueErrorOutput', parameters },
		});
		expect(regular.map(({ json }) => json.user)).toEqual(['Ada', 'Cleo']);
		expect(failed.map(({ json }) => json)).toMatchObject([
			{
				user: 'Ben',
				error: 'The shelf is down',
				message: 'The shelf is down. Run it again later',
				details: { destination: 'shelf', account: 'A', kind: 'retry', statusCode: 503 },
			},
			{ user: 'Cleo', details: { kind: 'retry', event: { key: 'e2' } } },
		]);
	});

	it('continuing on the regular output keeps everything in one place, in order', async () => {
		const { regular, failed } = await runInEngine({
			nodeType,
			items: ITEMS,
			node: { onError: 'continueRegularOutput', parameters },
		});
		expect(failed).toEqual([]);
		expect(regular.map(({ json }) => [json.user, json.error])).toEqual([
			['Ada', undefined],
			['Ben', 'The shelf is down'],
			['Cleo', undefined],
			['Cleo', 'The shelf is down'],
		]);
	});

	it('a node that stops says so for the item', async () => {
		const { error } = await runInEngine({ nodeType, items: ITEMS, node: { parameters } });
		expect(error).toMatchObject({
			message: 'The shelf is down',
			description: 'Run it again later',
			httpCode: '503',
			context: { itemIndex: 1 },
		});
	});

	it('the execution can be found by everybody it was about', async () => {
		const { customData } = await runInEngine({
			nodeType,
			items: ITEMS,
			node: { onError: 'continueErrorOutput', parameters },
		});
		expect(customData).toEqual({ media_user: 'Ada | Ben | Cleo' });
	});

	it('all items at once keep their places: what failed meets its own incoming item again', async () => {
		const { failed, regular } = await runInEngine({
			nodeType,
			items: ITEMS,
			node: {
				onError: 'continueErrorOutput',
				parameters: { resource: 'play', operation: 'import' },
			},
		});
		expect(regular.map(({ json }) => [json.user, json.together])).toEqual([
			['Ada', 3],
			['Cleo', 3],
		]);
		expect(failed.map(({ json }) => json)).toMatchObject([
			{ user: 'Ben', error: 'The shelf is down', details: { kind: 'retry' } },
		]);
		expect(failed[0]?.json.details).toHaveProperty('nextTryAt');
	});
});
