import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { NO_PLAY_LOST } from '../../../scripts/noPlayLost/index.mjs';
import { TABLES } from '../../../scripts/noPlayLost/names.mjs';
import { asFile } from '../../../scripts/workflow/workflow.mjs';
import { rulesOfTheLibrary } from '../../support/templateRules.mjs';

const folder = new URL('../../../templates/no-play-lost/', import.meta.url);
const workflows = Object.values(NO_PLAY_LOST);

/** @param {unknown} parameter a resource locator */
const locatorIn = (parameter) => /** @type {{ mode: string, value: string }} */ (parameter);

describe('the set no-play-lost', () => {
	it('is what scripts/noPlayLost writes, and no more', async () => {
		expect((await readdir(folder)).sort()).toEqual(Object.keys(NO_PLAY_LOST).sort());
	});

	it('calls workflows that are in it, by ids that each have to themselves', () => {
		const ids = workflows.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const called = workflows
			.flatMap(({ nodes }) => nodes)
			.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow')
			.map(({ parameters }) => locatorIn(parameters.workflowId))
			.filter(({ mode }) => mode === 'list');
		expect(called.length).toBeGreaterThan(2);
		for (const { value } of called) expect(ids).toContain(value);
	});

	it('has tables whose names n8n cannot mix up: it looks for a part of a name', () => {
		const names = Object.values(TABLES).map(({ name }) => name);
		for (const name of names) {
			expect(names.filter((other) => other.toLowerCase().includes(name.toLowerCase()))).toEqual([
				name,
			]);
		}
		const used = workflows
			.flatMap(({ nodes }) => nodes)
			.filter(({ type }) => type === 'n8n-nodes-base.dataTable')
			.map(({ parameters }) => parameters.tableName ?? locatorIn(parameters.dataTableId).value);
		for (const name of used) expect(names).toContain(name);
	});
});

describe.each(Object.entries(NO_PLAY_LOST))('templates/no-play-lost/%s', (file, workflow) => {
	it('is what scripts/noPlayLost writes (npm run templates)', async () => {
		expect(await readFile(new URL(file, folder), 'utf8')).toBe(asFile(workflow));
	});

	rulesOfTheLibrary(workflow, { isPart: true });
});
