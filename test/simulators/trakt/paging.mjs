import { json } from '../http/reply.mjs';
import { malformed } from './subject.mjs';

const DEFAULT_LIMIT = 10;
/** Trakt's own since spring 2026; a bigger limit is cut to it without a word. */
const BIGGEST_LIMIT = 250;

/**
 * One page of a list, with Trakt's four paging headers.
 * @param {URLSearchParams} query
 * @param {readonly unknown[]} list
 */
export function page(query, list) {
	const number = wholeNumber(query, 'page', 1);
	const limit = Math.min(wholeNumber(query, 'limit', DEFAULT_LIMIT), BIGGEST_LIMIT);
	return json(200, list.slice((number - 1) * limit, number * limit), {
		'x-pagination-page': String(number),
		'x-pagination-limit': String(limit),
		'x-pagination-page-count': String(Math.ceil(list.length / limit)),
		'x-pagination-item-count': String(list.length),
	});
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 * @param {number} otherwise
 */
function wholeNumber(query, name, otherwise) {
	const given = query.get(name);
	if (given === null) return otherwise;
	if (!/^[1-9]\d*$/.test(given)) return malformed(`${name} must be a whole number from 1`);
	return Number(given);
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 * @returns {number | undefined} milliseconds since 1970
 */
export function moment(query, name) {
	const given = query.get(name);
	if (given === null) return undefined;
	const at = Date.parse(given);
	return Number.isNaN(at) ? malformed(`${name} must be a date`) : at;
}

/** @param {URLSearchParams} query */
export function isFull(query) {
	return (query.get('extended') ?? '').split(',').includes('full');
}
