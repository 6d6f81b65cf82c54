import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { N8nClient } from '../../tools/n8n/client.mjs';
import { n8nFolder } from '../../tools/n8n/home.mjs';
import { installN8n } from '../../tools/n8n/install.mjs';
import { startN8n } from '../../tools/n8n/instance.mjs';
import { localOwner } from '../../tools/n8n/owner.mjs';
import { installPackage, packPackage, REPOSITORY } from '../../tools/n8n/package.mjs';
import { household } from '../../workflows/household/household.mjs';

import { films, people } from '../../simulators/household.mjs';
import { DESTINATIONS, SOURCES } from '../../workflows/kit/services.mjs';
import { callBy, core, setItem } from '../../workflows/noPlayLost/nodes.mjs';
import { TEMPLATES } from '../../workflows/templates/index.mjs';
import { until } from './support/n8n.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';

const support = (/** @type {string} */ file) =>
	fileURLToPath(new URL(`support/${file}`, import.meta.url));
const { alice, bob } = people;

/** Every household that the generator can write: each source alone and with each other, each destination alone and all. */
function households() {
	const family = [
		{ name: 'Alice', match: 'alice' },
		{ name: 'Bob', match: 'bob' },
	];
	const each = /** @type {(keyof typeof SOURCES)[]} */ (Object.keys(SOURCES));
	const sets = [...each.map((source) => [source]), ['plex', 'jellyfin'], ['tautulli', 'jellyfin']];
	const services = Object.keys(DESTINATIONS);
	return Object.fromEntries(
		sets.flatMap((sources) =>
			[...services.map((service) => [service]), services].map((destinations) => [
				`household of ${sources} with ${destinations}`,
				household({
					people: family,
					sources: /** @type {(keyof typeof SOURCES)[]} */ (sources),
					destinations,
				}),
			]),
		),
	);
}

/** @param {string} node @param {Record<string, unknown>} workflows */
async function saidByN8n(node, workflows) {
	const child = spawn(node, [support('migrationRules.cjs')], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	child.stdin.end(JSON.stringify({ home: n8nFolder(), checkout: REPOSITORY, workflows }));
	const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
	expect(code).toBe(0);
	/** @type {{ rules: string[], unmade: string[], found: string[] }} */
	const said = JSON.parse(printed);
	return said;
}

/** Calls a workflow that is not there, with *Always Output Data* and an error output: what n8n 3 does otherwise. */
const ruleInForce = {
	name: 'Which rule is in force',
	settings: { executionOrder: 'v1' },
	nodes: [
		core('webhook', 2)(
			'Ask',
			[0, 0],
			{ path: 'which-rule', responseMode: 'lastNode' },
			{ webhookId: 'which-rule' },
		),
		callBy(
			'Nobody',
			[200, 0],
			// As an expression: n8n publishes nothing that calls a workflow which is not there.
			{ mode: 'id', value: "={{ 'nosuchworkflow01' }}" },
			{ onError: 'continueErrorOutput', alwaysOutputData: true },
		),
		setItem('Above', [400, 100], "={{ { output: 'regular' } }}"),
		setItem('Below', [400, -100], "={{ { output: 'error' } }}"),
	],
	connections: {
		Ask: { main: [[{ node: 'Nobody', type: 'main', index: 0 }]] },
		Nobody: {
			main: [
				[{ node: 'Above', type: 'main', index: 0 }],
				[{ node: 'Below', type: 'main', index: 0 }],
			],
		},
	},
};

describe('what n8n 2 says of the change to n8n 3', () => {
	it('finds nothing in any template or generated household', async () => {
		const { node } = await installN8n();
		const workflows = { ...TEMPLATES, ...households() };
		expect(Object.keys(workflows).length).toBeGreaterThan(40);
		const { rules, unmade, found } = await saidByN8n(node, workflows);
		expect(rules.length).toBeGreaterThan(10);
		expect(unmade).toEqual([]);
		expect(found).toEqual([]);
	}, 120_000);

	it('would say so of a node with two outputs whose empty item somebody counts on', async () => {
		const { node } = await installN8n();
		const { found } = await saidByN8n(node, { one: ruleInForce });
		expect(found).toHaveLength(1);
		expect(found[0]).toContain('always-output-data-multi-output');
	}, 120_000);
});

describe('no play lost under n8n 3’s rule for Always Output Data', () => {
	/** @type {string} */
	let userFolder;
	/** @type {import('../../tools/n8n/instance.mjs').Instance} */
	let instance;
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;

	beforeAll(async () => {
		userFolder = await mkdtemp(join(tmpdir(), 'scrobble-n8n3-'));
		await installPackage(await packPackage(), userFolder);
		instance = await startN8n({
			...(await installN8n()),
			userFolder,
			env: { NODE_OPTIONS: `--require "${support('alwaysOutputDataOfN8n3.cjs')}"` },
		});
		const client = new N8nClient(instance.address);
		await client.signIn(await localOwner(userFolder));
		house = await openNoPlayLost({ client });
	}, 300_000);
	afterAll(async () => {
		await house.close();
		await instance.stop();
		await rm(userFolder, { recursive: true, force: true });
	});

	it('is in force here', async () => {
		const { client } = house;
		const stored = await client.importWorkflow(ruleInForce);
		await client.publish(stored);
		const answer = await fetch(`${client.address}/webhook/which-rule`);
		expect(await answer.json()).toEqual({ output: 'error' });
		await client.unpublish(stored.id);
	}, 60_000);

	it('gives everybody their turn who comes after a person that is not reached', async () => {
		for (const [account, item] of /** @type {const} */ ([
			[alice.plex, films.ferry],
			[bob.plex, films.tinHarbour],
		]))
			await house.fromPlex('media.scrobble', { account, item });
		const rows = [
			await house.row(`${films.ferry.title} (${films.ferry.year})`, { state: 'done' }),
			await house.row(`${films.tinHarbour.title} (${films.tinHarbour.year})`, { state: 'done' }),
		];
		const { history } = house.trakt.account(bob.name);
		expect(history.map(titleOfPlay)).toEqual([films.tinHarbour.title]);
		history.length = 0;

		await house.client.unpublish(house.ids['person of Alice'] ?? '');
		await house.again(...rows);
		await until('Bob’s play', () => history.map(titleOfPlay).includes(films.tinHarbour.title));
		const [told] = await until('the message', async () => {
			const messages = await house.told(0);
			return messages.length > 0 && messages;
		});
		expect(told.subject).toBe('The workflow of Alice could not be run');
		expect(told.text).toContain('go again by themselves');
	}, 120_000);
});
