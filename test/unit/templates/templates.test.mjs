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

	rulesOfTheLibrary(workflow);
});
