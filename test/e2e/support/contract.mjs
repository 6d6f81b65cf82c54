import { expect } from '@jest/globals';
import { contractViolations } from '../../support/traktContract.mjs';

/**
 * Fails where Trakt's published contract has something against a request that reached the simulated Trakt. Where this
 * machine has no contract there is nothing to hold against, which startOnce.mjs has said.
 * @param {readonly import('../../../simulators/contract.mjs').CheckedRequest[]} requests
 */
export function expectNoContractViolation(requests) {
	expect(contractViolations(requests)).toEqual([]);
}
