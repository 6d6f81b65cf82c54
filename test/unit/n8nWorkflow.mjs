/**
 * What our code takes of n8n-workflow when it runs: n8n's own, from the files that hold it. The whole of n8n-workflow takes
 * a third of a second to load, for each file of tests anew, and was half of the unit tests' time. A test that needs more of
 * it asks for `n8n-workflow/dist/esm/index.js`; whatever n8n runs in the other suites has it whole.
 */
export { NodeApiError } from 'n8n-workflow/dist/esm/errors/node-api.error.js';
export { NodeOperationError } from 'n8n-workflow/dist/esm/errors/node-operation.error.js';
export { NodeConnectionTypes } from 'n8n-workflow/dist/esm/interfaces.js';
export { sleep } from 'n8n-workflow/dist/esm/utils.js';
