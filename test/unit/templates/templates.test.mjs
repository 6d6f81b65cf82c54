import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { TEMPLATES } from '../../../scripts/templates/index.mjs';
import { asFile } from '../../../scripts/workflow/workflow.mjs';
import { rulesOfTheLibrary } from '../../support/templateRules.mjs';

const folder = new URL('../../../templates/', import.meta.url);

describe('the templates', () => {
	it('are those that scripts/templates writes, and no others', async () => {
		const committed = (await readdir(folder)).filter((file) => file.endsWith('.json'));
		expect(committed.sort()).toEqual(Object.keys(TEMPLATES).sort());
	});

	it('have a name each that no other has', () => {
		const names = Object.values(TEMPLATES).map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe.each(Object.entries(TEMPLATES))('templates/%s', (file, workflow) => {
	it('is what scripts/templates writes (npm run templates)', async () => {
		expect(await readFile(new URL(file, folder), 'utf8')).toBe(asFile(workflow));
	});

	it('has a page in the form of the template library, with a picture, and stands in the list', async () => {
		const name = file.replace(/^\d\d-|\.json$/g, '');
		const page = await readFile(new URL(`../docs/templates/${name}.md`, folder), 'utf8');
		expect(page.startsWith(`# ${workflow.name}\n`)).toBe(true);
		const headings = page.split('\n').filter((line) => line.startsWith('## '));
		expect(headings).toEqual([
			"## Who's it for",
			'## How it works',
			'## How to set up',
			'## Requirements',
			'## How to customize',
		]);
		expect(page).toContain('**Self-hosted n8n only**');
		expect(page).toContain(`](../images/templates/${name}.jpg)`);
		const list = await readFile(new URL('README.md', folder), 'utf8');
		expect(list).toContain(
			`| [${file}](${file}) | [${workflow.name}](../docs/templates/${name}.md) |`,
		);
	});

	rulesOfTheLibrary(workflow);
});
