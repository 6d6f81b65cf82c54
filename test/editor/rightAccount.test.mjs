import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withWebhookIds } from '../../tools/n8n/workflow.mjs';
import { household } from '../../workflows/household/household.mjs';
import { asFile } from '../../workflows/kit/workflow.mjs';
import { openEditor } from './support/editor.mjs';

/** n8n puts a credential that it knows into a node that names none: Bob's film was in Alice's Trakt. */
describe('a household of two, where n8n knows the accounts of one', () => {
	/** @type {import('./support/editor.mjs').Editor} */
	let editor;
	/** @type {string} */
	let folder;
	/** @type {Record<string, { id: string, name: string }>} */
	let alices;
	const workflow = household({
		people: ['Alice', 'Bob'].map((name) => ({ name, match: name })),
		sources: ['plex'],
		destinations: ['trakt', 'movary'],
	});

	beforeAll(async () => {
		editor = await openEditor();
		const { client } = editor;
		const app = { clientId: 'app', clientSecret: 'secret' };
		const movary = { address: 'http://localhost:1', userName: 'alice', token: 'hers' };
		alices = {
			'Plex Trigger': await client.createCredential('Webhook Token', 'mediaServerWebhookTokenApi', {
				token: 'of-the-whole-house',
			}),
			"Alice's Trakt": await client.createCredential("Alice's Trakt", 'traktOAuth2Api', app),
			"Alice's Movary": await client.createCredential("Alice's Movary", 'movaryApi', movary),
		};
		folder = await mkdtemp(join(tmpdir(), 'scrobble-right-account-'));
		const file = join(folder, 'household.json');
		await writeFile(file, asFile(workflow));
		await editor.importFile(file, workflow.nodes.length);
	});
	afterAll(async () => {
		await editor.close();
		await rm(folder, { recursive: true });
	});

	it("marks each of Bob's nodes as one without its account, and none of Alice's", async () => {
		for (const name of Object.keys(alices)) expect(await editor.marksOn(name)).toEqual([]);
		for (const service of ['Trakt', 'Movary'])
			expect(await editor.marksOn(`Bob's ${service}`)).toEqual([
				expect.stringContaining(`Bob's ${service}`),
			]);
	});

	it("shows no account of Alice's in Bob's node, and puts none in when it is opened", async () => {
		await editor.openPanel("Bob's Trakt");
		expect(await editor.panel.innerText()).not.toContain("Alice's Trakt");
		await editor.closePanel();
		expect(await editor.marksOn("Bob's Trakt")).toHaveLength(1);
	});

	it("keeps Alice's accounts in her nodes alone, and publishes nothing before Bob has his", async () => {
		await editor.page.getByTestId('workflow-open-publish-modal-button').click();
		await editor.page.getByTestId('workflow-publish-callout-node-issues').waitFor();
		const { client } = editor;
		const stored = await client.importWorkflow(withWebhookIds(workflow));
		const kept = Object.fromEntries(
			stored.nodes.map((/** @type {Record<string, any>} */ { name, credentials }) => [
				name,
				Object.values(credentials ?? {}).map(({ id }) => id),
			]),
		);
		expect(kept).toMatchObject({
			...Object.fromEntries(Object.entries(alices).map(([name, { id }]) => [name, [id]])),
			"Bob's Trakt": [null],
			"Bob's Movary": [null],
		});
		await expect(client.publish(stored)).rejects.toThrow(/credential/i);
	});
});
