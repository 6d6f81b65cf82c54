import { describe, expect, it } from '@jest/globals';
import { JellyfinTrigger } from '../../../../nodes/Jellyfin/JellyfinTrigger.node';
import { Plex } from '../../../../nodes/Plex/Plex.node';
import { PlexTrigger } from '../../../../nodes/Plex/PlexTrigger.node';
import { PLEX_RESOURCES } from '../../../../nodes/Plex/resources';
import { keepsToTheRules } from '../../../support/actionDescription.mjs';

describe('the description of the Plex node', () => {
	keepsToTheRules({
		description: new Plex().description,
		resources: /** @type {any} one list of resources for every node's own connection */ (
			PLEX_RESOURCES
		),
		home: new URL('../../../../nodes/Plex/', import.meta.url),
		first: ['history', 'getAll'],
	});

	it('picks accounts and items from lists that the node can fill', () => {
		const { description, methods } = new Plex();
		const locators = description.properties.filter(({ type }) => type === 'resourceLocator');
		expect(new Set(locators.map(({ name }) => name))).toEqual(new Set(['account', 'item']));
		for (const { modes = [] } of locators) {
			expect(Object.keys(methods.listSearch)).toContain(modes[0]?.typeOptions?.searchListMethod);
			expect(modes.map(({ name }) => name)).toContain('id');
		}
	});
});

describe.each([
	{ trigger: new PlexTrigger(), credential: 'plexApi' },
	{ trigger: new JellyfinTrigger(), credential: 'jellyfinApi' },
])('the registration of the $trigger.description.displayName', ({ trigger, credential }) => {
	const { properties, credentials = [] } = trigger.description;

	it('is by hand unless somebody chooses otherwise, and says how', () => {
		expect(properties.find(({ name }) => name === 'registration')).toMatchObject({
			default: 'manual',
			noDataExpression: true,
		});
		const notices = properties.filter(({ type }) => type === 'notice');
		const shown = (/** @type {string} */ value) =>
			notices.filter(({ displayOptions }) => displayOptions?.show?.registration?.includes(value));
		expect([shown('manual').length, shown('automatic').length]).toEqual([1, 1]);
	});

	it('asks for a credential of the server only where n8n has to sign in there', () => {
		expect(credentials.find(({ name }) => name === credential)).toMatchObject({
			required: true,
			displayOptions: { show: { registration: ['automatic'] } },
		});
	});
});
