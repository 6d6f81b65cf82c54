import { Refusal } from '../http/reply.mjs';
import { isRecord } from '../http/request.mjs';

/**
 * What Movary answers to anything that it did not foresee: unknown films, dates that are none, keys left out.
 * @returns {never}
 */
export function broken() {
	throw new Refusal({ status: 500, headers: { 'content-type': 'text/html' }, text: '' });
}

/**
 * A list of objects; Movary reads JSON whatever its type is announced as.
 * @param {unknown} body
 */
export function listOf(body) {
	return Array.isArray(body) && body.every(isRecord) ? body : broken();
}

/**
 * @param {unknown} value
 * @returns {string} YYYY-MM-DD
 */
export function day(value) {
	if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return broken();
	const at = new Date(`${value}T00:00:00Z`);
	return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value ? broken() : value;
}

/**
 * A key that must be there, though it may be null: PUT reads every one of them.
 * @param {Record<string, unknown>} entry
 * @param {string} name
 */
export function demanded(entry, name) {
	return name in entry ? entry[name] : broken();
}

/** @param {unknown} value */
export function whole(value) {
	return typeof value === 'number' && Number.isInteger(value) ? value : broken();
}

/** @param {unknown} value */
export function wholeOrNull(value) {
	return value === undefined || value === null ? null : whole(value);
}

/** @param {unknown} value */
export function textOrNull(value) {
	if (value === undefined || value === null) return null;
	return typeof value === 'string' ? value : broken();
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 * @param {number} otherwise
 */
export function pageNumber(query, name, otherwise) {
	const value = Math.trunc(Number(query.get(name) ?? otherwise));
	return value >= 1 ? value : broken();
}

/**
 * One page of a list, under its own name.
 * @template Entry
 * @param {URLSearchParams} query
 * @param {Entry[]} all
 */
export function pageOf(query, all) {
	const limit = pageNumber(query, 'limit', 24);
	const asked = pageNumber(query, 'page', 1);
	const maxPage = Math.max(1, Math.ceil(all.length / limit));
	return {
		entries: all.slice((asked - 1) * limit, asked * limit),
		paging: { currentPage: Math.min(asked, maxPage), maxPage },
	};
}

/** @param {URLSearchParams} query */
export function sortDirection(query) {
	const order = query.get('sortOrder') ?? 'desc';
	if (order !== 'asc' && order !== 'desc') return broken();
	return order === 'asc' ? 1 : -1;
}
