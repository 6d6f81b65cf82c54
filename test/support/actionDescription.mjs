import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { NodeHelpers } from 'n8n-workflow/dist/esm/index.js';

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

/**
 * What the description of every action node keeps.
 *
 * @param {{
 *   description: import('n8n-workflow').INodeTypeDescription,
 *   resources: import('../../nodes/shared/action/operation').Resource[],
 *   home: URL,
 *   always?: string[],
 *   codex?: string,
 *   first?: [resource: string, operation: string],
 * }} node its folder as `home`; `always` are the fields above resource and operation; `codex` its file beside the node;
 *   `first` what it starts with
 */
export function keepsToTheRules({
	description,
	resources,
	home,
	always = [],
	codex: codexFile = `${description.displayName.replaceAll(' ', '')}.node.json`,
	first = ['watchEvent', 'sync'],
}) {
	const { properties, icon } = description;
	const operations = resources.flatMap(({ value, operations: all }) =>
		all.map((operation) => ({ resource: value, operation, name: `${value}/${operation.value}` })),
	);

	it(`starts with ${first.join(': ')}`, () => {
		const defaultOf = (/** @type {string} */ field) =>
			properties.find(({ name }) => name === field)?.default;
		expect([defaultOf('resource'), defaultOf('operation')]).toEqual(first);
	});

	it('has exactly one output schema for each operation, and none for others', async () => {
		const found = (await readdir(new URL('__schema__/v1.0.0', home), { recursive: true }))
			.filter((path) => path.endsWith('.json'))
			.map((path) => path.replaceAll('\\', '/').replace(/\.json$/, ''));
		expect(found.sort()).toEqual(operations.map(({ name }) => name).sort());
	});

	it.each(operations.map(({ name }) => name))('%s has a schema that n8n can read', async (name) => {
		const file = new URL(`__schema__/v1.0.0/${name}.json`, home);
		const schema = JSON.parse(await readFile(file, 'utf8'));
		expect(schema).toMatchObject({ type: 'object', version: 1 });
		expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
	});

	it.each(operations)(
		'$name shows its own fields, and each depends on one that is there',
		({ resource, operation }) => {
			const shown = properties.filter(({ displayOptions }) => {
				const { resource: those, operation: these } = displayOptions?.show ?? {};
				return (!those || those.includes(resource)) && these?.includes(operation.value);
			});
			expect(shown.map(({ name }) => name).sort()).toEqual(
				operation.fields.map(({ name }) => name).sort(),
			);
			const names = new Set([...shown.map(({ name }) => name), ...always]);
			for (const { displayOptions } of shown) {
				for (const key of Object.keys(displayOptions?.show ?? {})) {
					if (key !== 'resource' && key !== 'operation') expect(names).toContain(key);
				}
			}
		},
	);

	it.each(operations)('$name can be filled by n8n with defaults', ({ resource, operation }) => {
		/** @type {import('n8n-workflow').INode} */
		const node = {
			id: '1',
			name: description.displayName,
			type: description.name,
			typeVersion: 1,
			position: [0, 0],
			parameters: { resource, operation: operation.value },
		};
		const given = node.parameters;
		expect(
			NodeHelpers.getNodeParameters(properties, given, true, false, node, description),
		).toMatchObject({ resource, operation: operation.value });
	});

	it('uses none of the words that n8n keeps out of its texts', () => {
		const texts = textsIn(properties);
		expect(texts.length).toBeGreaterThan(50);
		expect(texts.filter((text) => /\b(error|problem|failure|mistake)/i.test(text))).toEqual([]);
	});

	it('offers itself to agents, and carries its pictures and codex', async () => {
		expect(description.usableAsTool).toBe(true);
		const pictures = typeof icon === 'object' ? [icon.light, icon.dark] : [];
		expect(pictures).toHaveLength(2);
		for (const picture of pictures) {
			const file = new URL(picture.replace(/^file:/, ''), home);
			expect(await readFile(file, 'utf8')).toMatch(/^<svg /);
		}
		const codex = JSON.parse(await readFile(new URL(codexFile, home), 'utf8'));
		expect(codex.node).toBe(`n8n-nodes-scrobble.${description.name}`);
	});
}
