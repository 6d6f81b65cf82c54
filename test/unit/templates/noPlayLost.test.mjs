import { describe, expect, it } from '@jest/globals';
import { history } from '../../../workflows/noPlayLost/history.mjs';
import { NO_PLAY_LOST } from '../../../workflows/noPlayLost/index.mjs';
import { TABLES, WORKFLOWS } from '../../../workflows/noPlayLost/names.mjs';

const workflows = Object.values(NO_PLAY_LOST);

/** @param {unknown} parameter a resource locator */
const locatorIn = (parameter) => /** @type {{ mode: string, value: string }} */ (parameter);
/** @param {typeof workflows[number]} workflow */
const calledBy = ({ nodes }) =>
	nodes
		.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow')
		.map(({ parameters }) => locatorIn(parameters.workflowId))
		.filter(({ mode }) => mode === 'list')
		.map(({ value }) => value);

describe('the set no-play-lost', () => {
	it('calls workflows with a lower number, by ids that each have to themselves', () => {
		const ids = workflows.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(workflows.flatMap(calledBy).length).toBeGreaterThan(2);
		for (const [place, workflow] of workflows.entries()) {
			const before = ids.slice(0, place);
			const tooEarly = calledBy(workflow).filter((id) => !before.includes(id));
			expect({ name: workflow.name, tooEarly }).toEqual({ name: workflow.name, tooEarly: [] });
		}
	});

	it('tells when one of it stops; a person’s own is told of by the live flow', () => {
		const untold = workflows.filter(
			({ settings }) =>
				!('errorWorkflow' in settings && settings.errorWorkflow === WORKFLOWS.tell.id),
		);
		expect(untold.map(({ name }) => name)).toEqual([WORKFLOWS.tell.name, "Sync Alice's plays"]);
	});

	it('has tables whose names n8n cannot mix up: it looks for a part of a name', () => {
		const names = Object.values(TABLES).map(({ name }) => name);
		for (const name of names) {
			expect(names.filter((other) => other.toLowerCase().includes(name.toLowerCase()))).toEqual([
				name,
			]);
		}
		const used = [...workflows, history()]
			.flatMap(({ nodes }) => nodes)
			.filter(({ type }) => type === 'n8n-nodes-base.dataTable')
			.map(({ parameters }) => parameters.tableName ?? locatorIn(parameters.dataTableId).value);
		for (const name of used) expect(names).toContain(name);
	});
});
