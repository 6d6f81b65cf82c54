import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEditor } from './support/editor.mjs';

const NOTE = 'n8n-nodes-base.stickyNote';
const folder = fileURLToPath(new URL('../../templates/', import.meta.url));
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.json'))
	.sort();
/** @param {string} file @returns {{ nodes: (import('./support/window.mjs').Placed & { name: string, type: string })[] }} */
const read = (file) => JSON.parse(readFileSync(folder + file, 'utf8'));
/** @param {string} mark */
const isAboutFields = (mark) =>
	!/^Credentials (for .* are not set|with name .* do not exist for .*)\./.test(mark);

describe('a template in the editor of a real n8n', () => {
	/** @type {import('./support/editor.mjs').Editor} */
	let editor;
	beforeAll(async () => {
		editor = await openEditor();
	});
	afterAll(() => editor.close());

	it('would be seen to hold a node that n8n does not know, or a field that is not filled', async () => {
		const nodes = [
			{ name: 'Strange', type: 'n8n-nodes-strange.strange', position: [0, 0] },
			{
				name: 'Unfilled',
				type: 'n8n-nodes-scrobble.jellyfin',
				position: [300, 0],
				parameters: { resource: 'item', operation: 'get' },
			},
		].map((node) => ({ id: node.name, typeVersion: 1, parameters: {}, ...node }));
		await editor.paste({ nodes, connections: {} }, 2);
		expect(await editor.isKnown('Strange')).toBe(false);
		expect(await editor.isKnown('Unfilled')).toBe(true);
		const marks = await editor.marksOn('Unfilled');
		expect(marks).toContain('Credentials for Jellyfin are not set.');
		expect(marks.filter(isAboutFields)).toContain('Parameter "Item" is required.');
	});

	it('would be seen to hold a note that is too small for its text', async () => {
		const notes = [40, 400].map((height) => ({
			id: `n${height}`,
			name: `Note of ${height}`,
			type: NOTE,
			typeVersion: 1,
			position: [height, 0],
			parameters: { content: 'A line.\n\n'.repeat(6), height, width: 300 },
		}));
		await editor.paste({ nodes: notes, connections: {} }, 2);
		expect(await editor.cutNotes()).toEqual(['Note of 40']);
	});

	it.each(templates)(
		'%s is imported whole, asks for nothing but credentials, and shows every panel',
		async (file) => {
			const { nodes } = read(file);
			await editor.importFile(folder + file, nodes.length);
			const name = file.replace(/(?<=^|\/)\d+-|\.json$/g, '');
			await editor.showWhole(nodes);
			expect(await editor.cutNotes()).toEqual([]);
			await editor.picture(`templates/${name}.jpg`);
			for (const { name } of nodes.filter(({ type }) => type !== NOTE)) {
				const known = await editor.isKnown(name);
				const marks = (await editor.marksOn(name)).filter(isAboutFields);
				expect({ name, known, marks }).toEqual({ name, known: true, marks: [] });
				await editor.openPanel(name);
				expect(await editor.panel.innerText()).toContain(name);
				await editor.closePanel();
			}
		},
		180_000,
	);

	it('can be pasted as text as well', async () => {
		const workflow = read(templates[0] ?? '');
		await editor.paste(workflow, workflow.nodes.length);
		for (const { name, type } of workflow.nodes.filter((node) => node.type !== NOTE))
			expect({ type, there: await editor.node(name).count() }).toEqual({ type, there: 1 });
	});
});
