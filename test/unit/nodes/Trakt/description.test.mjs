import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { NodeHelpers } from 'n8n-workflow';
import { TRAKT_RESOURCES } from '../../../../nodes/Trakt/resources';
import { Trakt } from '../../../../nodes/Trakt/Trakt.node';

const HOME = new URL('../../../../nodes/Trakt/', import.meta.url);
const { description } = new Trakt();
const { properties } = description;
const operations = TRAKT_RESOURCES.flatMap(({ value, operations: all }) =>
	all.map((operation) => ({ resource: value, operation, name: `${value}/${operation.value}` })),
);

/** Every text that somebody reads in the editor. @param {unknown} part @returns {string[]} */
function textsIn(part) {
	if (Array.isArray(part)) return part.flatMap(textsIn);
	if (typeof part !== 'object' || part === null) return [];
	return Object.entries(part).flatMap(([key, value]) =>
		typeof value === 'string' &&
		['displayName', 'name', 'description', 'action', 'placeholder', 'hint'].includes(key)
			? [value]
			: textsIn(value),
	);
}

describe('the description of the Trakt node', () => {
	it('starts with Watch Event: Sync', () => {
		expect(properties.find(({ name }) => name === 'resource')?.default).toBe('watchEvent');
		expect(properties.find(({ name }) => name === 'operation')?.default).toBe('sync');
	});

	it('has exactly one output schema for each operation, and none for others', async () => {
		const found = (await readdir(new URL('__schema__/v1.0.0', HOME), { recursive: true }))
			.filter((path) => path.endsWith('.json'))
			.map((path) => path.replaceAll('\\', '/').replace(/\.json$/, ''));
		expect(found.sort()).toEqual(operations.map(({ name }) => name).sort());
	});

	it.each(operations.map(({ name }) => name))('%s has a schema that n8n can read', async (name) => {
		const schema = JSON.parse(
			await readFile(new URL(`__schema__/v1.0.0/${name}.json`, HOME), 'utf8'),
		);
		expect(schema).toMatchObject({ type: 'object', version: 1 });
		expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
	});

	it.each(operations)(
		'$name shows its own fields, and each depends on one that is there',
		({ resource, operation }) => {
			const shown = properties.filter(({ displayOptions }) => {
				const { resource: resources, operation: those } = displayOptions?.show ?? {};
				return (!resources || resources.includes(resource)) && those?.includes(operation.value);
			});
			expect(shown.map(({ name }) => name).sort()).toEqual(
				operation.fields.map(({ name }) => name).sort(),
			);
			const names = new Set([...shown.map(({ name }) => name), 'resource', 'operation']);
			for (const { displayOptions } of shown) {
				for (const key of Object.keys(displayOptions?.show ?? {})) expect(names).toContain(key);
			}
		},
	);

	it.each(operations)(
		'$name can be filled by n8n with defaults, in which required fields are asked for',
		({ resource, operation }) => {
			/** @type {import('n8n-workflow').INode} */
			const node = {
				id: '1',
				name: 'Trakt',
				type: 'trakt',
				typeVersion: 1,
				position: [0, 0],
				parameters: { resource, operation: operation.value },
			};
			const filled = NodeHelpers.getNodeParameters(
				properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			expect(filled).toMatchObject({ resource, operation: operation.value });
		},
	);

	it('uses none of the words that n8n keeps out of its texts', () => {
		const texts = textsIn(properties);
		expect(texts.length).toBeGreaterThan(100);
		expect(texts.filter((text) => /\b(error|problem|failure|mistake)/i.test(text))).toEqual([]);
	});

	it('offers itself to agents, and carries its pictures and codex', async () => {
		expect(description.usableAsTool).toBe(true);
		for (const file of ['trakt.svg', 'trakt.dark.svg']) {
			expect(await readFile(new URL(file, HOME), 'utf8')).toMatch(/^<svg /);
		}
		const codex = JSON.parse(await readFile(new URL('Trakt.node.json', HOME), 'utf8'));
		expect(codex.node).toBe('n8n-nodes-scrobble.trakt');
	});
});
