import { checkAgainstContract, loadTraktContract } from '../../simulators/contract.mjs';

/** @typedef {import('../../simulators/contract.mjs').CheckedRequest} CheckedRequest */

const contract = loadTraktContract();

/**
 * What Trakt's published contract has against requests that a test has sent.
 * @param {readonly CheckedRequest[]} requests
 */
export function contractViolations(requests) {
	return checkAgainstContract(contract, requests);
}

/**
 * The same for a request as a service describes it.
 * @param {{ method: string, path: string, query?: Record<string, unknown>, body?: unknown }} request
 */
export function violationsOf({ method, path, query = {}, body }) {
	const texts = Object.entries(query)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => [name, String(value)]);
	return contractViolations([{ method, path, query: Object.fromEntries(texts), body }]);
}
