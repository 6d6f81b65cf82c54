import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { N8nClient } from '../../../../tools/n8n/client.mjs';

const workflow = { id: 'w1', versionId: 'v1' };

describe('publishing a workflow', () => {
	/** What n8n says of the publication, one after the other; the last one stays. @type {string[]} */
	let said;
	/** @type {string[]} */
	let asked;
	/** @type {import('node:http').Server} */
	let server;
	/** @type {N8nClient} */
	let client;

	beforeEach(async () => {
		asked = [];
		server = createServer((request, response) => {
			asked.push(`${request.method} ${request.url}`);
			const status = said.length > 1 ? said.shift() : said[0];
			const data = request.method === 'GET' ? { status, triggers: [] } : {};
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ data }));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (!address || typeof address !== 'object') throw new Error('no port');
		client = new N8nClient(`http://127.0.0.1:${address.port}`);
	});
	afterEach(() => {
		server.closeAllConnections();
		server.close();
	});

	it('waits until the triggers listen, also where n8n meanwhile reads "not published"', async () => {
		said = ['activated', 'in_progress', 'not_published', 'published'];
		await client.publish(workflow);
		expect(asked).toEqual([
			'POST /rest/workflows/w1/activate',
			...Array(3).fill('GET /rest/workflows/w1/publication-status'),
		]);
	});

	it.each(['failed', 'partial'])('says at once that n8n ended with "%s"', async (status) => {
		said = ['activated', status];
		await expect(client.publish(workflow)).rejects.toThrow(
			`could not publish the workflow: ${status}`,
		);
		expect(asked).toHaveLength(2);
	});

	it('gives up where n8n never gets there', async () => {
		said = ['not_published'];
		await expect(client.publish(workflow, 120)).rejects.toThrow('not_published');
		expect(asked.length).toBeGreaterThan(2);
	});
});
