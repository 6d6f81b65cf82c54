import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fileNameOf, listOf, pageOf } from '../../../tools/reference/page.mjs';
import { everyNode } from '../../support/thePackage.mjs';

const docs = new URL('../../../docs/', import.meta.url);
const nodes = await everyNode();

describe('docs/nodes', () => {
	it('has a page for each node, and no other', () => {
		const written = readdirSync(new URL('nodes/', docs));
		const wanted = nodes.map(({ name }) => `${fileNameOf(name)}.md`);
		expect(written.sort()).toEqual(['README.md', ...wanted].sort());
		expect(readFileSync(new URL('nodes/README.md', docs), 'utf8')).toBe(listOf(nodes));
	});
});

describe.each(nodes)('the page of the $description.displayName', ({ name, description, home }) => {
	const codex = JSON.parse(readFileSync(new URL(`${name}.node.json`, home), 'utf8'));
	const guide = codex.resources.primaryDocumentation[0].url.split('/docs/').at(-1);
	const page = readFileSync(new URL(`nodes/${fileNameOf(name)}.md`, docs), 'utf8');

	it('says what the editor says (after a change: npm run docs)', () => {
		expect(page).toBe(pageOf({ name, description, guide }));
	});

	it('shows its panel, and leads to a guide that tells its limits', () => {
		const [, picture = ''] = /\]\(\.\.\/(images\/[^)]+)\)/.exec(page) ?? [];
		expect(existsSync(new URL(picture, docs))).toBe(true);
		const text = readFileSync(new URL(guide, docs), 'utf8');
		expect(text).toMatch(/^## Limits$/m);
	});
});
