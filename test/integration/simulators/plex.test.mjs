import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { doubleFile, films, people, shows, special } from '../../../simulators/household.mjs';
import { episode, runtimeMs } from '../../../simulators/library.mjs';
import { plexServer } from '../../../simulators/plex.mjs';

const { alice, bob } = people;
const at = new Date('2026-03-08T20:00:00.000Z');
const newServer = () => plexServer({ name: 'Attic', uuid: '5f0e'.repeat(10) });

/** @param {import('../../../simulators/http/post.mjs').WebhookRequest} request */
async function formOf({ headers, body }) {
	const form = await new Response(new Uint8Array(body), { headers }).formData();
	const thumb = form.get('thumb');
	return { payload: String(form.get('payload')), thumb: thumb instanceof File ? thumb : undefined };
}

describe('the simulated Plex server', () => {
	it('sends a form with the payload as JSON, and a poster where Plex sends one', async () => {
		const request = newServer().event('media.play', {
			account: alice.plex,
			item: films.cartographer,
			at,
		});
		expect(request.headers['User-Agent']).toMatch(/^PlexMediaServer\/1\./);
		expect(request.body.toString('latin1')).toContain(
			'name="payload"\r\nContent-Type: application/json\r\n\r\n{"event":"media.play"',
		);
		const { payload, thumb } = await formOf(request);
		expect(JSON.parse(payload)).toMatchObject({
			event: 'media.play',
			user: true,
			owner: true,
			Account: { id: 1, title: 'alice.at.home' },
			Server: { title: 'Attic' },
			Player: { title: 'Living Room TV' },
			Metadata: {
				type: 'movie',
				title: 'The Lighthouse Cartographer',
				year: 2019,
				duration: 6_720_000,
				guid: expect.stringMatching(/^plex:\/\/movie\/[0-9a-f]{24}$/),
				Guid: [{ id: 'imdb://tt99000101' }, { id: 'tmdb://99000101' }, { id: 'tvdb://99000111' }],
			},
		});
		expect(thumb).toMatchObject({ name: 'thumb.jpg', type: 'image/jpeg' });
		const paused = newServer().event('media.pause', {
			account: alice.plex,
			item: films.cartographer,
		});
		expect((await formOf(paused)).thumb).toBeUndefined();
	});

	it('says of another person that the owner’s webhook carries the event', () => {
		const payload = newServer().payload('media.play', {
			account: bob.plex,
			item: films.cartographer,
		});
		expect(payload).toMatchObject({
			user: false,
			owner: true,
			Account: { id: 30417702, title: 'Bob' },
		});
	});

	it('gives an episode its own ids and year, and the show’s title', () => {
		const item = episode(shows.saltAndCircuit, 2, 1);
		expect(newServer().payload('media.play', { account: bob.plex, item })).toMatchObject({
			Metadata: {
				type: 'episode',
				grandparentTitle: 'Salt & Circuit',
				parentIndex: 2,
				index: 1,
				year: 2020,
				Guid: [{ id: 'imdb://tt99000241' }, { id: 'tmdb://99000241' }, { id: 'tvdb://99000251' }],
			},
		});
		expect(newServer().payload('media.play', { account: bob.plex, item: special })).toMatchObject({
			Metadata: { parentIndex: 0, parentTitle: 'Specials' },
		});
	});

	it('does not say that a file holds two episodes', () => {
		const payload = newServer().payload('media.scrobble', { account: bob.plex, item: doubleFile });
		expect(payload).toMatchObject({
			Metadata: { index: 1, title: 'Arrivals', duration: 52 * 60_000 },
		});
		expect(JSON.stringify(payload)).not.toContain('Platforms');
	});

	it.each([
		['thetvdb', 'com.plexapp.agents.thetvdb://99000201/1/2?lang=en'],
		['themoviedb', 'com.plexapp.agents.themoviedb://99000200/1/2?lang=en'],
		['hama', 'com.plexapp.agents.hama://tvdb-99000201/1/2?lang=en'],
	])('names an episode by its show’s id under the agent %s', (agent, guid) => {
		const item = episode(shows.saltAndCircuit, 1, 2);
		const known = /** @type {import('../../../simulators/plex/guids.mjs').Agent} */ (agent);
		const payload = newServer().payload('media.play', { account: bob.plex, item, agent: known });
		expect(payload).toMatchObject({ Metadata: { guid } });
		expect(payload).not.toHaveProperty('Metadata.Guid');
	});

	it('leaves the position out of a scrobble and of the stop behind it, and counts the view', () => {
		const server = newServer();
		const watching = { account: alice.plex, item: films.tinHarbour, at };
		const end = runtimeMs(films.tinHarbour) * 0.95;
		expect(server.payload('media.play', watching)).not.toHaveProperty('Metadata.viewOffset');
		const paused = server.payload('media.pause', { ...watching, viewOffsetMs: 600_000 });
		expect(paused).toMatchObject({
			Metadata: { viewOffset: 600_000, lastViewedAt: 1_773_000_000 },
		});
		expect(paused).not.toHaveProperty('Metadata.viewCount');
		for (const event of /** @type {const} */ (['media.scrobble', 'media.stop'])) {
			const payload = server.payload(event, { ...watching, viewOffsetMs: end });
			expect(payload).toMatchObject({ Metadata: { viewCount: 1, lastViewedAt: 1_773_000_000 } });
			expect(payload).not.toHaveProperty('Metadata.viewOffset');
		}
		expect(server.payload('media.scrobble', watching)).toMatchObject({
			Metadata: { viewCount: 2 },
		});
	});

	it('leaves no trace of a viewing that was stopped at once', () => {
		const happening = { account: alice.plex, item: films.tinHarbour, viewOffsetMs: 20_000 };
		const payload = newServer().payload('media.stop', happening);
		for (const name of ['viewOffset', 'viewCount', 'lastViewedAt']) {
			expect(payload).not.toHaveProperty(`Metadata.${name}`);
		}
	});

	it('rates with a text or a number, beside Metadata.userRating', () => {
		const rate = { account: alice.plex, item: films.tinHarbour, at };
		expect(newServer().payload('media.rate', { ...rate, rating: '10' })).toMatchObject({
			rating: '10',
			Metadata: { userRating: 10, lastRatedAt: 1_773_000_000 },
		});
		expect(newServer().payload('media.rate', { ...rate, rating: 4 })).toMatchObject({ rating: 4 });
	});

	it('has no player in news of the library', () => {
		const news = newServer().payload('library.new', {
			account: alice.plex,
			item: films.tinHarbour,
		});
		expect(news).not.toHaveProperty('Player');
	});
});

describe('sending a webhook', () => {
	/** @type {import('node:http').Server} */
	let listener;
	/** @type {{ headers: import('node:http').IncomingHttpHeaders, body: Buffer }[]} */
	const received = [];
	beforeAll(async () => {
		listener = createServer(async (message, response) => {
			const chunks = [];
			for await (const chunk of message) chunks.push(chunk);
			received.push({ headers: message.headers, body: Buffer.concat(chunks) });
			response.writeHead(200).end('thank you');
		});
		await new Promise((resolve) => listener.listen(0, '127.0.0.1', () => resolve(undefined)));
	});
	afterAll(() => void listener.close());

	it('sends these headers and bytes and no others', async () => {
		const server = newServer();
		const request = server.event('media.play', { account: alice.plex, item: films.uebermut });
		const address = listener.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		const answer = await server.send(`http://127.0.0.1:${port}/webhook/plex?token=x`, request);
		expect(answer).toMatchObject({ status: 200, text: 'thank you' });
		expect(received[0]?.body.equals(request.body)).toBe(true);
		expect(Object.keys(received[0]?.headers ?? {}).sort()).toEqual([
			'accept',
			'connection',
			'content-length',
			'content-type',
			'host',
			'user-agent',
		]);
	});
});
