import { isRecord } from '../http/request.mjs';
import { problem } from './parameters.mjs';

/**
 * A body of JSON, announced as such: ASP.NET reads nothing else.
 * @param {import('../http/request.mjs').IncomingCall} call
 */
export function recordOf({ body, headers }) {
	if (!/^(application|text)\/(.+\+)?json\b/.test(headers['content-type'] ?? '')) {
		problem(415, 'body', 'Unsupported Media Type');
	}
	return isRecord(body) ? body : problem(400, '$', 'The JSON value could not be converted.');
}

/**
 * A value of a body, which may be absent or null; of another type it is a bad request.
 * @param {Record<string, unknown>} body
 * @param {string} name
 */
export function field(body, name) {
	const value = body[name] ?? undefined;
	/** @returns {never} */
	const wrong = () => problem(400, `$.${name}`, 'The JSON value could not be converted.');
	return {
		text: () => (value === undefined || typeof value === 'string' ? value : wrong()),
		flag: () => (value === undefined || typeof value === 'boolean' ? value : wrong()),
		number: () => (value === undefined || typeof value === 'number' ? value : wrong()),
		whole() {
			const number = this.number();
			return number === undefined || Number.isInteger(number) ? number : wrong();
		},
		/** ISO 8601, in milliseconds since 1970. */
		moment() {
			const text = this.text();
			if (text === undefined) return undefined;
			const at = /^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : NaN;
			return Number.isNaN(at) ? wrong() : at;
		},
	};
}
