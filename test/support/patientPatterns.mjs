import * as commonJs from 'n8n-workflow/dist/cjs/safe-regex.js';
import * as esModule from 'n8n-workflow/dist/esm/safe-regex.js';

/**
 * n8n gives each of its own patterns 250 ms of real time, which a busy machine may not have for it: the tests are of our
 * patterns, not of its.
 */
const patient = {
	/** @param {string} pattern @param {string} input @param {string} [flags] */
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	/** @param {string} pattern @param {string} input @param {string} [flags] */
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	/** @param {string} pattern @param {string} input @param {string} flags @param {string} replacement */
	replace: (pattern, input, flags, replacement) =>
		input.replace(new RegExp(pattern, flags), replacement),
	/** @param {string} pattern @param {string} input @param {string} [flags] */
	matchAll: (pattern, input, flags) => [
		...input.matchAll(new RegExp(pattern, flags?.includes('g') ? flags : `${flags ?? ''}g`)),
	],
	/** @param {string} pattern @param {string} input @param {string} [flags] */
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
};

for (const { setSafeRegexEngine } of [commonJs, esModule]) setSafeRegexEngine(patient);
