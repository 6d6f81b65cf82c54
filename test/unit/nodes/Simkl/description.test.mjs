import { describe } from '@jest/globals';
import { SIMKL_RESOURCES } from '../../../../nodes/Simkl/resources';
import { Simkl } from '../../../../nodes/Simkl/Simkl.node';
import { keepsToTheRules } from '../../../support/actionDescription.mjs';

describe('the description of the Simkl node', () => {
	keepsToTheRules({
		description: new Simkl().description,
		resources: SIMKL_RESOURCES,
		home: new URL('../../../../nodes/Simkl/', import.meta.url),
	});
});
