import { beforeAll, describe, expect, it } from '@jest/globals';
import { Workflow } from 'n8n-workflow/dist/esm/index.js';
import { MovaryApi } from '../../../credentials/MovaryApi.credentials';

const credential = new MovaryApi();
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

/** @param {unknown} expression @param {Record<string, string>} $credentials */
function resolved(expression, $credentials) {
	return workflow.expression.getSimpleParameterValue(
		{ id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters: {} },
		String(expression),
		'internal',
		{ $credentials },
	);
}

describe('the Movary credential', () => {
	beforeAll(async () => await workflow.expression.acquireIsolate?.());

	it.each([
		['https://movary.example.org'],
		[' https://movary.example.org/ '],
		['https://movary.example.org/api'],
		['https://movary.example.org/api//'],
	])('is tested at the address %p by asking whose token it is', (address) => {
		const { baseURL, url } = credential.test.request;
		expect(`${resolved(baseURL, { address })}${url}`).toBe(
			'https://movary.example.org/api/authentication/token',
		);
	});

	it('sends the token in Movary’s own header, without spaces around it', async () => {
		const { authenticate } = credential;
		if (typeof authenticate !== 'function') throw new Error('n8n would send it by itself');
		const stored = { address: 'https://movary.example.org', token: ' abc ' };
		const { headers } = await authenticate(stored, { url: '' });
		expect(headers).toEqual({ 'X-Movary-Token': 'abc' });
	});

	it('keeps the token hidden', () => {
		const token = credential.properties.find(({ name }) => name === 'token');
		expect(token?.typeOptions?.password).toBe(true);
	});
});
