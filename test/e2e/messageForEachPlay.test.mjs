import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { POSTER } from '../../simulators/plex/multipart.mjs';
import { CHAT_ADDRESS } from '../../workflows/kit/chat.mjs';
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
			allowed_mentions: { parse: [] },
			mrkdwn: false,
		});
		const log = await flow.log(3);
		expect(log.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
	});

	it('calls nobody and links nowhere, whatever a guest calls themselves', async () => {
		const account = { id: 41_880_993, title: '@everyone [x](http://example.org)' };
		const play = { account, item: ferry, viewOffsetMs: 0 };
		await plex.send(flow.plexAddress(), plex.event('media.play', play));
		const [message] = await messages(4);
		const text = message?.body.toString();
		expect(text).toContain('"allowed_mentions":{"parse":[]}');
		expect(text).toContain('everyone');
		expect(text).not.toMatch(/@everyone|[^\\]\]\(|http:\/\//);
	});

	it('says nothing of a pause or an end', async () => {
		const film = { account: ALICE, item: cartographer };
		await plex.send(
			flow.plexAddress(),
			plex.event('media.pause', { ...film, viewOffsetMs: 60_000 }),
		);
		await plex.send(flow.plexAddress(), plex.event('media.scrobble', film));
		expect(await flow.executions()).toHaveLength(4);
	});
});
