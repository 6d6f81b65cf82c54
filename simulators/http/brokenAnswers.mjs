/**
 * Answers that begin well: the line says 200, and then it goes wrong. For the simulated services and for a line to them.
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {{ status: number, headers: Record<string, string>, text: string }} Answer
 * @typedef {'lengthNamed' | 'lengthUnknown'} Cut whether whoever reads can tell by the length that something is missing
 */

/** Ends in the middle. @param {Response} response @param {Answer} answer @param {Cut} how */
export function cut(response, { status, headers, text }, how) {
	const half = text.slice(0, Math.ceil(text.length / 2));
	const type = { 'content-type': headers['content-type'] ?? 'application/json' };
	if (how === 'lengthUnknown') {
		response.writeHead(status, { ...type, connection: 'close' });
		response.end(half);
		return;
	}
	response.writeHead(status, { ...type, 'content-length': String(Buffer.byteLength(text) + 1) });
	response.write(half, () => response.destroy());
}

/** A blank after each so many milliseconds, until nobody listens any more. @param {Response} response @param {Answer} answer @param {number} everyMs */
export function drip(response, { status, headers }, everyMs) {
	response.writeHead(status, { 'content-type': headers['content-type'] ?? 'application/json' });
	const timer = setInterval(() => response.write(' '), everyMs);
	response.on('close', () => clearInterval(timer));
}

const BLANKS = Buffer.alloc(1 << 20, ' ');

/** So many blanks, no faster than somebody takes them. @param {Response} response @param {Answer} answer @param {number} bytes */
export function flood(response, { status }, bytes) {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.on('error', () => undefined);
	let left = bytes;
	const more = () => {
		while (left > 0) {
			left -= BLANKS.length;
			if (!response.write(BLANKS)) {
				response.once('drain', more);
				return;
			}
		}
		response.end('[]');
	};
	more();
}
