/**
 * Takes the pictures in docs/images from the real editor: n8n with the packed package, in headless Chromium.
 * Chromium is Debian's (`apt-get install chromium`), or what CHROMIUM names.
 */
import './terminal/plainErrors.mjs';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from './n8n/client.mjs';
import { installN8n } from './n8n/install.mjs';
import { startN8n } from './n8n/instance.mjs';
import { localOwner } from './n8n/owner.mjs';
import {
	installDevelopmentDependencies,
	installPackage,
	packPackage,
	readTemplates,
	REPOSITORY,
} from './n8n/package.mjs';
import { withWebhookIds } from './n8n/workflow.mjs';
import { step } from './terminal/progress.mjs';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(chromium))
	throw new Error(`There is no Chromium at ${chromium}: install it, or name it in CHROMIUM`);
const images = join(REPOSITORY, 'docs', 'images');
await mkdir(images, { recursive: true });
await installDevelopmentDependencies();
const { chromium: browserType } = await import('playwright-core');

const { node, bin } = await installN8n();
const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-pictures-'));
await installPackage(await packPackage(), userFolder);
const owner = await localOwner(userFolder);
const instance = await step('n8n started', () => startN8n({ node, bin, userFolder }));
const browser = await browserType.launch({
	executablePath: chromium,
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
	],
});
try {
	const client = new N8nClient(instance.address);
	await client.signIn(owner);
	const page = await (
		await browser.newContext({ viewport: { width: 1600, height: 900 }, deviceScaleFactor: 1 })
	).newPage();
	await page.goto(`${instance.address}/signin`);
	await page.getByTestId('auth-form').waitFor();
	await page.locator('input[type=email], input[name=emailOrLdapLoginId]').first().fill(owner.email);
	await page.locator('input[type=password]').first().fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/home|workflow/);
	for (const [file, template] of await readTemplates()) {
		const { id } = await client.importWorkflow(withWebhookIds(template));
		await step(`picture of ${file}`, async () => {
			await page.goto(`${instance.address}/workflow/${id}`);
			await page.getByTestId('canvas-node').first().waitFor();
			await page.keyboard.press('1');
			await page.waitForLoadState('networkidle');
			await page.screenshot({ path: join(images, file.replace(/\.json$/, '.png')) });
		});
	}
} finally {
	await browser.close();
	await instance.stop();
	await rm(userFolder, { recursive: true, force: true });
}
