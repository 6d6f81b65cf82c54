import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itemsOf } from '../../scripts/n8n/client.mjs';
import { CHAT_ADDRESS } from '../../scripts/workflow/chat.mjs';
import { films } from '../simulators/household.mjs';
import { POSTER } from '../simulators/plex/multipart.mjs';
import { plexServer } from '../simulators/plex.mjs';
import { startChat } from './support/chat.mjs';
import { until } from './support/n8n.mjs';
import { openThreeServices } from './support/threeServices.mjs';

const { cartographer, ferry } = films;
/** As Plex names her in the template. */
const ALICE = { id: 30417701, title: 'alice' };
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });

/** @type {import('./support/threeServices.mjs').ThreeServices} */
let home;
/** @type {Awaited<ReturnType<typeof startChat>>} */
let chat;
beforeAll(async () => {
	chat = await startChat();
	home = await openThreeServices({ films: Object.values(films) });
});
afterAll(async () => {
	await home.close();
	await chat.stop();
});
/** @param {number} count */
const messages = (count) =>
	until(`${count} messages`, () => chat.messages.length >= count && chat.messages.slice(count - 1));

describe('the template with a message for each play', () => {
	/** @type {Awaited<ReturnType<typeof home.publish>>} */
	let flow;
	beforeAll(async () => {
		chat.messages.length = 0;
		flow = await home.publish(
			'message-for-each-play',
			{},
			{ [CHAT_ADDRESS]: `${chat.address}/hook`, 'http://jellyfin.local:8096': chat.address },
		);
	});

	it('sends the poster that Plex sent, and who watches what', async () => {
		const play = plex.event('media.play', { account: ALICE, item: cartographer, viewOffsetMs: 0 });
		await plex.send(flow.plexAddress(), play);
		const [message] = await messages(1);
		expect(message?.contentType).toMatch(/^multipart\/form-data/);
		const text = message?.body.toString('latin1');
		expect(text).toContain('alice is watching The Lighthouse Cartographer (2019).');
		expect(message?.body.includes(POSTER)).toBe(true);
	});

	it("gets the poster of a play on Jellyfin from Jellyfin's own address", async () => {
		await home.jellyfin.play({ user: 'alice', item: ferry });
		const [message] = await messages(2);
		expect(message?.body.toString('latin1')).toContain('Ada & the "Night" Ferry (2021)');
		expect(message?.body.includes(POSTER)).toBe(true);
	});

	it('sends the text alone where there is no poster', async () => {
		const play = {
			account: ALICE,
			item: ferry,
			viewOffsetMs: 0,
			thumb: /** @type {const} */ (false),
		};
		await plex.send(flow.plexAddress(), plex.event('media.play', play));
		const [message] = await messages(3);
		expect(JSON.parse(String(message?.body))).toEqual({
			text: 'alice is watching Ada & the "Night" Ferry (2021).',
			content: 'alice is watching Ada & the "Night" Ferry (2021).',
		});
		const log = await flow.log(3);
		expect(log.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
	});

	it('says nothing of a pause or an end', async () => {
		const film = { account: ALICE, item: cartographer };
		await plex.send(
			flow.plexAddress(),
			plex.event('media.pause', { ...film, viewOffsetMs: 60_000 }),
		);
		await plex.send(flow.plexAddress(), plex.event('media.scrobble', film));
		expect(await flow.executions()).toHaveLength(3);
	});
});

describe('the template that asks for a rating', () => {
	/** @type {Awaited<ReturnType<typeof home.publish>>} */
	let flow;
	/** @type {string} */
	let form;
	beforeAll(async () => {
		chat.messages.length = 0;
		flow = await home.publish(
			'rate-what-you-watched',
			{},
			{ [CHAT_ADDRESS]: `${chat.address}/hook` },
		);
		await plex.send(
			flow.plexAddress(),
			plex.event('media.scrobble', { account: ALICE, item: cartographer }),
		);
		const [message] = await messages(1);
		const { text } = JSON.parse(String(message?.body));
		expect(text).toMatch(/^How was The Lighthouse Cartographer \(2019\)\? Rate it here: http/);
		form = text.slice(text.indexOf('http'));
	});

	it('leads to a form with the title and the numbers from 1 to 10', async () => {
		const page = await until('the waiting execution', async () => {
			const answer = await fetch(form);
			return answer.ok && (await answer.text());
		});
		expect(page).toContain('The Lighthouse Cartographer (2019)');
		for (let rating = 1; rating <= 10; rating++)
			expect(page).toMatch(new RegExp(`>\\s*${rating}\\s*<`));
	});

	it('makes the answer the rating at Trakt and on Jellyfin', async () => {
		const answer = new FormData();
		answer.set('field-0', '8');
		expect(await fetch(form, { method: 'POST', body: answer })).toMatchObject({ ok: true });
		const [execution = {}] = await flow.log(1);
		const items = itemsOf(execution);
		for (const name of ["Alice's Trakt", "Alice's Jellyfin"])
			expect(items[name]?.[0]?.[0]?.sync).toMatchObject({ status: 'rated' });
		expect(home.trakt.account('Alice').ratings).toMatchObject([
			{ rating: 8, type: 'movie', movie: { title: cartographer.title } },
		]);
		expect(home.jellyfin.userData('alice', cartographer)).toMatchObject({ rating: 8 });
	});

	it("asks nobody after somebody else's film", async () => {
		const bob = { id: 30417702, title: 'Bob' };
		await plex.send(
			flow.plexAddress(),
			plex.event('media.scrobble', { account: bob, item: ferry }),
		);
		expect(await flow.executions()).toHaveLength(1);
		expect(chat.messages).toHaveLength(1);
	});
});
