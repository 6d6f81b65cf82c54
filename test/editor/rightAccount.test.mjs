import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
	let known;
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
		const token = { token: 'of-the-whole-house' };
		known = {
			'Plex Trigger': await client.createCredential(
				'Webhook Token',
				'mediaServerWebhookTokenApi',
				token,
			),
			"Alice's Trakt": await client.createCredential("Alice's Trakt", 'traktOAuth2Api', app),
			"Alice's Movary": await client.createCredential("Alice's Movary", 'movaryApi', movary),
		};
		folder = await mkdtemp(join(tmpdir(), 'scrobble-right-account-'));
	});
	afterAll(async () => {
		await editor.close();
		await rm(folder, { recursive: true });
	});

	/** @param {{ nodes: object[] }} imported */
	async function importIt(imported) {
		const file = join(folder, 'household.json');
		await writeFile(file, asFile(imported));
		await editor.importFile(file, imported.nodes.length);
	}
	/** What the node's panel shows as its account. @param {string} name */
	async function accountOf(name) {
		await editor.openPanel(name);
		const chosen = await editor.panel
			.getByTestId('node-credentials-select')
			.locator('input')
			.first()
			.inputValue();
		await editor.closePanel();
		return chosen;
	}

	it("would be seen to have Alice's account in Bob's node, if it did not ask by name", async () => {
		await importIt({ ...workflow, nodes: workflow.nodes.map(unnamed) });
		expect(await accountOf("Bob's Trakt")).toBe("Alice's Trakt");
	});

	it('has hers in her nodes, and none in his, even when they are opened', async () => {
		await importIt(workflow);
		for (const [name, credential] of Object.entries(known))
			expect({ name, account: await accountOf(name) }).toEqual({ name, account: credential.name });
		for (const name of ["Bob's Trakt", "Bob's Movary"])
			expect({ name, account: await accountOf(name) }).toEqual({ name, account: '' });
	});

	it('is not published before Bob has his own, and n8n names his nodes', async () => {
		await editor.page.getByTestId('workflow-open-publish-modal-button').click();
		await editor.page.getByTestId('workflow-publish-button').click();
		const refusal = editor.page.locator('.el-notification', { hasText: 'could not be published' });
		await refusal.waitFor();
		expect(await refusal.innerText()).toMatch(/"Bob's Trakt".*"Bob's Movary"/s);
		expect(await refusal.innerText()).not.toContain("Alice's");
	});
});

/** @param {Record<string, unknown>} node */
const unnamed = ({ credentials, ...rest }) => rest;
