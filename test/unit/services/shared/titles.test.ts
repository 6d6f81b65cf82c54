import { describe, expect, it } from '@jest/globals';

import { clearlyDiffer, isSameTitle } from '../../../../services/shared/titles';

describe('two titles', () => {
	it.each([
		['Amélie’s Café', 'Amelies cafe'],
		['Spider-Bride: Homecoming!', 'Spider Bride  Homecoming'],
		['Battle Harbour (2018)', 'Battle Harbour'],
		['Salt & Iron', 'Salt and Iron'],
		['¿¡!?', '¿¡!?'],
	])('are the same: %s, %s', (one, other) => {
		expect(isSameTitle(one, other)).toBe(true);
	});

	it.each([
		['The Harbour', 'Harbour'],
		['Harbour 2', 'Harbour'],
		['???', '!!!'],
		['2012', '2013'],
	])('are not the same: %s, %s', (one, other) => {
		expect(isSameTitle(one, other)).toBe(false);
	});
});

describe('two episode titles', () => {
	it.each([
		['The Long Way (1)', 'The Long Way, Part 1'],
		['Pilot', 'Pilot: The Beginning'],
		['Episode 5', 'The Cold Pier'],
		['The Cold Pier', 'TBA'],
		['Part 2', 'The Cold Pier'],
		[undefined, 'The Cold Pier'],
	])('do not clearly differ: %s, %s', (one, other) => {
		expect(clearlyDiffer(one, other)).toBe(false);
	});

	it('clearly differ when neither holds the other', () => {
		expect(clearlyDiffer('The Cold Pier', 'Nine Lanterns')).toBe(true);
	});
});
