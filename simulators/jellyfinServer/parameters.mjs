import { json, Refusal } from '../http/reply.mjs';

const GUID = /^[0-9a-f]{32}$/;
export const TICKS_PER_MS = 10_000;

/**
 * What the server writes when it caught something: the same sentence whatever it was.
 * @param {number} status
 * @returns {never}
 */
export function failed(status) {
	throw new Refusal({
		status,
		headers: { 'content-type': 'text/plain' },
		text: 'Error processing request.',
	});
}

/**
 * The server's own answers of this kind are announced as JSON, not as application/problem+json (test/contract/recordings,
 * api-*.json of 10.11.11 and 12.0-rc5, 2026-11-29).
 */
const TRACE = '00-d476000e9bc86580203696d7f1febfab-ec850193f381b5ab-00';
/** @param {number} status */
const typeOf = (status) => `https://tools.ietf.org/html/rfc9110#section-15.5.${status - 399}`;

/**
 * What ASP.NET answers of itself to parameters and bodies that it cannot bind.
 * @param {number} status
 * @param {string} name
 * @param {string} reason
 * @returns {never}
 */
export function problem(status, name, reason) {
	const title = status === 400 ? 'One or more validation errors occurred.' : reason;
	const errors = { [name]: [reason] };
	throw new Refusal(json(status, { type: typeOf(status), title, status, errors, traceId: TRACE }));
}

/**
 * What it answers where a call itself finds nothing, or has nobody to answer about.
 * @param {400 | 404} status
 * @returns {never}
 */
export function bare(status) {
	const title = status === 404 ? 'Not Found' : 'Bad Request';
	throw new Refusal(json(status, { type: typeOf(status), title, status, traceId: TRACE }));
}

/**
 * An id with or without dashes as the server writes it: 32 hex digits.
 * @param {string} text
 * @returns {string | undefined}
 */
export function guid(text) {
	const bare = text.trim().replace(/[{}-]/g, '').toLowerCase();
	return GUID.test(bare) ? bare : undefined;
}

/** @param {number} ms since 1970 */
export function netDate(ms) {
	return new Date(ms).toISOString().replace('Z', '0000Z');
}

/** Names in any case; names that the server does not know are never looked at, so they change nothing. */
export class Parameters {
	/** @type {Map<string, string[]>} */
	#values = new Map();

	/** @param {URLSearchParams} query */
	constructor(query) {
		for (const [name, value] of query) {
			const key = name.toLowerCase();
			this.#values.set(key, [...(this.#values.get(key) ?? []), value]);
		}
	}

	/** @param {string} name */
	text(name) {
		return this.#values.get(name.toLowerCase())?.[0] || undefined;
	}

	/**
	 * Comma-separated, or the name several times.
	 * @param {string} name
	 */
	list(name) {
		const values = this.#values.get(name.toLowerCase()) ?? [];
		return values.flatMap((value) => value.split(',')).filter((value) => value !== '');
	}

	/** @param {string} name */
	flag(name) {
		const value = this.text(name)?.toLowerCase();
		if (value === undefined || value === 'true') return value && true;
		return value === 'false' ? false : this.#malformed(name);
	}

	/** @param {string} name */
	whole(name) {
		const value = this.text(name);
		if (value === undefined) return undefined;
		return /^-?\d+$/.test(value) ? Number(value) : this.#malformed(name);
	}

	/**
	 * All zeros is the same as none.
	 * @param {string} name
	 */
	id(name) {
		const value = this.text(name);
		if (value === undefined) return undefined;
		const id = guid(value) ?? this.#malformed(name);
		return /^0+$/.test(id) ? undefined : id;
	}

	/**
	 * ISO 8601, or yyyyMMddHHmmss in UTC.
	 * @param {string} name
	 * @returns milliseconds since 1970
	 */
	moment(name) {
		const value = this.text(name);
		if (value === undefined) return undefined;
		const old = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value);
		const at = Date.parse(old ? value.replace(old[0], isoOf(old)) : value);
		return Number.isNaN(at) ? this.#malformed(name) : at;
	}

	/**
	 * @param {string} name
	 * @returns {never}
	 */
	#malformed(name) {
		return problem(400, name, `The value '${this.text(name)}' is not valid.`);
	}
}

/** @param {string[]} parts */
function isoOf([, year, month, day, hour, minute, second]) {
	return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
