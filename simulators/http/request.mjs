/**
 * One request, read whole. `body` is parsed JSON, the fields of a form, or the text where it is neither. Header names are lower case.
 * @typedef {object} IncomingCall
 * @property {string} method
 * @property {string} path
 * @property {URLSearchParams} query
 * @property {Record<string, string>} headers
 * @property {unknown} body
 * @property {[name: string, value: string][]} [form] the fields of a form in order, also those of one name
 */

const BIGGEST_BODY = 32 * 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

/**
 * @param {import('node:http').IncomingMessage} message
 * @returns {Promise<IncomingCall>}
 */
export async function readCall(message) {
	const address = new URL(message.url ?? '/', 'http://simulator.invalid');
	/** @type {Record<string, string>} */
	const headers = {};
	for (const [name, value] of Object.entries(message.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	/** @type {Buffer[]} */
	const chunks = [];
	let size = 0;
	for await (const chunk of message) {
		size += chunk.length;
		if (size > BIGGEST_BODY) throw new Error('the body is bigger than any service takes');
		chunks.push(chunk);
	}
	const text = Buffer.concat(chunks).toString('utf8');
	const type = headers['content-type'] ?? '';
	return {
		method: message.method ?? 'GET',
		path: address.pathname,
		query: address.searchParams,
		headers,
		body: parse(text, type),
		...(type.startsWith(FORM) ? { form: [...new URLSearchParams(text)] } : {}),
	};
}

/**
 * @param {string} text
 * @param {string} type
 * @returns {unknown}
 */
function parse(text, type) {
	if (text === '') return undefined;
	if (type.startsWith(FORM)) {
		return Object.fromEntries(new URLSearchParams(text));
	}
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
