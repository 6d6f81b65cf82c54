import { isRecord } from '../http/request.mjs';
import { KNOWN_GAPS } from './gaps.mjs';
import { branchesOf, strictly } from './branches.mjs';

/**
 * @typedef {import('./branches.mjs').Schema} Schema
 * @typedef {{ paths: Record<string, unknown> }} Contract
 */

/**
 * What a method and a path take: the contract's own words and what is known to be missing there.
 * @typedef {object} Operation
 * @property {string} path the template
 * @property {Record<string, Schema>} query
 * @property {Record<string, Schema>} inPath
 * @property {Schema[] | undefined} bodies undefined where there is none
 * @property {Schema | undefined} answer of success, as loosely as the contract has it
 */

/** A schema is compiled once for each object that holds it, so the same operation must be the same object. */
/** @type {WeakMap<Contract, Map<string, Operation>>} */
const built = new WeakMap();

/**
 * @param {Contract} contract
 * @param {{ method: string, path: string }} request
 * @returns {{ operation: Operation, values: Record<string, string> } | undefined}
 */
export function operationFor(contract, { method, path }) {
	const gaps = KNOWN_GAPS.filter((gap) => gap.method === method);
	const templates = [...Object.keys(contract.paths), ...gaps.map((gap) => gap.path)];
	const fitting = templates
		.filter(
			(template) =>
				definition(contract, template, method) || gaps.some((gap) => gap.path === template),
		)
		.map((template) => ({ template, values: match(template, path) }))
		.filter(({ values }) => values !== undefined)
		.sort((a, b) => Object.keys(a.values ?? {}).length - Object.keys(b.values ?? {}).length);
	const [best] = fitting;
	if (!best?.values) return undefined;
	const gap = gaps.find((one) => one.path === best.template);
	const defined = definition(contract, best.template, method) ?? {};
	const operations = built.get(contract) ?? new Map();
	built.set(contract, operations);
	const key = `${method} ${best.template}`;
	const operation = operations.get(key) ?? build(best.template, defined, gap);
	operations.set(key, operation);
	return { operation, values: best.values };
}

/**
 * @param {string} path
 * @param {Schema} defined
 * @param {import('./gaps.mjs').Gap | undefined} gap
 * @returns {Operation}
 */
function build(path, defined, gap) {
	const parameters = Array.isArray(defined.parameters) ? defined.parameters.filter(isRecord) : [];
	/** @param {string} where */
	const named = (where) =>
		Object.fromEntries(
			parameters
				.filter((parameter) => parameter.in === where)
				.map((parameter) => [
					String(parameter.name),
					isRecord(parameter.schema) ? strictly(parameter.schema) : {},
				]),
		);
	const body = jsonSchema(defined.requestBody);
	const bodies = [...(body ? branchesOf(body) : []), ...(gap?.bodies ?? []).filter(isRecord)];
	const responses = isRecord(defined.responses) ? defined.responses : {};
	const answer = jsonSchema(responses['201']) ?? jsonSchema(responses['200']);
	return {
		path,
		query: { ...named('query'), ...asSchemas(gap?.query) },
		inPath: named('path'),
		bodies: bodies.length > 0 ? bodies : undefined,
		answer: answer && strictly(answer),
	};
}

/** @param {unknown} part a request body or a response */
function jsonSchema(part) {
	const content = isRecord(part) ? part.content : undefined;
	const json = isRecord(content) ? content['application/json'] : undefined;
	return isRecord(json) && isRecord(json.schema) ? json.schema : undefined;
}

/**
 * @param {Record<string, object>} [schemas]
 * @returns {Record<string, Schema>}
 */
function asSchemas(schemas = {}) {
	return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { ...schema }]));
}

/**
 * @param {Contract} contract
 * @param {string} template
 * @param {string} method
 * @returns {Schema | undefined}
 */
function definition(contract, template, method) {
	const methods = contract.paths[template];
	const defined = isRecord(methods) ? methods[method.toLowerCase()] : undefined;
	return isRecord(defined) ? defined : undefined;
}

/**
 * @param {string} template
 * @param {string} path
 * @returns {Record<string, string> | undefined}
 */
function match(template, path) {
	const pattern = template.split('/').filter(Boolean);
	const asked = path.split('/').filter(Boolean);
	if (pattern.length !== asked.length) return undefined;
	/** @type {Record<string, string>} */
	const values = {};
	for (const [index, part] of pattern.entries()) {
		const given = asked[index] ?? '';
		if (part.startsWith('{')) values[part.slice(1, -1)] = decodeURIComponent(given);
		else if (part !== given) return undefined;
	}
	return values;
}
