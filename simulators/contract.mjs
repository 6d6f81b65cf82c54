import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { withDatesForWords } from './contract/gaps.mjs';
import { operationFor } from './contract/operations.mjs';
import { isRecord } from './http/request.mjs';

/**
 * @typedef {import('./contract/operations.mjs').Contract} Contract
 * @typedef {import('./contract/branches.mjs').Schema} Schema
 * @typedef {{ method: string, path: string, query: Record<string, string>, headers?: Record<string, string>,
 *   body: unknown, status?: number, answer?: unknown }} CheckedRequest what the simulator's log holds
 * @typedef {{ request: string, reason: string }} Violation
 */

const PUBLISHED = new URL('contract/trakt.json', import.meta.url);
const ISO_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'date-time': ISO_DATE_TIME } });

/**
 * The shapes of what we ask, from Trakt's published OpenAPI (which, and when, the file says). It stands here and not
 * beside the repository: a clone that had none would check nothing and be green.
 * @returns {Contract}
 */
export function loadTraktContract() {
	const contract = JSON.parse(readFileSync(PUBLISHED, 'utf8'));
	if (!isRecord(contract) || !isRecord(contract.paths))
		throw new Error(`${PUBLISHED.pathname} is no OpenAPI`);
	return { paths: contract.paths };
}

/**
 * Everything in these requests that the contract does not have, known gaps (contract/gaps.mjs) aside.
 * @param {Contract} contract
 * @param {readonly CheckedRequest[]} requests
 * @returns {Violation[]}
 */
export function checkAgainstContract(contract, requests) {
	return requests.flatMap((request) =>
		reasonsAgainst(contract, request).map((reason) => ({ request: nameOf(request), reason })),
	);
}

/**
 * Whether a simulator answers as the contract says: success answers with JSON alone, and no unknown field in them.
 * @param {Contract} contract
 * @param {readonly CheckedRequest[]} requests
 * @returns {Violation[]}
 */
export function checkAnswersAgainstContract(contract, requests) {
	return requests.flatMap((request) => {
		const { status = 0, answer } = request;
		const schema = operationFor(contract, request)?.operation.answer;
		if (status < 200 || status > 299 || answer === undefined || !schema) return [];
		return failures(schema, answer, 'answer').map((reason) => ({
			request: nameOf(request),
			reason,
		}));
	});
}

/**
 * @param {Contract} contract
 * @param {CheckedRequest} request
 * @returns {string[]}
 */
function reasonsAgainst(contract, request) {
	const { query, body } = request;
	const found = operationFor(contract, request);
	if (!found) return ['the contract has no such path and method'];
	const { operation: asked, values } = found;
	/** @type {string[]} */
	const reasons = [];
	for (const [name, value] of Object.entries(values)) {
		reasons.push(...textFailures(asked.inPath[name], value, `path ${name}`));
	}
	for (const [name, value] of Object.entries(query)) {
		const schema = asked.query[name];
		if (schema) reasons.push(...textFailures(schema, value, `query ${name}`));
		else reasons.push(`query ${name} is not in the contract`);
	}
	if (!asked.bodies) {
		if (body !== undefined && !isEmpty(body)) reasons.push('the contract has no body here');
		return reasons;
	}
	const token = asked.path === '/oauth/token' && isRecord(body);
	const given = token ? { ...pickRedirect(query), ...body } : withDatesForWords(body ?? null);
	const attempts = asked.bodies.map((schema) => failures(schema, given, 'body'));
	if (!attempts.some((attempt) => attempt.length === 0)) {
		attempts.sort((a, b) => a.length - b.length);
		reasons.push(...(attempts[0] ?? []));
	}
	return reasons;
}

/** @param {Record<string, string>} query */
function pickRedirect({ redirect_uri: address }) {
	return address === undefined ? {} : { redirect_uri: address };
}

/** @param {unknown} body */
function isEmpty(body) {
	return body === '' || body === null || (isRecord(body) && Object.keys(body).length === 0);
}

/**
 * @param {Schema} schema
 * @param {unknown} value
 * @param {string} where
 * @returns {string[]}
 */
function failures(schema, value, where) {
	if (ajv.validate(schema, value)) return [];
	return (ajv.errors ?? []).map(({ instancePath, message, params }) => {
		const extra = isRecord(params) ? params.additionalProperty : undefined;
		return `${where}${instancePath} ${message ?? ''}${extra === undefined ? '' : `: ${String(extra)}`}`;
	});
}

/**
 * A value that stands in an address is text; the contract's numbers are checked by their digits.
 * @param {Schema | undefined} schema
 * @param {string} value
 * @param {string} where
 */
function textFailures(schema, value, where) {
	if (!schema) return [];
	const values = schema.enum;
	if (Array.isArray(values)) {
		return values.includes(value) ? [] : [`${where} must be one of ${values.join(', ')}`];
	}
	const types = Array.isArray(schema.type) ? schema.type : [schema.type];
	const asNumber = types.includes('integer') && /^-?\d+$/.test(value);
	return failures(schema, asNumber ? Number(value) : value, where);
}

/** @param {CheckedRequest} request */
function nameOf({ method, path }) {
	return `${method} ${path}`;
}
