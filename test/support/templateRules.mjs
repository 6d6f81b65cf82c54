import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** @typedef {ReturnType<typeof import('../../workflows/kit/workflow.mjs').workflow>} Workflow */

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
/** `n8n-nodes-scrobble.plexTrigger` and so on, by the files that n8n is told to load. */
const OURS = manifest.n8n.nodes.map((/** @type {string} */ path) => {
	const [name = ''] = (path.split('/').at(-1) ?? '').split('.');
	return `${manifest.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
});
const YELLOW = 1;
const WHITE = 7;

const words = (/** @type {unknown} */ text) =>
	String(text)
		.replace(/[#*`_]/g, ' ')
		.split(/\s+/)
		.filter((word) => /\w/.test(word)).length;

/**
 * What n8n's template library asks of a workflow, and what keeps ours free of anybody's secrets.
 * @param {Workflow} workflow
 * @param {object} [how]
 * @param {boolean} [how.isPart] of a set whose workflows call each other by id, so that it has one
 * @param {boolean} [how.isOfN8nAlone] has no node of ours; a page or form of either has a path that is no secret
 */
export function rulesOfTheLibrary(workflow, { isPart = false, isOfN8nAlone = false } = {}) {
	const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
	const working = workflow.nodes.filter((node) => !notes.includes(node));
	const text = JSON.stringify(workflow);

	it('is titled by what it does, in a sentence without signs', () => {
		expect(workflow.name).toMatch(/^[A-Z][a-z]+ [^!.:"]+$/);
		expect(words(workflow.name)).toBeGreaterThan(isPart ? 2 : 3);
		expect(text).not.toMatch(/\p{Extended_Pictographic}/u);
	});

	it('has one yellow note at the upper left, of 100 to 300 words, on how it works and how it is set up', () => {
		const yellow = notes.filter(({ parameters }) => parameters.color === YELLOW);
		expect(yellow).toHaveLength(1);
		const [overview] = yellow;
		const content = String(overview?.parameters.content);
		expect(words(content)).toBeGreaterThanOrEqual(100);
		expect(words(content)).toBeLessThanOrEqual(300);
		expect(content).toContain('### How it works');
		expect(content).toContain('### Setup');
		const [left = 0, top = 0] = overview?.position ?? [];
		for (const { position } of workflow.nodes) {
			expect(position[0]).toBeGreaterThanOrEqual(left);
			expect(position[1]).toBeGreaterThanOrEqual(top);
		}
	});

	it('has a white note of under 50 words behind every other node', () => {
		const white = notes.filter(({ parameters }) => parameters.color === WHITE);
		expect(white.length + 1).toBe(notes.length);
		for (const { parameters } of white) expect(words(parameters.content)).toBeLessThan(50);
		const lies = working.filter(
			({ position: [x, y] }) =>
				!white.some(
					({ position: [left, top], parameters: { width, height } }) =>
						x >= left && y >= top && x < left + Number(width) && y < top + Number(height),
				),
		);
		expect(lies.map(({ name }) => name)).toEqual([]);
	});

	it('names each node by what it does there, and puts none upon another', () => {
		const names = workflow.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.filter((name) => /\d$/.test(name))).toEqual([]);
		const places = working.map(({ position }) => position.join());
		expect(new Set(places).size).toBe(places.length);
		expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(names.length);
	});

	it('uses nodes of n8n and of this package alone', () => {
		const strangers = working.filter(
			({ type }) => !type.startsWith('n8n-nodes-base.') && !OURS.includes(type),
		);
		expect(strangers.map(({ type }) => type)).toEqual([]);
		expect(isOfN8nAlone || working.some(({ type }) => OURS.includes(type))).toBe(true);
	});

	it('leads what every destination does not take somewhere', () => {
		for (const { name, onError } of working) {
			if (onError !== 'continueErrorOutput') continue;
			expect({ name, wires: workflow.connections[name]?.main.at(-1)?.length }).not.toMatchObject({
				wires: 0,
			});
			expect(workflow.connections[name]?.main.length).toBeGreaterThan(1);
		}
	});

	it('holds no credential but by name, no webhook id, no data of anybody', () => {
		/** @type {Record<string, unknown>[]} */
		const nodes = workflow.nodes;
		for (const node of nodes) {
			for (const credential of Object.values(Object(node.credentials ?? {})))
				expect(credential).toEqual({ id: null, name: expect.stringMatching(/^\S.+\S$/) });
			const pathIsNoSecret = (isPart || isOfN8nAlone) && !OURS.includes(String(node.type));
			if (!pathIsNoSecret) expect(node).not.toHaveProperty('webhookId');
		}
		const keys = [...(isPart ? ['id'] : []), 'connections', 'name', 'nodes', 'settings'];
		expect(Object.keys(workflow).sort()).toEqual(keys.sort());
		expect(text).not.toMatch(/instanceId|@[a-z]+\.(com|net|org)|\b(?:\d{1,3}\.){3}\d{1,3}\b/i);
	});
}
