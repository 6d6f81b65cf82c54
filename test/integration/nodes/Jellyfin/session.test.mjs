import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JellyfinApi } from '../../../../credentials/JellyfinApi.credentials';
import { JellyfinUserApi } from '../../../../credentials/JellyfinUserApi.credentials';
import { Jellyfin } from '../../../../nodes/Jellyfin/Jellyfin.node';
import { forgetSignedInUsers } from '../../../../nodes/Jellyfin/client';
import { startJellyfin } from '../../../../simulators/jellyfinServer.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';
import { passwordCredential } from '../../../support/passwordCredential.mjs';

const PASSWORD = 'lamp room';

/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
let server;
beforeEach(async () => {
	forgetSignedInUsers();
	server = await startJellyfin({ basePath: '/jellyfin' });
	server.addUser({ name: 'Ada', password: PASSWORD });
	server.addUser({ name: 'Ben', password: 'other' });
	server.addLibrary({ name: 'Films', titles: 3 });
});
afterEach(async () => await server.stop());

/** What n8n keeps of a credential. @param {Record<string, string>} [changes] */
const storedUser = (changes) => ({
	address: `${server.address}/`,
	userName: 'Ada',
	password: PASSWORD,
	deviceId: 'n8n-nodes-scrobble',
	accessToken: '',
	allowUnauthorizedCerts: false,
	...changes,
});

const LIBRARIES = { resource: 'library', operation: 'getAll', returnAll: true, simplify: true };
const LOG_OUT = { resource: 'session', operation: 'logOut' };

/**
 * @param {import('n8n-workflow').ICredentialDataDecryptedObject} stored
 * @param {import('n8n-workflow').INodeParameters} [parameters]
 */
async function run(stored, parameters = LIBRARIES) {
	const isUser = 'password' in stored;
	const type = isUser ? new JellyfinUserApi() : new JellyfinApi();
	const { regular, failed } = await runInEngine({
		nodeType: new Jellyfin(),
		items: [{}],
		node: {
			onError: 'continueErrorOutput',
			parameters: { authentication: isUser ? 'user' : 'apiKey', ...parameters },
			credentials: { [type.name]: { id: server.address, name: 'Attic' } },
		},
		additionalData: { credentialsHelper: passwordCredential({ type, stored }) },
	});
	return { json: regular.map(({ json }) => json), failed: failed.map(({ json }) => json) };
}
const asked = () => server.requests.map(({ method, path }) => `${method} ${path}`);
const films = [expect.objectContaining({ name: 'Films' })];

describe("the Jellyfin node with a user's own session", () => {
	it('signs in, asks who it is, and needs neither again', async () => {
		const stored = storedUser();
		expect((await run(stored)).json).toEqual(films);
		expect((await run(stored)).json).toEqual(films);
		expect(asked()).toEqual([
			'POST /jellyfin/Users/AuthenticateByName',
			'GET /jellyfin/Users/Me',
			'GET /jellyfin/UserViews',
			'GET /jellyfin/UserViews',
		]);
	});

	it('signs in again when the server has ended the session', async () => {
		const stored = storedUser();
		await run(stored);
		server.revokeTokens('Ada');
		expect((await run(stored)).json).toEqual(films);
	});

	it('is not thrown out by its own executions that sign in at the same moment', async () => {
		const stored = storedUser();
		await run(stored);
		server.revokeTokens('Ada');
		const all = await Promise.all(Array.from({ length: 6 }, async () => await run(stored)));
		expect(all.map(({ json, failed }) => [json, failed])).toEqual(all.map(() => [films, []]));
	});

	it('logs out on the server itself, and signs in again when it is used again', async () => {
		const stored = storedUser();
		await run(stored);
		const { accessToken } = stored;
		expect((await run(stored, LOG_OUT)).json).toEqual([{ loggedOut: true }]);
		const headers = { Authorization: `MediaBrowser Token="${accessToken}"` };
		const answer = await fetch(`${server.address}/Users/Me`, { headers });
		expect(answer.status).toBe(401);
		expect((await run(stored)).json).toEqual(films);
		expect(stored.accessToken).not.toBe(accessToken);
	});

	it('says that a password is wrong, and shows neither password nor token', async () => {
		const { json, failed } = await run(storedUser({ password: 'guess-4711' }));
		expect(json).toEqual([]);
		expect(failed[0]).toMatchObject({
			details: { destination: 'jellyfin', account: 'Attic', kind: 'reconnect' },
		});
		expect(JSON.stringify(failed)).not.toContain('guess-4711');
	});

	it('says that something else answers at the address', async () => {
		const { failed } = await run(storedUser({ address: server.address.replace('/jellyfin', '') }));
		expect(failed).toHaveLength(1);
		expect(JSON.stringify(failed)).not.toContain(PASSWORD);
	});
});

describe('the Jellyfin node with an API key', () => {
	it('acts for the user that is chosen, by ID or by name', async () => {
		const stored = { address: server.address, apiKey: server.addApiKey('n8n') };
		for (const user of [
			{ __rl: true, mode: 'list', value: server.user('Ben').id },
			{ __rl: true, mode: 'name', value: 'ben' },
		]) {
			expect((await run(stored, { ...LIBRARIES, user })).json).toEqual(films);
		}
	});

	it('says that a key is not known', async () => {
		const stored = { address: server.address, apiKey: 'f'.repeat(32) };
		const user = { __rl: true, mode: 'name', value: 'ben' };
		const { failed } = await run(stored, { ...LIBRARIES, user });
		expect(failed[0]).toMatchObject({ details: { kind: 'reconnect' } });
		expect(JSON.stringify(failed)).not.toContain(stored.apiKey);
	});
});
