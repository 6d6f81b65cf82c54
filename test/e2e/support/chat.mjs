import { createServer } from 'node:http';
import { POSTER } from '../../../simulators/plex/multipart.mjs';

/**
 * A chat's incoming webhook at `/hook`, and a Jellyfin's pictures: it takes what comes and keeps it.
 */
export async function startChat() {
	/** @type {{ contentType: string, body: Buffer }[]} */
	const messages = [];
	const server = createServer(async (request, response) => {
		if (request.method === 'GET' && request.url?.startsWith('/Items/')) {
			const known = !request.url.includes('/unknown/');
			response.writeHead(known ? 200 : 404, {
				'content-type': known ? 'image/jpeg' : 'text/plain',
			});
			response.end(known ? POSTER : '');
			return;
		}
		const parts = [];
		for await (const part of request) parts.push(part);
		messages.push({
			contentType: String(request.headers['content-type']),
			body: Buffer.concat(parts),
		});
		response.writeHead(204).end();
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('The chat does not listen');
	return {
		address: `http://127.0.0.1:${address.port}`,
		messages,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
