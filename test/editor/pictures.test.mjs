import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { doubleFile, films, people } from '../../simulators/household.mjs';
import { openHousehold } from '../e2e/support/household.mjs';
import { everyNode } from '../support/thePackage.mjs';
import { openEditor } from './support/editor.mjs';

const nodes = await everyNode();
/** `JellyfinTrigger` → `jellyfin-trigger`. @param {string} name */
const fileOf = (name) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** @type {import('./support/editor.mjs').Editor} */
let editor;
beforeAll(async () => {
	editor = await openEditor();
});
afterAll(() => editor.close());

describe('the panel of every node, as it is dragged in', () => {
	it.each(nodes)(
		'$description.displayName shows its fields, and its picture',
		async ({ name, description }) => {
			const { displayName } = description;
			await editor.paste(
				{
					nodes: [
						{
							id: name,
							name: displayName,
							type: `n8n-nodes-scrobble.${description.name}`,
							typeVersion: 1,
							position: [0, 0],
							parameters: {},
						},
					],
					connections: {},
				},
				1,
			);
			const drawn = editor.node(displayName).locator('img').first();
			await drawn.waitFor();
			expect(
				await drawn.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
			).toBeGreaterThan(0);
			await editor.openPanel(displayName);
			expect(await editor.panel.getByTestId('parameter-item').count()).toBeGreaterThan(1);
			// Those of the webhook triggers are taken with the event of a test listen in them.
			if (!description.webhooks) await editor.picture(`${fileOf(name)}.png`);
			await editor.closePanel();
		},
	);
});

describe("n8n's execution log of a household", () => {
	/** @type {import('../e2e/support/household.mjs').Household} */
	let house;
	beforeAll(async () => {
		house = await openHousehold();
	});
	afterAll(() => house.close());

	it('shows which way a play went', async () => {
		await house.fromPlex('media.scrobble', {
			account: people.alice.plex,
			item: films.cartographer,
		});
		await house.fromJellyfin('PlaybackStop', {
			user: people.bob.jellyfin,
			item: doubleFile,
			positionMs: 3_000_000,
			playedToCompletion: true,
		});
		await house.log(2);
		await editor.open(`/workflow/${house.workflowId}/executions`, 'execution-preview-label');
		expect(await editor.page.getByText('Succeeded').count()).toBeGreaterThanOrEqual(2);
		await editor.node("Bob's Trakt").waitFor();
		// n8n's own advice for newly published workflows lies over the list.
		await editor.page.mouse.click(1000, 760);
		await editor.page.getByText('Production Checklist').waitFor({ state: 'hidden' });
		await editor.picture('executions.jpg');
	});
});
