import { describe, expect, it } from '@jest/globals';
import { Jellyfin } from '../../../../nodes/Jellyfin/Jellyfin.node';
import { JELLYFIN_RESOURCES } from '../../../../nodes/Jellyfin/resources';
import { keepsToTheRules } from '../../../support/actionDescription.mjs';

const { description, methods } = new Jellyfin();
const { properties, credentials = [] } = description;

/** @param {import('n8n-workflow').INodeProperties[]} fields @returns {import('n8n-workflow').INodeProperties[]} */
const withInner = (fields) =>
	fields.flatMap((field) => [
		field,
		...withInner(
			(field.options ?? []).filter((option) => 'displayName' in option && 'type' in option),
		),
	]);
const locators = withInner(properties).filter(({ type }) => type === 'resourceLocator');

describe('the description of the Jellyfin node', () => {
	keepsToTheRules({
		description,
		resources: JELLYFIN_RESOURCES,
		home: new URL('../../../../nodes/Jellyfin/', import.meta.url),
		always: ['authentication'],
	});

	it('asks for the credential of the chosen authentication alone', () => {
		expect(properties[0]).toMatchObject({ name: 'authentication', default: 'apiKey' });
		expect(credentials.map(({ name, displayOptions }) => [name, displayOptions])).toEqual([
			['jellyfinApi', { show: { authentication: ['apiKey'] } }],
			['jellyfinUserApi', { show: { authentication: ['user'] } }],
		]);
	});

	it('asks for a user with an API key alone', () => {
		const users = properties.filter(({ name }) => name === 'user');
		expect(users.length).toBeGreaterThan(0);
		for (const { displayOptions, required } of users) {
			expect(displayOptions?.show?.authentication).toEqual(['apiKey']);
			expect(required).toBe(true);
		}
	});

	it('picks users, items, libraries and series from lists that the node can fill', () => {
		expect(new Set(locators.map(({ name }) => name))).toEqual(
			new Set(['user', 'item', 'library', 'series']),
		);
		for (const { modes = [], default: preset } of locators) {
			expect(preset).toMatchObject({ mode: 'list' });
			expect(modes[0]).toMatchObject({ name: 'list', typeOptions: { searchable: true } });
			expect(Object.keys(methods.listSearch)).toContain(modes[0]?.typeOptions?.searchListMethod);
			expect(modes.map(({ name }) => name)).toContain('id');
		}
	});
});
