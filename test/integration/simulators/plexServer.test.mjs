import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { films, homeVideo, people, shows } from '../../../simulators/household.mjs';
import { episode } from '../../../simulators/library.mjs';
import { moveIntoPlex } from '../../../simulators/plexHousehold.mjs';
import { startPlex } from '../../../simulators/plexServer.mjs';
import { HandClock, send } from './visit.mjs';

const { cartographer, ferry } = films;
const brine = episode(shows.saltAndCircuit, 1, 2);
const ALICE = people.alice.plex.title;
const BOB = people.bob.plex.title;
const HISTORY = '/status/sessions/history/all';

/** @type {import('../../../simulators/plexServer.mjs').PlexSimulator} */
let plex;
/** @type {ReturnType<typeof moveIntoPlex>} */
let household;
const clock = new HandClock();
beforeEach(async () => {
	plex = await startPlex({ clock });
	household = moveIntoPlex(plex);
});
afterEach(() => plex.stop());

/** @param {string} asked @param {{ token?: string, headers?: Record<string, string> }} [as] */
const ask = (asked, { token = household.alice.token, headers = {} } = {}) => {
	const [method = 'GET', path = ''] = asked.split(' ');
	const json = { accept: 'application/json', 'x-plex-token': token };
	return send(plex.address + path, method, undefined, { ...json, ...headers });
};
/** @param {string} asked @param {Parameters<typeof ask>[1]} [as] */
const listed = async (asked, as) => {
	const { json } = await ask(asked, as);
	return /** @type {any} */ (json).MediaContainer.Metadata;
};
const keysOf = (/** @type {{ ratingKey?: string }[]} */ all) =>
	all.map(({ ratingKey }) => ratingKey);

describe('the simulated Plex server', () => {
	it('says who it is to anybody, and the rest to its own accounts alone', async () => {
		const open = await ask('GET /identity', { token: 'nobody' });
		expect(open.read('MediaContainer.machineIdentifier')).toBe('attic-plex');
		expect(open.read('MediaContainer.friendlyName')).toBeUndefined();
		expect((await ask('GET /', { token: 'nobody' })).status).toBe(401);
		expect((await ask('GET /')).read('MediaContainer.friendlyName')).toBe('Attic');
		expect((await ask('GET /accounts', { token: household.bob.token })).status).toBe(403);
		const { json } = await ask('GET /accounts');
		expect(/** @type {any} */ (json).MediaContainer.Account).toMatchObject([
			{ id: 0, name: '' },
			{ id: 1, name: ALICE },
			{ id: people.bob.plex.id, name: BOB },
			{ id: people.guest.plex.id },
		]);
	});

	it('speaks XML to whoever does not ask for JSON, and refuses with pages of its own', async () => {
		const xml = await ask('GET /', { headers: { accept: '*/*' } });
		expect(xml.text).toMatch(/^<\?xml/);
		const missing = await ask('GET /library/metadata/1');
		expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/html']);
		expect(missing.text).toContain('<title>Not Found</title>');
		expect(missing.headers['x-plex-protocol']).toBe('1.0');
	});

	it('keeps plays in its history, not marks, and answers it by account, date and page', async () => {
		plex.play(ALICE, cartographer);
		clock.pass(60_000);
		const from = Math.floor(clock.now() / 1000);
		plex.play(BOB, brine);
		clock.pass(60_000);
		plex.play(ALICE, brine);
		plex.play(ALICE, ferry, { percent: 50 });
		plex.mark(ALICE, ferry);

		const rows = await listed(`GET ${HISTORY}?sort=viewedAt:desc`);
		expect(keysOf(rows)).toEqual([brine, brine, cartographer].map(({ shelf }) => shelf.ratingKey));
		expect(rows[0]).toMatchObject({ accountID: 1, grandparentTitle: 'Salt & Circuit', index: 2 });
		expect(rows[0]).not.toHaveProperty('Guid');
		expect(await listed(`GET ${HISTORY}?viewedAt>=${from}`)).toHaveLength(2);
		expect(await listed(`GET ${HISTORY}?accountID=${people.bob.plex.id}`)).toHaveLength(1);
		expect(await listed(`GET ${HISTORY}`, { token: household.bob.token })).toHaveLength(1);

		const paging = { 'X-Plex-Container-Start': '1', 'X-Plex-Container-Size': '1' };
		const page = await ask(`GET ${HISTORY}`, { headers: paging });
		expect(page.read('MediaContainer.totalSize')).toBe(3);
		expect(page.read('MediaContainer.size')).toBe(1);
		expect(plex.state(ALICE, ferry)).toMatchObject({ viewCount: 1 });
		expect(plex.state(BOB, ferry)).toEqual({ viewCount: 0 });

		plex.remove(cartographer);
		expect((await listed(`GET ${HISTORY}`))[0]).not.toHaveProperty('ratingKey');
	});

	it('gives the metadata of several titles at once, with ids when they are asked for', async () => {
		const keys = [cartographer, brine, shows.saltAndCircuit].map(({ shelf }) => shelf.ratingKey);
		const asked = `GET /library/metadata/${[...keys, '7'].join(',')}`;
		expect(keysOf(await listed(asked))).toEqual(keys);
		expect(await listed(asked)).not.toContainEqual(
			expect.objectContaining({ Guid: expect.any(Array) }),
		);
		const [film, , show] = await listed(`${asked}?includeGuids=1`);
		expect(film.Guid).toContainEqual({ id: 'imdb://tt99000101' });
		expect(show).toMatchObject({
			type: 'show',
			Guid: expect.arrayContaining([{ id: 'tvdb://99000201' }]),
		});
	});

	it('lists what somebody has watched, the latest first', async () => {
		plex.mark(ALICE, cartographer);
		clock.pass(60_000);
		plex.mark(ALICE, homeVideo);
		const query = 'type=1&unwatched=0&sort=lastViewedAt:desc';
		expect(keysOf(await listed(`GET /library/sections/1/all?${query}`))).toEqual([
			homeVideo.shelf.ratingKey,
			cartographer.shelf.ratingKey,
		]);
		const { json } = await ask('GET /library/sections');
		expect(/** @type {any} */ (json).MediaContainer.Directory).toMatchObject([
			{ key: '1', type: 'movie' },
			{ key: '2', type: 'show' },
		]);
		expect((await ask('GET /library/sections/9/all')).status).toBe(404);
	});

	it('marks for whoever asks, and only with all that it needs', async () => {
		const { ratingKey } = ferry.shelf;
		const plugin = 'identifier=com.plexapp.plugins.library';
		expect((await ask(`PUT /:/scrobble?key=${ratingKey}`)).status).toBe(400);
		expect((await ask(`PUT /:/scrobble?key=7&${plugin}`)).status).toBe(404);
		const marked = await ask(`PUT /:/scrobble?key=${ratingKey}&${plugin}`);
		expect([marked.status, marked.text]).toEqual([200, '']);
		expect(plex.state(ALICE, ferry).viewCount).toBe(1);
		await ask(`GET /:/unscrobble?key=${ratingKey}&${plugin}`);
		expect(plex.state(ALICE, ferry)).toEqual({ viewCount: 0 });
	});

	it('keeps tokens out of its log, and meets planned faults', async () => {
		plex.faults.push({ match: { path: '/' }, action: { status: 503 } });
		expect((await ask('GET /')).status).toBe(503);
		expect((await ask('GET /')).status).toBe(200);
		expect(JSON.stringify(plex.requests)).not.toContain(household.alice.token);
	});
});
