import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, moveIntoJellyfin, shows } from '../simulators/household.mjs';
import { episode } from '../simulators/library.mjs';
import { startJellyfin } from '../simulators/jellyfinServer.mjs';
import { answered } from './recordings/jellyfin/recordings.mjs';

const NOBODY = 'f'.repeat(32);

/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
let server;
/** @type {Record<string, string>} */
let values;
/** @type {Record<string, string>} */
let tokens;

/** @param {string} serverVersion */
async function begin(serverVersion) {
	server = await startJellyfin({ serverVersion });
	const { alice, bob } = moveIntoJellyfin(server);
	const first = episode(shows.saltAndCircuit, 1, 1);
	const season = server.item(first).parent;
	const version = server.addVersion(films.ferry);
	values = {
		U: bob.id,
		O: alice.id,
		none: NOBODY,
		film: films.ferry.shelf.itemId,
		version: version.id,
		series: shows.saltAndCircuit.shelf.itemId,
		season: season?.id ?? '',
		episode: first.shelf.itemId,
		lib: server.item(films.ferry).library.id,
	};
	const ofDevice = 'Client="t", Device="t", DeviceId="t", Version="1"';
	tokens = {
		key: `Token="${server.addApiKey('n8n')}"`,
		user: `Token="${server.signIn('bob')}"`,
		bad: 'Token="nobody"',
		login: ofDevice,
	};
}

/** @param {ReturnType<typeof answered>[number]} asked */
async function answer({ as, method, path, body }) {
	const filled = path.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? NOBODY);
	const got = await fetch(server.address + filled, {
		method,
		headers: {
			...(tokens[as] ? { authorization: `MediaBrowser ${tokens[as]}` } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await got.text();
	const contentType = got.headers.get('content-type');
	const said = contentType?.startsWith('application/json') ? JSON.parse(text) : text;
	return {
		status: got.status,
		contentType,
		...(got.status < 400
			? {}
			: { said: typeof said === 'object' ? Object.keys(said).sort() : said }),
	};
}

describe.each([
	['10.11.11', '10.11.11'],
	['12.0', '12.0.0'],
])('the simulated Jellyfin answers as the recorded %s does', (recording, serverVersion) => {
	beforeAll(async () => await begin(serverVersion));
	afterAll(async () => await server.stop());

	it.each(answered(recording))('$as $method $path', async (asked) => {
		const { status, contentType, said } = asked;
		expect(await answer(asked)).toEqual({
			status,
			contentType,
			...(said === undefined ? {} : { said }),
		});
	});
});
