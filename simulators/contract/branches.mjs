import { isRecord } from '../http/request.mjs';

/**
 * @typedef {Record<string, unknown>} Schema
 */

/** Fields that carry what a request is about: a branch that has one must be given it, and not as null. */
const SUBJECTS = ['movie', 'show', 'episode'];

/**
 * The forms that a body may take, each apart and strict. The contract's unions are open and nullish, so that
 * `{progress: 5}` passes and one good branch hides a bad one.
 * @param {Schema} schema
 * @returns {Schema[]}
 */
export function branchesOf(schema) {
	if (Array.isArray(schema.oneOf)) return schema.oneOf.filter(isRecord).flatMap(branchesOf);
	return [withSubject(strictly(schema))];
}

/**
 * @param {Schema} schema
 * @returns {Schema}
 */
export function strictly(schema) {
	if (isOnlyNull(schema)) return {};
	/** @type {Schema} */
	const strict = {};
	for (const [name, value] of Object.entries(schema)) {
		if (name === 'oneOf' && Array.isArray(value)) {
			// Ids with two names satisfy two branches of the contract's unions, which oneOf would refuse.
			strict.anyOf = value.filter(isRecord).map(strictly);
		} else if (name === 'properties' && isRecord(value)) {
			strict.properties = Object.fromEntries(
				Object.entries(value).map(([field, inner]) => [
					field,
					isRecord(inner) ? strictly(inner) : inner,
				]),
			);
			strict.additionalProperties = false;
		} else if (name === 'items' && isRecord(value)) {
			strict.items = strictly(value);
		} else if (name === 'type' || name === 'required' || name === 'enum') {
			strict[name] = value;
		} else if (
			name === 'minimum' ||
			name === 'maximum' ||
			name === 'minLength' ||
			name === 'pattern'
		) {
			strict[name] = value;
		} else if (name === 'format' && value === 'date-time') {
			strict.format = value;
		} else if (name === 'minProperties' || name === 'minItems') {
			strict[name] = value;
		}
	}
	return strict;
}

/**
 * The contract's generator writes null for what it could not express (`extended`, a show's `status`): anything goes.
 * @param {Schema} schema
 */
function isOnlyNull({ type, enum: values }) {
	return values === undefined && Array.isArray(type) && type.every((one) => one === 'null');
}

/**
 * @param {Schema} schema
 * @returns {Schema}
 */
function withSubject(schema) {
	const { properties } = schema;
	if (!isRecord(properties)) return schema;
	const required = new Set(Array.isArray(schema.required) ? schema.required : []);
	const given = { ...properties };
	for (const name of SUBJECTS) {
		const subject = properties[name];
		if (!isRecord(subject)) continue;
		given[name] = { ...subject, type: 'object' };
		required.add(name);
	}
	return { ...schema, properties: given, required: [...required], minProperties: 1 };
}
