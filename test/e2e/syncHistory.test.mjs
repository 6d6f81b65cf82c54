import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eveningForHistory } from './support/eveningForHistory.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';

describe('the sync history, served by a real n8n', () => {
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	/** @param {string} query @param {string} [password] */
	const look = async (query = '', password = house.basic.password) => {
		const login = Buffer.from(`${house.basic.user}:${password}`).toString('base64');
		const answer = await fetch(`${house.addresses.history}${query}`, {
			headers: { authorization: `Basic ${login}` },
		});
		return { status: answer.status, headers: answer.headers, text: await answer.text() };
	};
	const titles = (/** @type {string} */ text) =>
		[...text.matchAll(/<li class="\w+"><strong>(.+?)<\/strong>/g)].map(([, title]) => title);

	beforeAll(async () => {
		house = await openNoPlayLost();
	}, 180_000);
	afterAll(() => house.close());

	it('is there before anybody has watched anything', async () => {
		const { status, text } = await look();
		expect(status).toBe(200);
		expect(text).toContain('No play fits.');
	});

	it('shows what the household watched, escaped, with what waits and what was given up', async () => {
		await eveningForHistory(house);
		const { text, headers } = await look();
		expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(headers.get('cache-control')).toBe('no-store');
		expect(titles(text)).toHaveLength(7);
		expect(text).toContain('Ada &amp; the &quot;Night&quot; Ferry (2021)');
		expect(text).toMatch(/id="waiting">1</);
		expect(text).toMatch(/id="dead">1</);
		expect(text).toMatch(/id="rate">83\.3 %</);
	}, 120_000);

	it('filters by person, destination and status', async () => {
		expect(titles((await look('?person=Bob&status=added')).text)).toEqual([
			'Salt &amp; Circuit S01E02',
			'Salt &amp; Circuit S01E01',
			'The Orchard Line S01E01',
		]);
		expect(titles((await look('?destination=movary')).text)).toEqual([]);
		expect(titles((await look('?status=dead')).text)).toEqual([
			'Grandfather Paints the Boat (2004)',
		]);
		expect((await look('?person=%3Cscript%3E')).text).not.toContain('<script');
	});

	it('shows nothing to whoever does not know the password, and nothing of n8n to those who do', async () => {
		const refused = await look('', 'guessed');
		expect(refused.status).toBe(401);
		expect(refused.text).not.toContain('Ferry');
		const { text } = await look();
		expect(text).not.toContain(house.token);
		expect(text).not.toMatch(/scrobble(Alice|Bob)|traktOAuth2Api|Bearer/);
	});
});
