import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { POSTER } from '../../../simulators/plex/multipart.mjs';

/**
 * How a body gets into a request.
 * @typedef {import('./deliveries.mjs').Delivery} Delivery
 * @typedef {(body: object) => Delivery} Pack
 */

const BOUNDARY = '------------------------f0225ee51';
const multipartType = `multipart/form-data; boundary=${BOUNDARY}`;

/** @param {object} body */
const json = (body) => JSON.stringify(body);

/** @param {string} text @returns {unknown} what is in it, or the text where it is no JSON */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** @param {string} name @param {string | Buffer} content @param {string} [more] of the part's headers */
const part = (name, content, more = '') => [
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`,
	content,
	'\r\n',
];

/** @param {(string | Buffer)[][]} parts */
const form = (...parts) =>
	Buffer.concat([...parts.flat(), `--${BOUNDARY}--\r\n`].map((piece) => Buffer.from(piece)));

const thumb = part('thumb', POSTER, '; filename="thumb.jpg"\r\nContent-Type: image/jpeg');
const jsonPart = '\r\nContent-Type: application/json';

/** @param {string} [type] @param {string} [before] @returns {Pack} */
const plain =
	(type, before = '') =>
	(body) => ({
		headers: Object.fromEntries(type === undefined ? [] : [['content-type', type]]),
		body: Buffer.from(before + json(body), 'utf8'),
		promise: { parsed: parsed(json(body)) },
	});

/** @param {(text: string) => (string | Buffer)[][]} parts @returns {Pack} */
const inForm = (parts) => (body) => ({
	headers: { 'content-type': multipartType },
	body: form(...parts(json(body))),
	// A text may hold half a character, which no bytes can carry.
	promise: { parsed: parsed(Buffer.from(json(body), 'utf8').toString('utf8')) },
});

/** Each of the body's own properties as a field, the way of a Generic Form. @param {string} field @returns {Pack} */
const asFields = (field) => (body) => {
	const entries = Object.entries(body).map(([name, value]) => [
		name,
		typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value),
	]);
	const text = new URLSearchParams(entries).toString();
	const fields = Object.fromEntries(new URLSearchParams(text));
	return {
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: Buffer.from(text),
		promise: text === '' ? 'refused' : field in fields ? 'any' : { parsed: fields },
	};
};

/** @param {string} encoding @param {(bytes: Buffer) => Buffer} squeeze @returns {Pack} */
const squeezed = (encoding, squeeze) => (body) => ({
	headers: { 'content-type': 'application/json', 'content-encoding': encoding },
	body: squeeze(Buffer.from(json(body))),
	promise: { parsed: parsed(json(body)) },
});

/** @param {Pack} pack @returns {Pack} */
const refused = (pack) => (body) => ({ ...pack(body), promise: 'refused' });

/**
 * Every way that media servers, relays and people with a command line pack a body, and the broken ones among them.
 * @param {string} field that holds the JSON in a form
 * @returns {fc.Arbitrary<Pack>}
 */
export function packings(field) {
	/** @type {Pack} */
	const asPlex = inForm((text) => [part(field, text, jsonPart)]);
	/** @type {[number, Pack][]} */
	const ways = [
		[6, asPlex],
		[3, inForm((text) => [part(field, text, jsonPart), thumb])],
		[2, inForm((text) => [thumb, part(field, text)])],
		[2, inForm((text) => [part(field, text, `; filename="event.json"${jsonPart}`)])],
		[1, inForm((text) => [part(field, '{"event":'), part('x', 'y'), part(field, text)])],
		[4, plain('application/json')],
		[4, plain('text/plain; charset=utf-8')],
		[2, plain('application/json', '\uFEFF')],
		[1, plain()],
		[1, plain('application/octet-stream')],
		[1, plain('text/xml')],
		[4, asFields(field)],
		[2, squeezed('gzip', gzipSync)],
		[1, squeezed('deflate', deflateSync)],
		[1, refused(squeezed('gzip', (bytes) => bytes))],
		[1, refused(squeezed('gzip', (bytes) => gzipSync(bytes).subarray(0, -12)))],
		[1, refused(squeezed('deflate', (bytes) => bytes))],
		[1, (body) => ({ ...asPlex(body), body: Buffer.alloc(0), promise: 'refused' })],
		[1, cut(asPlex)],
		[1, labelled(asPlex, 'multipart/form-data')],
		[1, labelled(asPlex, 'multipart/form-data; boundary=another')],
	];
	return fc.oneof(...ways.map(([weight, pack]) => ({ weight, arbitrary: fc.constant(pack) })));
}

/** Without its last lines. @param {Pack} pack @returns {Pack} */
const cut = (pack) => (body) => {
	const whole = pack(body);
	return { ...whole, body: whole.body.subarray(0, -(BOUNDARY.length + 8)), promise: 'refused' };
};

/** @param {Pack} pack @param {string} type @returns {Pack} */
const labelled = (pack, type) => (body) => ({
	...pack(body),
	headers: { 'content-type': type },
	promise: 'refused',
});

/**
 * As n8n hands a body over; throws where it cannot.
 * @param {Delivery} delivery
 */
export function unpacked({ headers, body }) {
	switch (headers['content-encoding']) {
		case 'gzip':
			return gunzipSync(body);
		case 'deflate':
			return inflateSync(body);
		default:
			return body;
	}
}
