import { json } from '../http/reply.mjs';
import { BIGGEST_PAGE, DEFAULT_PAGE } from './rules.mjs';
import { malformed } from './titles/subject.mjs';

/**
 * One page of a list, with Trakt's four paging headers. What a person has hidden is taken out of a page when it has been
 * cut, so that pages come short or empty (trakt-api#142).
 * @template Entry
 * @param {URLSearchParams} query
 * @param {readonly Entry[]} list
 * @param {{ biggest?: number, isHidden?: (entry: Entry) => boolean }} [how]
 */
export function page(query, list, { biggest = BIGGEST_PAGE, isHidden = () => false } = {}) {
	const number = wholeNumber(query, 'page', 1);
	const limit = Math.min(wholeNumber(query, 'limit', DEFAULT_PAGE), biggest);
	const shown = list.slice((number - 1) * limit, number * limit);
	const visible = shown.filter((entry) => !isHidden(entry));
	return json(200, visible, {
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
