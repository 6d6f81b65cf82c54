import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { NodeHelpers } from 'n8n-workflow/dist/esm/index.js';
import { Movary } from '../../../../nodes/Movary/Movary.node';
import { MovaryTrigger } from '../../../../nodes/Movary/MovaryTrigger.node';
import { MOVARY_RESOURCES } from '../../../../nodes/Movary/resources';
import { TraktTrigger } from '../../../../nodes/Trakt/TraktTrigger.node';
import { keepsToTheRules } from '../../../support/actionDescription.mjs';

describe('the description of the Movary node', () => {
	keepsToTheRules({
		description: new Movary().description,
		resources: /** @type {any} one list of resources for every node's own connection */ (
			MOVARY_RESOURCES
		),
		home: new URL('../../../../nodes/Movary/', import.meta.url),
	});
});

describe.each([
	{ trigger: new MovaryTrigger(), folder: 'Movary' },
	{ trigger: new TraktTrigger(), folder: 'Trakt' },
])('the description of the $trigger.description.displayName', ({ trigger, folder }) => {
	const { description } = trigger;

	it('polls, starts workflows and is no tool', () => {
		expect(description).toMatchObject({ polling: true, group: ['trigger'], inputs: [] });
		expect(description).not.toHaveProperty('usableAsTool');
	});

	it('is filled by n8n with defaults that listen to everything new', () => {
		/** @type {import('n8n-workflow').INode} */
		const node = {
			id: '1',
			name: 'x',
			type: description.name,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		expect(
			NodeHelpers.getNodeParameters(description.properties, {}, true, false, node, description),
		).toMatchObject({ events: ['watched', 'unwatched'], startWith: 'new' });
	});

	it('carries its codex', async () => {
		const name = description.displayName.replace(' ', '');
		const file = new URL(`../../../../nodes/${folder}/${name}.node.json`, import.meta.url);
		const codex = JSON.parse(await readFile(file, 'utf8'));
		expect(codex.node).toBe(`n8n-nodes-scrobble.${description.name}`);
	});
});
