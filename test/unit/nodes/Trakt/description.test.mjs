import { describe } from '@jest/globals';
import { TRAKT_RESOURCES } from '../../../../nodes/Trakt/resources';
import { Trakt } from '../../../../nodes/Trakt/Trakt.node';
import { keepsToTheRules } from '../../../support/actionDescription.mjs';

describe('the description of the Trakt node', () => {
	keepsToTheRules({
		description: new Trakt().description,
		resources: TRAKT_RESOURCES,
		home: new URL('../../../../nodes/Trakt/', import.meta.url),
	});
});
