/**
 * Loaded into an n8n 2 before n8n itself: its rule for *Always Output Data* becomes that of n8n 3, by n8n's own words "the
 * empty item is only added when every output is empty" (always-output-data-multi-output.rule.js of 2.41.1). n8n 3 itself
 * cannot be run from npm.
 */
const Module = require('node:module');

const load = Module._load;
Module._load = function (request, ...rest) {
	const loaded = load.call(this, request, ...rest);
	const prototype = request.endsWith('workflow-execute') && loaded.WorkflowExecute?.prototype;
	if (prototype && !prototype.isOfN8n3) {
		const { ensureAlwaysOutputData } = prototype;
		if (typeof ensureAlwaysOutputData !== 'function')
			throw new Error('n8n calls its rule otherwise by now');
		prototype.isOfN8n3 = true;
		prototype.ensureAlwaysOutputData = function (outputs, executionData) {
			const isAnything = (outputs ?? []).some((items) => items?.length > 0);
			return isAnything ? outputs : ensureAlwaysOutputData.call(this, outputs, executionData);
		};
	}
	return loaded;
};
