import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signedIn, until } from '../../e2e/support/n8n.mjs';
import { launchChromium } from './chromium.mjs';
import { windowFor } from './window.mjs';

const IMAGES = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const WINDOW = { width: 1400, height: 820 };

/** @typedef {Awaited<ReturnType<typeof openEditor>>} Editor */

/** n8n's editor in headless Chromium, signed in, with what a person does there. */
export async function openEditor() {
	const client = await signedIn();
	// As a newcomer has it: n8n would choose the credentials of earlier tests by itself, and say so.
	for (const { id } of Object.values(await client.rest('GET', '/credentials')))
		await client.rest('DELETE', `/credentials/${id}`);
	const browser = await launchChromium();
	const context = await browser.newContext({
		viewport: WINDOW,
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	await context.addCookies(
		client.cookies.map(({ name, value }) => ({ name, value, url: client.address })),
	);
	// n8n's advice for newcomers, which it gives once to each browser.
	await context.addInitScript(() => localStorage.setItem('N8N_PIN_DATA_DISCOVERY_NDV', 'true'));
	const page = await context.newPage();
	const panel = page.getByTestId('ndv').first();
	/** @param {string} name */
	const node = (name) => page.locator(`[data-node-name=${JSON.stringify(name)}]`).first();

	/** @param {string} path @param {string} testId of what is there once the page is drawn */
	const open = async (path, testId) => {
		await page.goto(`${client.address}${path}`);
		await page.getByTestId(testId).first().waitFor();
		await page.waitForLoadState('networkidle');
	};
	const emptyCanvas = async () => {
		await page.setViewportSize(WINDOW);
		await open('/workflow/new', 'workflow-menu');
	};
	/** @param {number} count */
	const nodesOnCanvas = (count) =>
		until(`${count} nodes on the canvas`, async () => {
			return (await page.locator('.vue-flow__node').count()) === count;
		});

	return {
		client,
		page,
		panel,
		node,
		open,
		/** @param {string} id @param {number} count of its nodes */
		async openWorkflow(id, count) {
			await open(`/workflow/${id}`, 'workflow-menu');
			await nodesOnCanvas(count);
		},

		/** What ⋯ → Import from file does, on an empty canvas. @param {string} file @param {number} count of nodes */
		async importFile(file, count) {
			await emptyCanvas();
			await page.getByTestId('workflow-import-input').setInputFiles(file);
			await nodesOnCanvas(count);
		},

		/** @param {unknown} workflow pasted as text onto an empty canvas @param {number} count of nodes */
		async paste(workflow, count) {
			await emptyCanvas();
			await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(workflow));
			await page
				.getByTestId('canvas-wrapper')
				.first()
				.click({ position: { x: 300, y: 500 } });
			await page.keyboard.press('Control+V');
			await nodesOnCanvas(count);
		},

		/** Where the nodes lie, as they are drawn now; without the notes. */
		boxes: () =>
			page.locator('[data-test-id="canvas-node"][data-node-name]').evaluateAll((drawn) =>
				drawn
					.filter((element) => !element.getAttribute('data-node-type')?.endsWith('stickyNote'))
					.map((element) => {
						const { x, y, width, height } = element.getBoundingClientRect();
						return { name: element.getAttribute('data-node-name') ?? '', x, y, width, height };
					}),
			),

		/** The notes whose text does not fit into them. */
		cutNotes: () =>
			page.locator('[data-node-type$="stickyNote"]').evaluateAll((notes) =>
				notes
					.filter((note) => {
						const end = note.getBoundingClientRect().bottom;
						const texts = [...note.querySelectorAll('h2, h3, p, li')];
						return texts.some((text) => text.getBoundingClientRect().bottom > end);
					})
					.map((note) => note.getAttribute('data-node-name')),
			),

		/** Whether n8n has the node's type. @param {string} name */
		async isKnown(name) {
			const body = node(name).getByTestId(/^canvas-(default|trigger|configuration)-node$/);
			await body.first().waitFor();
			return (await node(name).getByTestId('node-not-installed').count()) === 0;
		},

		/** What the red mark of a node says, line by line; nothing where it has none. @param {string} name */
		async marksOn(name) {
			const mark = node(name).getByTestId('node-issues');
			if ((await mark.count()) === 0) return [];
			await mark.hover();
			const tip = page.locator('.n8n-tooltip', { hasText: 'Issues' }).first();
			await tip.waitFor();
			const lines = (await tip.innerText()).split('\n').map((line) => line.trim());
			await page.mouse.move(5, 5);
			await tip.waitFor({ state: 'hidden' });
			return lines.filter((line) => line !== '' && line !== 'Issues');
		},

		/** @param {string} name */
		async openPanel(name) {
			await node(name).dblclick();
			await panel.getByTestId('node-parameters').first().waitFor();
		},
		async closePanel() {
			await page.keyboard.press('Escape');
			await panel.waitFor({ state: 'hidden' });
		},

		/** Into docs/images: .png for panels, .jpg for canvases, whose dots make a .png large. @param {string} file */
		async picture(file) {
			await page.waitForLoadState('networkidle');
			await page
				.locator('.el-notification__closeBtn')
				.evaluateAll((all) => all.forEach((close) => close.dispatchEvent(new Event('click'))));
			await page.locator('.el-notification').first().waitFor({ state: 'hidden' });
			await page.getByTestId('canvas-minimap').waitFor({ state: 'hidden' });
			const path = join(IMAGES, file);
			await mkdir(dirname(path), { recursive: true });
			const quality = file.endsWith('.jpg') ? { quality: 72 } : {};
			await page.screenshot({ path, animations: 'disabled', ...quality });
		},
		/** The whole workflow in sight, in a window in which it can be read. @param {import('./window.mjs').Placed[]} nodes */
		async showWhole(nodes) {
			await page.setViewportSize(windowFor(nodes));
			await page.getByTestId('zoom-to-fit').first().click();
			await page.mouse.move(700, 5);
		},
		close: () => browser.close(),
	};
}
