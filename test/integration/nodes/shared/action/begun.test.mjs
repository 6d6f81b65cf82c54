import { describe, expect, it } from '@jest/globals';
import { runOperations } from '../../../../../nodes/shared/action/run';
import { endedWithoutAWord } from '../../../../../workflows/noPlayLost/code/compare.mjs';
import { person } from '../../../../../workflows/noPlayLost/person.mjs';
import { runInEngine } from '../../../../support/n8nEngine.mjs';

/**
 * For a node that throws n8n passes the incoming item on through the first output, exactly as a node that is switched off
 * does. What a workflow behind it can tell them apart by.
 */

const HAS_BEGUN = '$input.context.hasBegun === true';
const CONTINUE = { onError: /** @type {const} */ ('continueErrorOutput') };

/**
 * A node of ours, and what may go wrong in it outside of every operation, or where it begins.
 * @param {() => void} [goesWrong] @param {{ throwing?: boolean }} [how] @returns {import('n8n-workflow').INodeType}
 */
const nodeThat = (goesWrong = () => undefined, { throwing = false } = {}) => ({
	description: {
		displayName: 'Shelf',
		name: 'shelf',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		const connect = async () => ({ destination: 'shelf', client: /** @type {any} */ ({}) });
		const context = new Proxy(this, {
			get(target, name) {
				if (throwing && name === 'getInputData') throw new TypeError('of ours');
				return Reflect.get(target, name);
			},
		});
		const produced = await runOperations(context, [], connect);
		goesWrong();
		return produced;
	},
});

/** @param {import('n8n-workflow').INodeType} nodeType @param {Partial<import('n8n-workflow').INode>} [node] @param {string} [asking] */
async function told(nodeType, node, asking = HAS_BEGUN) {
	const { regular, failed } = await runInEngine({
		nodeType,
		items: [{ key: 'k' }],
		node: { ...CONTINUE, ...node },
		asking: `{{ ${asking} }}`,
	});
	return { regular: regular.map(({ json }) => json), failed: failed.map(({ json }) => json.said) };
}

describe('an item that comes out as it went in', () => {
	it('is of a node that has begun, where that node threw', async () => {
		const throwing = nodeThat(() => {
			throw new TypeError('of ours');
		});
		expect(await told(throwing)).toEqual({ regular: [{ key: 'k', said: true }], failed: [] });
	});

	it('is of one that has not, where that one is switched off', async () => {
		const off = { disabled: true };
		expect(await told(nodeThat(), off)).toEqual({
			regular: [{ key: 'k', said: false }],
			failed: [],
		});
	});

	it.each([
		['threw', { throwing: true }, {}, true],
		['came to its end', {}, {}, false],
		['is switched off', {}, { disabled: true }, false],
	])('of a node that %s is known further on as that, by its name', async (_how, how, node, is) => {
		const marks = "[$('Tested').context.hasBegun, $('Tested').context.hasEnded]";
		const { regular, failed } = await told(nodeThat(undefined, how), node, marks);
		const said = [...regular.map((json) => json.said), ...failed];
		expect(said).toHaveLength(1);
		const [hasBegun, hasEnded] = Object.values(said[0] ?? {});
		expect(endedWithoutAWord({ hasBegun, hasEnded })).toBe(is);
	});

	it('is asked for so behind every destination of a person', () => {
		const asks = person('Alice').nodes.find(({ name }) => name === 'With the Order');
		expect(JSON.stringify(asks?.parameters)).toContain(`hasBegun: ${HAS_BEGUN}`);
	});
});
