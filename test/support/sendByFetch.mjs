import { NoAnswer } from '../../services/http/exchange';

/**
 * Sends for a service over loopback, as n8n's own sender does in a run.
 *
 * @param {string} address
 * @param {Record<string, string>} headers
 * @returns {import('../../services/http/exchange').SendOnce}
 */
export function sendByFetch(address, headers) {
	return async ({ method, path, query = {}, body, form, headers: more, anonymous }) => {
		const { Authorization: _, ...nobodys } = headers;
		const own = anonymous ? nobodys : headers;
		const url = new URL(address + path);
		for (const [key, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(key, String(value));
		}
		const response = await fetch(url, {
			method,
			body: form ? new URLSearchParams(form) : body && JSON.stringify(body),
			headers: { ...(form ? {} : { 'Content-Type': 'application/json' }), ...own, ...more },
		}).catch(() => {
			throw new NoAnswer('connectionLost', true, 'The line broke');
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json') && text;
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: isJson ? parsed(text) : text,
		};
	};
}

/** As n8n's sender does it: what is no JSON, although it says so, stays text. @param {string} text */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A clock that a simulator and a client share, and nobody waits for. */
export class SharedClock {
	/** @param {string} start ISO 8601 */
	constructor(start) {
		this.ms = Date.parse(start);
	}

	now() {
		return this.ms;
	}

	/** @param {number} by milliseconds */
	async sleep(by) {
		this.ms += by;
	}
}
