import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from '../../../../../nodes/shared/action/operation';
import { buildProperties } from '../../../../../nodes/shared/action/properties';

const field = (name: string, show?: Record<string, string[]>): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...(show && { displayOptions: { show } }),
});
const operation = (value: string, fields: INodeProperties[]): Operation => ({
	value,
	name: value.toUpperCase(),
	action: value,
	description: value,
	fields,
	execute: async () => [],
});

const shared = field('title', { kind: ['book'] });
const RESOURCES: [Resource, ...Resource[]] = [
	{
		value: 'shelf',
		name: 'Shelf',
		operations: [operation('put', [shared]), operation('get', [shared])],
	},
	{ value: 'book', name: 'Book', operations: [operation('read', [field('page')])] },
];

describe('the parameter list of an action node', () => {
	const properties = buildProperties(RESOURCES);
	const named = (name: string) => properties.filter((property) => property.name === name);

	it('offers each resource, and starts with the first', () => {
		expect(named('resource')).toMatchObject([
			{
				default: 'shelf',
				options: [{ value: 'book' }, { value: 'shelf' }],
				noDataExpression: true,
			},
		]);
	});

	it('offers each operation under its resource, and starts with the first', () => {
		expect(named('operation')).toMatchObject([
			{
				default: 'put',
				displayOptions: { show: { resource: ['shelf'] } },
				options: [{ value: 'get', action: 'get' }, { value: 'put' }],
			},
			{ default: 'read', displayOptions: { show: { resource: ['book'] } } },
		]);
	});

	it('shows a field for its operations alone, and keeps what else it depends on', () => {
		expect(named('page')[0]?.displayOptions).toEqual({
			show: { resource: ['book'], operation: ['read'] },
		});
		expect(named('title')[0]?.displayOptions).toEqual({
			show: { kind: ['book'], resource: ['shelf'], operation: ['put', 'get'] },
		});
	});

	it('writes a field that operations share only once, and leaves the original alone', () => {
		expect(named('title')).toHaveLength(1);
		expect(shared.displayOptions).toEqual({ show: { kind: ['book'] } });
	});
});
