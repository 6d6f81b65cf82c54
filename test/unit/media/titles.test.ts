import { describe, expect, it } from '@jest/globals';

import { isSameTitle } from '../../../media/titles';
import {
	clearlyDiffer,
	provesSame,
	saysNothing,
} from '../../../services/shared/title/chooseEpisode';

describe('two titles', () => {
	it.each([
		['Amélie’s Café', 'Amelies cafe'],
		['Spider-Bride: Homecoming!', 'Spider Bride  Homecoming'],
		['Battle Harbour (2018)', 'Battle Harbour'],
		['Salt & Iron', 'Salt and Iron'],
		['¿¡!?', '¿¡!?'],
		['Straße', 'Strasse'],
		['Brøndby', 'Brondby'],
		['Ёлка', 'елка'],
	])('are the same: %s, %s', (one, other) => {
		expect(isSameTitle(one, other)).toBe(true);
	});

	it.each([
		['The Harbour', 'Harbour'],
		['Harbour 2', 'Harbour'],
		['???', '!!!'],
		['2012', '2013'],
		['バス', 'ハス'],
		['दिल', 'दल'],
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

describe('an episode title that says nothing', () => {
	it.each([
		undefined,
		'',
		'Episode 1',
		'Folge 1',
		'TBA',
		'Part 16',
		'7',
		'第5話',
		'Season 1 Episode 5',
		'Harbour Lights',
		'Harbour Lights 5',
		'Harbour Lights S01E05',
		'harbour.lights.1x05.1080p',
	])('%s', (title) => {
		expect(saysNothing(title, 'Harbour Lights')).toBe(true);
		expect(clearlyDiffer(title, 'The Cold Pier', 'Harbour Lights')).toBe(false);
		expect(provesSame(title, title, 'Harbour Lights')).toBe(false);
	});

	it.each(['The Cold Pier', 'Pilot', 'Episode of the Year', 'Harbour Lights Out'])(
		'is not %s',
		(title) => {
			expect(saysNothing(title, 'Harbour Lights')).toBe(false);
			expect(provesSame(title, title, 'Harbour Lights')).toBe(true);
		},
	);
});
