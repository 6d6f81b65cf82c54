import { Refusal } from '../http/reply.mjs';

/**
 * @typedef {import('../http/reply.mjs').Reply} Reply
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 */

const OWN_HEADERS = { 'x-plex-protocol': '1.0' };
const NAMES = new Map([
	[400, 'Bad Request'],
	[401, 'Unauthorized'],
	[403, 'Forbidden'],
	[404, 'Not Found'],
]);

/**
 * A `MediaContainer`: JSON for whoever accepts it, XML for everybody else.
 * @param {IncomingCall} call
 * @param {Record<string, unknown>} container
 * @returns {Reply}
 */
export function container(call, container) {
	if (!(call.headers.accept ?? '').includes('application/json')) {
		const text = `<?xml version="1.0" encoding="UTF-8"?>\n<MediaContainer size="${container.size ?? 0}"></MediaContainer>\n`;
		return { status: 200, headers: { ...OWN_HEADERS, 'content-type': 'text/xml' }, text };
	}
	const headers = { ...OWN_HEADERS, 'content-type': 'application/json' };
	return { status: 200, headers, json: { MediaContainer: container } };
}

/**
 * A part of a list, as `X-Plex-Container-Start` and `X-Plex-Container-Size` ask for it in the query or the headers.
 * @template Entry
 * @param {IncomingCall} call
 * @param {Entry[]} all
 */
export function pageOf(call, all) {
	const offset = asked(call, 'X-Plex-Container-Start') ?? 0;
	const size = asked(call, 'X-Plex-Container-Size');
	const page = size === undefined ? all.slice(offset) : all.slice(offset, offset + size);
	return { page, head: { size: page.length, totalSize: all.length, offset } };
}

/** @param {IncomingCall} call @param {string} name */
function asked({ query, headers }, name) {
	const value = query.get(name) ?? headers[name.toLowerCase()];
	if (value === undefined) return undefined;
	return /^\d+$/.test(value) ? Number(value) : refused(400);
}

/** What is done gets an empty page. @returns {Reply} */
export function done() {
	return { status: 200, headers: { ...OWN_HEADERS, 'content-type': 'text/html' } };
}

/** Refusals are web pages of Plex's own. @param {number} status @returns {never} */
export function refused(status) {
	const name = NAMES.get(status) ?? 'Error';
	const text = `<html><head><title>${name}</title></head><body><h1>${status} ${name}</h1></body></html>`;
	throw new Refusal({ status, headers: { ...OWN_HEADERS, 'content-type': 'text/html' }, text });
}
