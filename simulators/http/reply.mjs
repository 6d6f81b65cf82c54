/**
 * What a simulated service answers.
 * @typedef {object} Reply
 * @property {number} status
 * @property {Record<string, string>} [headers]
 * @property {unknown} [json]
 * @property {string} [text]
 */

/** Thrown by a handler to answer at once with something other than success. */
export class Refusal extends Error {
	/** @param {Reply} reply */
	constructor(reply) {
		super(`answered with ${reply.status}`);
		this.reply = reply;
	}
}

/**
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function json(status, body, headers = {}) {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		json: body,
	};
}

/**
 * @param {number} status
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function empty(status, headers = {}) {
	return { status, headers };
}

/**
 * @param {number} status
 * @param {string} page
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function html(status, page, headers = {}) {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
		text: page,
	};
}

/**
 * The page that Cloudflare puts before a service: HTML with a `cf-ray` header, whatever was asked for.
 * @param {number} status
 * @returns {Reply}
 */
export function gatewayPage(status) {
	const page = `<!DOCTYPE html>
<html lang="en-US"><head><title>${status === 403 ? 'Attention Required! | Cloudflare' : `${status} | Cloudflare`}</title></head>
<body><h1>${status === 403 ? 'Sorry, you have been blocked' : `Web server answered ${status}`}</h1><p>Cloudflare Ray ID: 8f0000000000cafe</p></body></html>`;
	return html(status, page, { 'cf-ray': '8f0000000000cafe-AMS', server: 'cloudflare' });
}
