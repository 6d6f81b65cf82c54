import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { CHAT_ADDRESS } from '../../workflows/kit/chat.mjs';
import { startChat } from './support/chat.mjs';
import { startMailbox } from './support/mailbox.mjs';
import { until } from './support/n8n.mjs';
import { openSimkl } from './support/simkl.mjs';
import { openThreeServices } from './support/threeServices.mjs';

const { cartographer, ferry } = films;
const TEMPLATE = 'rate-what-you-watched';
/** As Plex names her in the template. */
const ALICE = { id: 30417701, title: 'alice' };
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });

/** @type {import('./support/threeServices.mjs').ThreeServices} */
let home;
/** @type {import('./support/simkl.mjs').Simkl} */
let simkl;
/** @type {Awaited<ReturnType<typeof startChat>>} */
let chat;
/** @type {Awaited<ReturnType<typeof startMailbox>>} */
let mailbox;
beforeAll(async () => {
	chat = await startChat();
	mailbox = await startMailbox();
	simkl = await openSimkl();
	// Simkl takes a rating of what it has as watched: the workflow that syncs her plays was there first.
	for (const { title } of [cartographer, ferry]) {
		const watched = simkl.simkl.catalogue.titles.find((each) => each.title === title);
		if (watched) simkl.simkl.watch('Alice', watched, { at: new Date().toISOString() });
	}
	const smtp = { host: '127.0.0.1', port: mailbox.port, secure: false, disableStartTls: true };
	home = await openThreeServices({
		films: Object.values(films),
		more: {
			"Alice's Simkl": { simklOAuth2Api: await simkl.byOAuth('Alice') },
			'Ask by E-Mail': { smtp: await simkl.client.createCredential('Mail server', 'smtp', smtp) },
		},
	});
});
afterAll(async () => {
	await home.close();
	await simkl.close();
	await chat.stop();
	await mailbox.stop();
});

/** @param {Awaited<ReturnType<typeof home.publish>>} flow @param {typeof cartographer} item @param {{ id: number, title: string }} [account] */
const finish = (flow, item, account = ALICE) =>
	plex.send(flow.plexAddress(), plex.event('media.scrobble', { account, item }));

/** The form behind a link. @param {Awaited<ReturnType<typeof home.publish>>} flow @param {string} link */
async function formAt(flow, link) {
	// n8n never answers whoever asks while the execution still runs.
	await until('the waiting execution', async () =>
		(await flow.executions()).some(({ status }) => status === 'waiting'),
	);
	return await (await fetch(link)).text();
}

/** @param {string} link @param {string} rating */
async function answer(link, rating) {
	const form = new FormData();
	form.set('field-0', rating);
	expect(await fetch(link, { method: 'POST', body: form })).toMatchObject({ ok: true });
}

/** What the three services have of a film, and what the nodes said of it. @param {Awaited<ReturnType<typeof home.publish>>} flow @param {typeof cartographer} film */
async function ratingsOf(flow, film) {
	const items = itemsOf((await flow.log(1))[0] ?? {});
	const { library } = simkl.simkl.account('Alice');
	return {
		said: ["Alice's Trakt", "Alice's Jellyfin", "Alice's Simkl"].map(
			(name) => items[name]?.[0]?.[0]?.sync?.status,
		),
		trakt: home.trakt.account('Alice').ratings.find((rated) => rated.movie?.title === film.title)
			?.rating,
		jellyfin: home.jellyfin.userData('alice', film).rating,
		simkl: [...library.values()].find(({ title }) => title.title === film.title)?.rating,
	};
}

describe('the template that asks for a rating, in a chat', () => {
	/** @type {Awaited<ReturnType<typeof home.publish>>} */
	let flow;
	/** @type {string} */
	let link;
	const webhook = plex.event('media.scrobble', { account: ALICE, item: cartographer });
	beforeAll(async () => {
		flow = await home.publish(TEMPLATE, {}, { [CHAT_ADDRESS]: `${chat.address}/hook` });
		await plex.send(flow.plexAddress(), webhook);
		const [message] = await until('a message', () => chat.messages.length > 0 && chat.messages);
		const { text } = JSON.parse(String(message?.body));
		expect(text).toMatch(/^How was The Lighthouse Cartographer \(2019\)\? Rate it here: http/);
		link = text.slice(text.indexOf('http'));
	});

	it('leads to a form with the title and the numbers from 1 to 10', async () => {
		const page = await formAt(flow, link);
		expect(page).toContain('The Lighthouse Cartographer (2019)');
		for (let rating = 1; rating <= 10; rating++)
			expect(page).toMatch(new RegExp(`>\\s*${rating}\\s*<`));
	});

	it('makes the answer the rating at Trakt, on Jellyfin and at Simkl', async () => {
		await answer(link, '8');
		expect(await ratingsOf(flow, cartographer)).toEqual({
			said: ['rated', 'rated', 'rated'],
			trakt: 8,
			jellyfin: 8,
			simkl: 8,
		});
	});

	it('asks once about a play that comes twice', async () => {
		// Counted already: what comes again is a stop, and this trigger listens for plays alone.
		expect(await plex.send(flow.plexAddress(), webhook)).toMatchObject({ status: 200 });
		expect(await flow.executions()).toHaveLength(1);
		expect(chat.messages).toHaveLength(1);
	});

	it("asks nobody after somebody else's film", async () => {
		await finish(flow, ferry, { id: 30417702, title: 'Bob' });
		expect(await flow.executions()).toHaveLength(1);
		expect(chat.messages).toHaveLength(1);
		expect(mailbox.mails).toEqual([]);
	});
});

describe('the same by e-mail, with what its page says to enable and to disable', () => {
	it('sends an e-mail and waits: what is chosen behind its button becomes the rating', async () => {
		const asked = chat.messages.length;
		const flow = await home.publish(
			TEMPLATE,
			{ 'Ask by E-Mail': { fromEmail: 'n8n@home.test', toEmail: 'alice@home.test' } },
			{},
			{ 'Ask by E-Mail': false, 'Ask in the Chat': true, 'Wait for the Answer': true },
		);
		await finish(flow, ferry);
		const [mail] = await until('an e-mail', () => mailbox.mails.length > 0 && mailbox.mails);
		expect(mail?.to).toEqual(['alice@home.test']);
		expect(mail?.body).toContain('How was Ada & the "Night" Ferry (2021), from 1 to 10?');
		const link = /href="(http[^"]+)"/.exec(mail?.body ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
		expect(await formAt(flow, link)).toContain('Ferry');

		await answer(link, '6');
		expect(await ratingsOf(flow, ferry)).toEqual({
			said: ['rated', 'rated', 'rated'],
			trakt: 6,
			jellyfin: 6,
			simkl: 6,
		});
		expect(chat.messages).toHaveLength(asked);
	});
});
