import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { eveningForHistory } from '../e2e/support/eveningForHistory.mjs';
import { openNoPlayLost } from '../e2e/support/noPlayLost.mjs';
import { launchChromium } from './support/chromium.mjs';

const picture = (/** @type {string} */ name) =>
	fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
const PHONE = { width: 390, height: 844 };

describe('the sync history in a real browser', () => {
	/** @type {import('../e2e/support/noPlayLost.mjs').LostHouse} */
	let house;
	/** @type {import('playwright-core').Browser} */
	let browser;
	/** @type {import('playwright-core').Page} */
	let page;
	/** @type {string[]} */
	const asked = [];
	/** @type {string[]} */
	const complaints = [];

	beforeAll(async () => {
		house = await openNoPlayLost();
		await eveningForHistory(house);
		browser = await launchChromium();
		const { user: username, password } = house.basic;
		const context = await browser.newContext({
			httpCredentials: { username, password },
			viewport: { width: 1100, height: 900 },
		});
		page = await context.newPage();
		page.on('request', (request) => asked.push(new URL(request.url()).host));
		page.on('console', (message) => complaints.push(message.text()));
		page.on('pageerror', (failure) => complaints.push(failure.message));
		await page.goto(house.addresses.history);
	}, 240_000);
	afterAll(async () => {
		await browser.close();
		await house.close();
	});

	it('shows every play once, with the figures of the last days', async () => {
		expect(await page.locator('.plays li').count()).toBe(7);
		expect(await page.locator('#plays').innerText()).toBe('7');
		expect(await page.locator('.days li').count()).toBe(14);
		const heights = await page
			.locator('.days i')
			.evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
		expect(heights.filter((height) => height > 0).length).toBeGreaterThanOrEqual(2);
		expect(await page.getByText('Ada & the "Night" Ferry (2021)').count()).toBe(2);
		await page.screenshot({ path: picture('sync-history'), fullPage: true });
	});

	it('filters with its own form, and says what is chosen', async () => {
		await page.getByLabel('Person').selectOption('Bob');
		await page.getByLabel('Status').selectOption('waiting');
		await page.getByRole('button', { name: 'Show' }).click();
		await page.waitForURL(/person=Bob/);
		expect(await page.locator('.plays strong').allInnerTexts()).toEqual([
			'Ada & the "Night" Ferry (2021)',
		]);
		expect(await page.locator('.why').innerText()).toMatch(/Next try \d{4}-\d\d-\d\d \d\d:\d\d/);
		expect(await page.getByLabel('Person').inputValue()).toBe('Bob');
	});

	it('fits a phone, whatever the title', async () => {
		await page.setViewportSize(PHONE);
		await page.goto(house.addresses.history);
		const [wide, inside] = await page.evaluate(() => [
			document.documentElement.scrollWidth,
			document.documentElement.clientWidth,
		]);
		expect(wide).toBe(inside);
		await page.screenshot({ path: picture('sync-history-phone') });
	});

	it('leads to the form that tries plays again', async () => {
		await page.getByRole('link', { name: 'Try plays again' }).click();
		await page.getByText('What you choose is tried again at once').waitFor();
	});

	it('asks n8n alone, and the browser has nothing to complain of', async () => {
		// n8n's form, where the page before was, asks for fonts from elsewhere.
		await page.goto('about:blank');
		asked.length = 0;
		complaints.length = 0;
		await page.goto(house.addresses.history);
		expect(new Set(asked.filter((host) => host !== ''))).toEqual(
			new Set([new URL(house.client.address).host]),
		);
		expect(complaints).toEqual([]);
	});
});
