/**
 * The shape of what a node gives, as n8n's editor shows it before the first run (`__schema__`): JSON Schema, as far as
 * n8n reads it.
 * @typedef {'string' | 'integer' | 'number' | 'boolean' | 'null'} Plain
 * @typedef {{ type: Plain | Plain[] }} Value
 * @typedef {{ type: 'array', items?: Shape }} List
 * @typedef {{ type: 'object', properties: Record<string, Shape> }} Fields
 * @typedef {Value | List | Fields} Shape
 */

/**
 * A shape as our tables write it: `'integer'`, `'integer|null'`, `[ … ]` for a list, `{ … }` for fields.
 * @typedef {string | string[] | FormFields | FormFields[]} Form
 * @typedef {{ [name: string]: Form }} FormFields
 */

/** @param {FormFields} fields @returns {Fields} */
export const form = (fields) => ({
	type: 'object',
	properties: Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [name, shapeOf(field)]),
	),
});

/** @param {Form} written @returns {Shape} */
function shapeOf(written) {
	if (Array.isArray(written)) {
		const [items] = written;
		return items === undefined ? { type: 'array' } : { type: 'array', items: shapeOf(items) };
	}
	if (typeof written === 'object') return form(written);
	const types = written.split('|').map(plain);
	const [only] = types;
	return { type: only !== undefined && types.length === 1 ? only : types };
}

/** @type {Plain[]} */
const PLAIN = ['string', 'integer', 'number', 'boolean', 'null'];

/** @param {string} name */
function plain(name) {
	const found = PLAIN.find((type) => type === name);
	if (found === undefined) throw new TypeError(`${name} is no type of JSON Schema`);
	return found;
}

/**
 * Where a value is not inside a shape, as paths with what is wrong there.
 * @param {Shape} shape
 * @param {unknown} value what JSON can hold
 * @returns {string[]} e.g. `.ids.trakt is null, and integer in the schema`
 */
export function outside(shape, value, path = '') {
	if ('properties' in shape && typeof value === 'object' && value !== null && !Array.isArray(value))
		return Object.entries(value).flatMap(([name, field]) => {
			const known = Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;
			const at = `${path}.${name}`;
			return known ? outside(known, field, at) : [`${at} is not in the schema`];
		});
	if (shape.type === 'array' && Array.isArray(value)) {
		const items = 'items' in shape ? shape.items : undefined;
		return value.flatMap((item, index) => {
			const at = `${path}[${index}]`;
			return items ? outside(items, item, at) : [`${at} is not in the schema`];
		});
	}
	const wanted = [shape.type].flat();
	const there = typeOf(value);
	const isThere =
		!['object', 'array'].includes(there) &&
		wanted.some((type) => type === there || (type === 'number' && there === 'integer'));
	return isThere ? [] : [`${path} is ${there}, and ${wanted.join(' or ')} in the schema`];
}

/** @param {unknown} value */
function typeOf(value) {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}
