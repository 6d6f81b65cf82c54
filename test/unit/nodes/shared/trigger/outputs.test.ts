import { describe, expect, it } from '@jest/globals';

import {
	configuredOutputs,
	outputOf,
	outputsExpression,
} from '../../../../../nodes/shared/trigger/outputs';
import { settingsOf } from '../../../../../nodes/shared/trigger/settings';
import { fakeWebhook } from '../../../../support/webhookContext';

const peopleOf = (...entries: Array<{ name?: string; match?: unknown }>) =>
	settingsOf(fakeWebhook({ parameters: { output: 'perPerson', people: { entries } } }).context)
		.people ?? [];

describe('outputOf', () => {
	it('goes by id before name, across all people', () => {
		const people = peopleOf({ name: 'Ada', match: 'ada' }, { name: 'Bo', match: '12' });
		expect(outputOf({ id: '12', name: 'Ada' }, people)).toBe(1);
	});

	it('goes by name, trimmed and in any case, when nobody has the id', () => {
		const people = peopleOf({ name: 'Ada', match: '1, Ada L ' }, { name: 'Bo', match: '2' });
		expect(outputOf({ id: '77', name: ' ada l' }, people)).toBe(0);
	});

	it('goes by the id alone where one is listed, whatever somebody calls themselves', () => {
		const people = peopleOf(
			{ name: 'Carol', match: '30417703, carol' },
			{ name: 'Bo', match: 'bo' },
		);
		expect(outputOf({ id: '999', name: 'Carol' }, people)).toBe(2);
		expect(outputOf({ id: '30417703', name: 'x' }, people)).toBe(0);
		expect(outputOf({ id: '999', name: 'Bo' }, people)).toBe(1);
	});

	it('goes by the owner’s name, whose id is 1 on every server and another one at plex.tv', () => {
		const people = peopleOf({ name: 'Carol', match: '30417703, carol' });
		expect(outputOf({ id: '1', name: 'carol' }, people)).toBe(0);
		expect(outputOf({ id: '30417703', name: 'carol' }, peopleOf({ match: '1, carol' }))).toBe(0);
	});

	it('does not hold the id of one server against the name on another', () => {
		const guid = 'c0ffee00c0ffee00c0ffee00c0ffee01';
		const people = peopleOf({ name: 'Carol', match: '30417703, carol' });
		expect(outputOf({ id: guid, name: 'carol' }, people)).toBe(0);
		expect(
			outputOf({ id: guid, name: 'carol' }, peopleOf({ match: `${'1'.repeat(31)}a, carol` })),
		).toBe(1);
	});

	it('sends everybody else to the last output', () => {
		const people = peopleOf({ name: 'Ada', match: '1' }, { name: 'Bo', match: '2' });
		expect(outputOf({ id: '3', name: 'guest' }, people)).toBe(2);
		expect(outputOf({ id: '3', name: 'guest' }, [])).toBe(0);
	});

	it('goes by the label when a person has no accounts listed', () => {
		expect(outputOf({ id: '9', name: 'ada' }, peopleOf({ name: 'Ada', match: ' ' }))).toBe(0);
	});

	it('keeps a label with a comma in it whole, so that nobody leaves by half of another’s name', () => {
		const people = peopleOf({ name: 'Doe, Jane' }, { name: 'Jane' });
		expect(outputOf({ id: '9', name: 'Jane' }, people)).toBe(1);
		expect(outputOf({ id: '9', name: 'doe, jane' }, people)).toBe(0);
	});

	it('keeps each entry of a list whole', () => {
		const people = peopleOf({ name: 'A', match: ['Doe, Jane', 12] }, { name: 'B', match: 'Jane' });
		expect(outputOf({ id: '9', name: 'Jane' }, people)).toBe(1);
		expect(outputOf({ id: '1', name: 'Doe, Jane' }, people)).toBe(0);
		expect(outputOf({ id: '12', name: 'x' }, people)).toBe(0);
	});

	it('takes a number for an id, and not for the name that somebody else has chosen', () => {
		const people = peopleOf({ name: 'Ada', match: '123456' }, { name: '007' });
		expect(outputOf({ id: '999', name: '123456' }, people)).toBe(2);
		expect(outputOf({ id: '123456', name: 'Ada' }, people)).toBe(0);
		expect(outputOf({ id: '999', name: '007' }, people)).toBe(1);
	});

	it('matches nobody by an entry that is empty altogether', () => {
		expect(outputOf({ id: '', name: '' }, peopleOf({ name: '', match: '' }))).toBe(1);
	});

	it('knows a Jellyfin id with and without its dashes', () => {
		const people = peopleOf({ name: 'Ada', match: 'C0FFEE00-C0FF-EE00-C0FF-EE00C0FFEE01' });
		expect(outputOf({ id: 'c0ffee00c0ffee00c0ffee00c0ffee01', name: 'x' }, people)).toBe(0);
	});
});

describe('configuredOutputs', () => {
	it('is one output without a label by default', () => {
		expect(configuredOutputs({})).toEqual([{ type: 'main' }]);
		expect(configuredOutputs({ output: 'single', people: { entries: [{ name: 'Ada' }] } })).toEqual(
			[{ type: 'main' }],
		);
	});

	it('is one for each person and a last one, in order', () => {
		const entries = [{ name: 'Ada' }, { name: '' }, { name: 'Bo' }];
		const labels = configuredOutputs({ output: 'perPerson', people: { entries } });
		expect(labels.map(({ displayName }) => displayName)).toEqual([
			'Ada',
			'Person 2',
			'Bo',
			'Everybody Else',
		]);
	});

	it('needs nobody to be listed', () => {
		expect(configuredOutputs({ output: 'perPerson' })).toHaveLength(1);
	});

	it('is one expression that takes the node’s parameters', () => {
		expect(outputsExpression).toMatch(
			/^=\{\{\(function configuredOutputs\([\s\S]*\}\)\(\$parameter\)\}\}$/,
		);
	});
});
