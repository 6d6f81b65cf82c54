import { describe, expect, it } from '@jest/globals';
import { historyIdIn, importLimitsFrom } from '../../../../nodes/shared/action/fields/importFields';
import { parametersOf } from '../../../../nodes/shared/action/parameters';
import { executeContext } from '../../../support/executeContext';
import { runTrakt } from '../../../support/runTrakt';

describe('the limits of an import', () => {
	const limits = (parameters: object) =>
		importLimitsFrom(parametersOf(executeContext({ parameters: { ...parameters } }).execute, 0));

	it.each([
		[{}, { dryRun: false, mostPlays: 1000 }],
		[
			{ dryRun: 'true', mostPlays: '5' },
			{ dryRun: true, mostPlays: 5 },
		],
		[
			{ dryRun: true, mostPlays: 0 },
			{ dryRun: true, mostPlays: 0 },
		],
		// Below nothing is no reason to set no limit.
		[{ mostPlays: -1 }, { dryRun: false, mostPlays: 1000 }],
	])('are read from %j', (parameters, expected) => {
		expect(limits(parameters)).toEqual(expected);
	});

	it('are not guessed from what is no number', () => {
		expect(() => limits({ mostPlays: 'all' })).toThrow('"all" is not a number');
	});
});

describe('the id that Take Back goes by', () => {
	it.each([
		[{ destination: 'trakt', status: 'added', remoteId: 7 }, 7],
		[{ destination: 'trakt', status: 'duplicate', remoteId: 7 }, undefined],
		[{ destination: 'simkl', status: 'added', remoteId: 7 }, undefined],
		[{ destination: 'trakt', status: 'added', remoteId: '7' }, undefined],
		[undefined, undefined],
	])('is that of a play which was added at the same service: %j', (sync, id) => {
		expect(historyIdIn({ sync }, 'trakt')).toBe(id);
	});
});

it('Import without any watch event sends nothing, and says of each item what it is not', async () => {
	const parameters = { resource: 'watchEvent', operation: 'import' };
	await expect(runTrakt(parameters)).rejects.toThrow('The incoming item is not a watch event');
});
