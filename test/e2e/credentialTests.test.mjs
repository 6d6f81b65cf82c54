import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveIntoJellyfin, passwords } from '../../simulators/household.mjs';
import { startJellyfin } from '../../simulators/jellyfinServer.mjs';
import { startMovary } from '../../simulators/movary.mjs';
import { startPlex } from '../../simulators/plexServer.mjs';
import { signedIn } from './support/n8n.mjs';

describe("n8n's test of a credential", () => {
	/** @type {Awaited<ReturnType<typeof signedIn>>} */
	let client;
	/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
	let jellyfin;
	/** @type {Awaited<ReturnType<typeof startMovary>>} */
	let movary;
	/** @type {Awaited<ReturnType<typeof startPlex>>} */
	let plex;

	beforeAll(async () => {
		client = await signedIn();
		[jellyfin, movary, plex] = await Promise.all([startJellyfin(), startMovary(), startPlex()]);
		moveIntoJellyfin(jellyfin);
	});
	afterAll(() => Promise.all([jellyfin.stop(), movary.stop(), plex.stop()]));

	/** As the editor does it on saving. @param {string} type @param {Record<string, unknown>} data */
	async function tested(type, data) {
		const credentials = { id: '', name: type, type, data };
		const answer = await client.rest('POST', '/credentials/test', { credentials });
		return String(answer.message);
	}

	/** Every credential with an address of its own, and what it is signed in with. @type {[string, string, Record<string, string>, string][]} */
	const withAddress = [
		['jellyfinApi', 'address', { apiKey: 'wrong' }, 'Jellyfin'],
		['plexApi', 'address', { token: 'wrong' }, 'Plex'],
		['movaryApi', 'address', { token: 'wrong', userName: 'ada' }, 'Movary'],
		['connectByCodeApi', 'n8nAddress', { apiKey: 'wrong' }, 'n8n'],
	];
	const addressOf = () => ({
		Jellyfin: jellyfin.address,
		Plex: plex.address,
		Movary: movary.address,
		n8n: client.address,
	});

	it.each(withAddress)('of %s says which field is no web address', async (type, field, data) => {
		expect(await tested(type, { ...data, [field]: 'at.home:8096' })).toMatch(
			/^The credential's ".*" is not a web address: give it with http:\/\//,
		);
	});

	it.each(withAddress)('of %s says that its key is refused', async (type, field, data, name) => {
		const address = Object(addressOf())[name];
		expect(await tested(type, { ...data, [field]: address })).toMatch(
			new RegExp(`^${name} does not accept .*\\(401\\): (put|create) `),
		);
	});

	it.each(withAddress)('of %s says that it is another service', async (type, field, data, name) => {
		const other = name === 'Movary' ? jellyfin.address : movary.address;
		expect(await tested(type, { ...data, [field]: other })).toMatch(
			/not at this address|other than/,
		);
	});

	it("of Jellyfin's API key says that it is a person's token, and takes a key", async () => {
		const signedInAs = await fetch(`${jellyfin.address}/Users/AuthenticateByName`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				authorization: 'MediaBrowser Client="x", Device="x", DeviceId="x", Version="1"',
			},
			body: JSON.stringify({ Username: 'bob', Pw: passwords.bob }),
		});
		const { AccessToken: apiKey } = await signedInAs.json();
		const { address } = jellyfin;
		expect(await tested('jellyfinApi', { address, apiKey })).toMatch(/no API key \(403\)/);
		const key = { address, apiKey: jellyfin.addApiKey('n8n') };
		expect(await tested('jellyfinApi', key)).toBe('Connection successful!');
	});

	it('shows the code alone where nobody answers, or without https: the docs say what each means', async () => {
		await movary.stop();
		const data = { address: movary.address, apiKey: 'x' };
		expect(await tested('jellyfinApi', data)).toBe('ECONNREFUSED');
		const https = jellyfin.address.replace('http:', 'https:');
		expect(await tested('jellyfinApi', { ...data, address: https })).toBe('EPROTO');
	});
});
