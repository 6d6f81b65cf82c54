import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MUTANTS } from '../../mutation/mutants.mjs';
import { fileOf, leadsTo, REPOSITORY, testsOf } from '../../mutation/places.mjs';
import { broken } from '../../mutation/workbench.mjs';

describe('the mutants of npm run test:mutation', () => {
	it('are at least eighty, of every room that bears promises', () => {
		expect(MUTANTS.length).toBeGreaterThanOrEqual(80);
		for (const room of ['services', 'media', 'nodes', 'noPlayLost']) {
			expect(MUTANTS.filter(({ in: folders }) => leadsTo(folders, room)).length).toBeGreaterThan(5);
		}
	});

	it.each(MUTANTS.map((mutant) => ({ name: `${mutant.in}: ${mutant.breaks}`, mutant })))(
		'$name: its line stands there exactly once, and its tests are there',
		({ mutant }) => {
			const code = readFileSync(join(REPOSITORY, fileOf(mutant)), 'utf8');
			expect(broken(code, mutant)).not.toBe(code);
			expect(testsOf(mutant)).not.toEqual([]);
		},
	);

	it('are found where their file was moved to, and nowhere else', () => {
		expect(leadsTo('services/trakt/history/addPlay.ts', 'services/trakt')).toBe(true);
		expect(leadsTo('test/unit/services/trakt/sync/sync.test.ts', 'unit/trakt/sync.test.ts')).toBe(
			true,
		);
		expect(leadsTo('services/simkl/history/addPlay.ts', 'services/trakt')).toBe(false);
		expect(leadsTo('trakt/services/addPlay.ts', 'services/trakt')).toBe(false);
	});

	it('one whose line has moved away, or is there twice, is refused', () => {
		expect(() => broken('a', { find: 'b', put: 'c' })).toThrow('0 times');
		expect(() => broken('abb', { find: 'b', put: 'c' })).toThrow('2 times');
		expect(broken('ab', { find: 'b', put: 'c' })).toBe('ac');
		const nowhere = {
			in: 'media',
			find: 'no such text anywhere',
			put: '',
			breaks: '',
			tests: ['unit/none.test.ts'],
		};
		expect(() => fileOf(nowhere)).toThrow('in 0 files');
		expect(() => testsOf(nowhere)).toThrow('no test');
	});
});
