/**
 * Takes the pictures in docs/images from the real editor: n8n with the packed package and the household of the demo, in
 * headless Chromium. Chromium is Debian's (`apt-get install chromium`), or what CHROMIUM names.
 */
import './terminal/plainErrors.mjs';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doubleFile, films, moveIn, people } from '../test/simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../test/simulators/jellyfin.mjs';
import { plexServer } from '../test/simulators/plex.mjs';
import { startTrakt } from '../test/simulators/trakt/index.mjs';
import { prepareHousehold } from './demo/household.mjs';
import { N8nClient } from './n8n/client.mjs';
import { installN8n } from './n8n/install.mjs';
import { startN8n } from './n8n/instance.mjs';
import { localOwner } from './n8n/owner.mjs';
import {
	installDevelopmentDependencies,
	installPackage,
	packPackage,
	REPOSITORY,
} from './n8n/package.mjs';
import { step } from './terminal/progress.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath))
	throw new Error(`There is no Chromium at ${executablePath}: install it, or name it in CHROMIUM`);
const images = join(REPOSITORY, 'docs', 'images');
const TOKEN = 'a-token-for-the-pictures';
await mkdir(images, { recursive: true });
await installDevelopmentDependencies();
const { chromium, selectors } = await import('playwright-core');
selectors.setTestIdAttribute('data-test-id');

const { node, bin } = await installN8n();
const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-pictures-'));
await installPackage(await packPackage(), userFolder);
const owner = await localOwner(userFolder);
const instance = await step('n8n started', () => startN8n({ node, bin, userFolder }));
const client = new N8nClient(instance.address);
const trakt = await startTrakt();
const browser = await chromium.launch({
	executablePath,
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
	await client.signIn(owner);
	moveIn(trakt);
	const { workflowId, addresses } = await prepareHousehold({
		client,
		trakt,
		token: TOKEN,
		people: [people.alice, people.bob],
	});
	const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
	await context.addCookies(
		client.cookies.map(({ name, value }) => ({ name, value, url: instance.address })),
	);
	const page = await context.newPage();
	/** @param {string} name */
	const picture = (name) =>
		step(
			`docs/images/${name}.png`,
			async () => void (await page.screenshot({ path: join(images, `${name}.png`) })),
		);
	/** @param {string} path @param {string} selector that is there once the page is drawn */
	const open = async (path, selector) => {
		await page.goto(`${instance.address}${path}`);
		await page.locator(selector).first().waitFor();
		await page.waitForLoadState('networkidle');
	};
	const node = (/** @type {string} */ name) => page.locator(`[data-node-name="${name}"]`).first();

	await open(`/workflow/${workflowId}`, '.vue-flow__node');
	// n8n's own advice for newly published workflows lies over the canvas.
	await page.mouse.click(1400, 800);
	await page.getByText('Production Checklist').waitFor({ state: 'hidden' });
	await picture('household-to-trakt');
	for (const [name, file] of [
		['Plex Trigger', 'plex-trigger'],
		['Jellyfin Trigger', 'jellyfin-trigger'],
		["Alice's Trakt", 'trakt'],
	]) {
		await node(name ?? '').dblclick();
		await page.getByTestId('node-parameters').first().waitFor();
		await page.waitForLoadState('networkidle');
		await picture(file ?? '');
		await page.keyboard.press('Escape');
	}

	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const jellyfin = jellyfinWebhookPlugin({
		serverName: 'Cellar',
		serverId: 'ce11a000ce11a000ce11a000ce11a000',
		headers: { 'X-Scrobble-Token': TOKEN },
	});
	await plex.send(
		`${addresses.plex}?token=${TOKEN}`,
		plex.event('media.scrobble', { account: people.alice.plex, item: films.cartographer }),
	);
	await jellyfin.send(
		addresses.jellyfin,
		jellyfin.event('PlaybackStop', {
			user: people.bob.jellyfin,
			item: doubleFile,
			positionMs: 3_000_000,
			playedToCompletion: true,
		}),
	);
	await open(
		`/workflow/${workflowId}/executions`,
		'[data-test-id="execution-list-item"], [data-test-id="auto-refresh-checkbox"]',
	);
	await page.locator('.vue-flow__node, iframe').first().waitFor();
	await page.waitForLoadState('networkidle');
	await picture('executions');
} finally {
	await browser.close();
	await instance.stop();
	await trakt.stop();
	await rm(userFolder, { recursive: true, force: true });
}
