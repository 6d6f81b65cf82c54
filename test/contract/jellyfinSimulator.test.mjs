import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, moveIntoJellyfin, shows } from '../../simulators/household.mjs';
import { startJellyfin } from '../../simulators/jellyfinServer.mjs';
import { episode } from '../../simulators/library.mjs';
import { answered } from './recordings/jellyfin/recordings.mjs';

const NOBODY = 'f'.repeat(32);

/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
let server;
/** @type {Record<string, string>} */
let values;
/** @type {Record<string, string>} */
let tokens;

/**
 * The names in a body, or in the entries of its list, for each type of item.
 * @param {any} body
 */
function fieldsOf(body) {
	const entries = Array.isArray(body) ? body : (body.Items ?? [body]);
	/** @type {Record<string, Set<string>>} */
	const named = {};
	for (const entry of entries) {
		const type = entry.ServerId && typeof entry.Type === 'string' ? entry.Type : '';
		named[type] = new Set([...(named[type] ?? []), ...Object.keys(entry)]);
	}
	return Object.fromEntries(Object.entries(named).map(([type, names]) => [type, [...names]]));
}

/**
 * What a title has or has not, whoever asks: those of the recording are other ones. Its series had days on which it was aired,
 * one film had no day of release; what somebody has done with a title is there where something was done.
 */
const OF_THE_TITLE = new Set([
	...[
		'PremiereDate',
		'IndexNumberEnd',
		'AirDays',
		'ProductionLocations',
		'PrimaryImageAspectRatio',
	],
	...['PlayedPercentage', 'LastPlayedDate', 'Rating', 'Likes', 'UnplayedItemCount'],
	// 12.0 says of folders, too, that they have none.
	'Chapters',
]);

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
		fields: got.status < 400 && text !== '' ? fieldsOf(said) : {},
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
		const { fields: _fields, ...answered } = await answer(asked);
		expect(answered).toEqual({
			status,
			contentType,
			...(said === undefined ? {} : { said }),
		});
	});

	const successes = answered(recording)
		// One of all, in an order that nobody asked for, is another one there.
		.filter(({ fields, path }) => fields !== undefined && !path.endsWith('limit=1'));
	it.each(successes)('with the fields of $as $method $path', async (asked) => {
		const { fields } = await answer(asked);
		const wanted = asked.fields ?? {};
		const both = Object.keys(fields).filter((type) => wanted[type] !== undefined);
		expect(both.length > 0 || Object.keys(fields).length === 0).toBe(true);
		for (const type of both) {
			const [ours, theirs] = [fields[type], wanted[type]].map((names) =>
				(names ?? []).filter((name) => !OF_THE_TITLE.has(name)).sort(),
			);
			expect(ours).toEqual(theirs);
		}
	});
});
