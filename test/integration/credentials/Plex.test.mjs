import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workflow } from 'n8n-workflow';

import { PlexApi } from '../../../credentials/PlexApi.credentials';
import { moveIntoPlex } from '../../../simulators/plexHousehold.mjs';
import { startPlex } from '../../../simulators/plexServer.mjs';

/** The credential at the strict stand-in, with n8n's own expressions. */

const workflow = new Workflow({
	id: '1',
	active: false,
	nodes: [],
	connections: {},
	nodeTypes: /** @type {any} */ ({
		getByName: () => undefined,
		getByNameAndVersion: () => undefined,
		getKnownTypes: () => ({}),
	}),
});
const node = { id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
const credential = new PlexApi();

/** @param {unknown} expression @param {Record<string, unknown>} stored */
const resolved = (expression, stored) =>
	workflow.expression.getSimpleParameterValue(
		/** @type {any} */ (node),
		String(expression),
		'internal',
		{ $credentials: stored },
	);

/** @type {Awaited<ReturnType<typeof startPlex>>} */
let plex;
/** @type {ReturnType<typeof moveIntoPlex>} */
let people;
beforeAll(async () => {
	await workflow.expression.acquireIsolate?.();
	plex = await startPlex();
	people = moveIntoPlex(plex);
});
afterAll(async () => {
	await workflow.expression.releaseIsolate?.();
	await plex.stop();
});

/** What n8n sends to test the credential. @param {Record<string, unknown>} stored */
async function tested(stored) {
	const { baseURL, url } = credential.test.request;
	const { authenticate } = credential;
	if (typeof authenticate !== 'function') throw new Error('n8n would send it by itself');
	const { headers } = await authenticate(/** @type {any} */ (stored), { url: '' });
	return await fetch(`${resolved(baseURL, stored)}${url}`, { headers: Object(headers) });
}

describe('the Plex API credential', () => {
	it('is tested with the token as a header, and asks for JSON', async () => {
		const token = ` ${people.bob.token} `;
		const answer = await tested({ address: ` ${plex.address}// `, token });
		expect(await answer.json()).toMatchObject({ MediaContainer: { friendlyName: 'Attic' } });
		expect((await tested({ address: plex.address, token: 'other' })).status).toBe(401);
	});

	it('notices that another program answers', () => {
		expect(credential.test.rules).toContainEqual({
			type: 'responseSuccessBody',
			properties: expect.objectContaining({
				key: 'MediaContainer.machineIdentifier',
				value: undefined,
			}),
		});
	});

	it('goes to plex.tv unless somebody says otherwise, and can leave the certificate unchecked', () => {
		const defaults = Object.fromEntries(
			credential.properties.map(({ name, default: preset }) => [name, preset]),
		);
		expect(defaults).toMatchObject({
			plexTvAddress: 'https://plex.tv',
			allowUnauthorizedCerts: false,
		});
		const { skipSslCertificateValidation } = credential.test.request;
		for (const allowUnauthorizedCerts of [true, false]) {
			expect(resolved(skipSslCertificateValidation, { allowUnauthorizedCerts })).toBe(
				allowUnauthorizedCerts,
			);
		}
	});
});
