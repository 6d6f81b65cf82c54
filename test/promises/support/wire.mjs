import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import { cut, drip, flood } from '../../../simulators/http/brokenAnswers.mjs';

/**
 * A request on its way, as far as a fault goes by it. `path` is without the query.
 * @typedef {{ method: string, path: string, url: string, headers: Record<string, string>, body: string, isWrite: boolean }} Passing
 */

/**
 * What befalls a request between n8n and a service. `lost`: carried out, and the line breaks instead of the answer.
 * `lateMs`: carried out and answered so much later. `cut`: the answer ends in the middle. `dripMs`: a blank after each so
 * many milliseconds instead of the answer, for ever. `form`: carried out, and answered with another body. `instead`: this
 * status, and nothing is carried out. `bytes`: so much of an answer.
 * @typedef {{ lost: true } | { lateMs: number } | { cut: 'lengthNamed' | 'lengthUnknown' } | { dripMs: number }
 *   | { form: (answer: string) => string, status?: number, type?: string, headers?: () => Record<string, string> }
 *   | { instead: number, headers?: Record<string, string>, text?: string } | { bytes: number }} Fault
 */

/** @typedef {import('../../../simulators/http/brokenAnswers.mjs').Answer} Answer */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {Awaited<ReturnType<typeof startWire>>} Wire */

/**
 * A line to a simulated service on which anything can go wrong, whichever service it is.
 * @param {string} to
 * @param {(request: { method: string, path: string, url: string }) => boolean} isWrite
 */
export async function startWire(to, isWrite) {
	const target = new URL(to);
	/** @type {Passing[]} */
	const passed = [];
	const wire = {
		address: '',
		/** What went over it since `calm`. */
		passed,
		/** What befalls a request; nothing where it gives nothing. @type {(passing: Passing) => Fault | undefined} */
		fault: () => undefined,
		calm() {
			wire.fault = () => undefined;
			passed.length = 0;
		},
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};

	/** @param {import('node:http').IncomingMessage} message @param {Response} response */
	async function meet(message, response) {
		const body = await textOf(message);
		const { method = '', url = '' } = message;
		const [path = ''] = url.split('?');
		const headers = headersOf(message.headers);
		const passing = { method, path, url, headers, body, isWrite: isWrite({ method, path, url }) };
		passed.push(passing);
		const fault = wire.fault(passing);
		if (fault && 'instead' in fault) {
			response.writeHead(fault.instead, { 'content-type': 'application/json', ...fault.headers });
			response.end(fault.text ?? '{}');
			return;
		}
		if (fault && 'lateMs' in fault) {
			await new Promise((resolve) => {
				setTimeout(resolve, fault.lateMs);
			});
		}
		const answer = await carriedOut(target, passing);
		if (!fault || 'lateMs' in fault) {
			response.writeHead(answer.status, answer.headers);
			response.end(answer.text);
		} else if ('lost' in fault) {
			response.destroy();
		} else if ('cut' in fault) {
			cut(response, answer, fault.cut);
		} else if ('dripMs' in fault) {
			drip(response, answer, fault.dripMs);
		} else if ('bytes' in fault) {
			flood(response, answer, fault.bytes);
		} else {
			const type = fault.type ?? answer.headers['content-type'] ?? 'application/json';
			const text = fault.form(answer.text);
			const headers = { 'content-type': type, ...fault.headers?.() };
			response.writeHead(fault.status ?? answer.status, headers);
			response.end(text);
		}
	}

	const server = createServer((message, response) => {
		meet(message, response).catch(() => response.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const at = server.address();
	if (typeof at !== 'object' || !at) throw new Error('The wire has no port');
	wire.address = `http://127.0.0.1:${at.port}`;
	return wire;
}

const OF_THE_LINE = ['host', 'connection', 'content-length', 'transfer-encoding'];

/** @param {URL} target @param {Passing} passing @returns {Promise<Answer>} */
async function carriedOut(target, { method, url, headers, body }) {
	const { hostname: host, port } = target;
	const sent = forward({ host, port, method, path: url, headers: passedOn(headers) });
	sent.end(body);
	/** @type {[import('node:http').IncomingMessage]} */
	const [message] = /** @type {any} */ (await once(sent, 'response'));
	const text = await textOf(message);
	return { status: message.statusCode ?? 0, headers: passedOn(headersOf(message.headers)), text };
}

/** @param {Record<string, string>} headers @returns {Record<string, string>} */
function passedOn(headers) {
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => !OF_THE_LINE.includes(name)),
	);
}

/** @param {import('node:http').IncomingHttpHeaders} headers @returns {Record<string, string>} */
function headersOf(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** @param {import('node:http').IncomingMessage} message */
async function textOf(message) {
	const chunks = [];
	for await (const chunk of message) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
}
