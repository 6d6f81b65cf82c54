import { request } from 'node:http';

/**
 * A webhook as a media server sends it: ready headers and bytes.
 * @typedef {object} WebhookRequest
 * @property {Record<string, string>} headers
 * @property {Buffer} body
 */

/**
 * Sends exactly these headers and bytes, and nothing that a browser-like client would add.
 * @param {string} url
 * @param {WebhookRequest} webhook
 * @param {{ timeoutMs?: number }} [options] media servers wait 100 s at most
 * @returns {Promise<{ status: number, headers: Record<string, string | string[] | undefined>, text: string }>}
 */
export function post(url, { headers, body }, { timeoutMs = 100_000 } = {}) {
	return new Promise((resolve, reject) => {
		const sending = request(
			url,
			{
				method: 'POST',
				headers: { ...headers, 'content-length': String(body.length) },
				timeout: timeoutMs,
				agent: false,
			},
			(response) => {
				/** @type {Buffer[]} */
				const chunks = [];
				response.on('data', (chunk) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						text: Buffer.concat(chunks).toString('utf8'),
					}),
				);
			},
		);
		sending.on('timeout', () => sending.destroy(new Error(`no answer within ${timeoutMs} ms`)));
		sending.on('error', reject);
		sending.end(body);
	});
}
