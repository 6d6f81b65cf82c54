import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { asFile } from '../../../workflows/kit/workflow.mjs';
import { TEMPLATES } from '../../../workflows/templates/index.mjs';
import { rulesOfTheLibrary } from '../../support/templateRules.mjs';

const folder = new URL('../../../templates/', import.meta.url);
const docs = new URL('../../../docs/', import.meta.url);
const files = Object.keys(TEMPLATES);
/** What has a line in the list: a file, or a folder whose workflows go together. */
const entries = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
/** By what it is called wherever the number does not matter. @param {string} file */
const nameOf = (file) => file.replace(/(?<=^|\/)\d+-|\.json$/g, '');
/** @param {string} entry */
const pageOf = (entry) => readFile(new URL(`templates/${nameOf(entry)}.md`, docs), 'utf8');
const HEADINGS = [
	"## Who's it for",
	'## How it works',
	'## How to set up',
	'## Requirements',
	'## How to customize',
];
/** Those without a node of this package. */
const OF_N8N_ALONE = ['1-tell', '2-queue', '5-retry', '13-sync-history'];

describe('the templates', () => {
	it('are those that workflows/templates writes, and no others', async () => {
		const committed = await readdir(folder, { recursive: true });
		expect(committed.filter((file) => file.endsWith('.json')).sort()).toEqual([...files].sort());
	});

	it('are numbered from 1 on, and so are those of a set, without a gap', () => {
		const numbers = (/** @type {string[]} */ of) => of.map((name) => Number(name.split('-')[0]));
		expect(numbers(entries)).toEqual(entries.map((_, index) => index + 1));
		for (const set of entries.filter((entry) => !entry.endsWith('.json'))) {
			const inside = files.filter((file) => file.startsWith(`${set}/`));
			expect(numbers(inside.map((file) => file.slice(set.length + 1)))).toEqual(
				inside.map((_, index) => index + 1),
			);
		}
	});

	it('have a name each that no other has', () => {
		const names = Object.values(TEMPLATES).map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	});

	it('stand in the list in their order, and nothing else does', async () => {
		const list = await readFile(new URL('README.md', folder), 'utf8');
		const rows = list.split('\n').filter((line) => line.startsWith('| ['));
		const wanted = entries.map(async (entry) => {
			const [title = ''] = (await pageOf(entry)).split('\n');
			const page = `../docs/templates/${nameOf(entry)}.md`;
			return `| [${entry}](${entry}) | [${title.replace('# ', '')}](${page}) |`;
		});
		expect(rows).toEqual(await Promise.all(wanted));
	});
});

describe.each(entries)('the page of templates/%s', (entry) => {
	it('has the form of the template library', async () => {
		const page = await pageOf(entry);
		expect(page).toMatch(/^# [A-Z][a-z]+ [^!.:"\n]+\n/);
		const headings = page.split('\n').filter((line) => line.startsWith('## '));
		expect(headings).toEqual(HEADINGS);
		expect(page).toContain('**Self-hosted n8n only**');
	});
});

describe.each(Object.entries(TEMPLATES))('templates/%s', (file, workflow) => {
	const [entry = ''] = file.split('/');
	const isPart = entry !== file;

	it('is what workflows/templates writes (npm run templates)', async () => {
		expect(await readFile(new URL(file, folder), 'utf8')).toBe(asFile(workflow));
	});

	it('is on its page, by its name and with its picture', async () => {
		const page = await pageOf(entry);
		const picture = `images/templates/${nameOf(file)}.jpg`;
		expect(existsSync(new URL(picture, docs))).toBe(true);
		expect(page).toContain(`](../${picture})`);
		expect(page).toContain(isPart ? `*${workflow.name}*` : `# ${workflow.name}\n`);
	});

	rulesOfTheLibrary(workflow, {
		isPart,
		isOfN8nAlone: OF_N8N_ALONE.some((name) => file.endsWith(`${name}.json`)),
	});
});
