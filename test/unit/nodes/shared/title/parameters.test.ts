import { describe, expect, it } from '@jest/globals';
import { approximateDatesFrom } from '../../../../../nodes/shared/action/fields/importFields';
import { Parameters } from '../../../../../nodes/shared/action/parameters';
import { UnusableInput } from '../../../../../nodes/shared/action/unusableInput';
import { progressFrom } from '../../../../../nodes/shared/title/fields';
import { ratingFrom } from '../../../../../nodes/shared/title/ratingFields';
import { placeFrom } from '../../../../../nodes/shared/title/titleFrom';

const given = (values: Record<string, unknown>) => new Parameters((name) => values[name]);

describe('what is told of a title in a node', () => {
	it.each([1, 10])('takes the rating %s, and the date if there is one', (rating) => {
		expect(ratingFrom(given({ rating }))).toEqual({ rating, ratedAt: undefined });
		const options = { ratedAt: '2026-03-07T21:00:00+01:00' };
		expect(ratingFrom(given({ rating, options })).ratedAt).toBe('2026-03-07T20:00:00.000Z');
	});

	it.each([0, 11, undefined])('refuses the rating %s', (rating) => {
		expect(() => ratingFrom(given({ rating }))).toThrow(UnusableInput);
	});

	it.each([0, 100])('takes the progress %s', (progress) => {
		expect(progressFrom(given({ progress }))).toBe(progress);
	});

	it.each([-1, 100.5, undefined])('refuses the progress %s', (progress) => {
		expect(() => progressFrom(given({ progress }))).toThrow(UnusableInput);
	});

	it('takes specials as season 0, and no place without its numbers', () => {
		expect(placeFrom(given({ season: 0, episode: 3 }))).toEqual({ season: 0, number: 3 });
		expect(() => placeFrom(given({ season: 1 }))).toThrow('The episode is not a number from 0 on');
	});

	it('keeps a rough date unless it is told to leave it', () => {
		expect(approximateDatesFrom(given({}))).toBe('keep');
		expect(approximateDatesFrom(given({ approximateDates: 'keep' }))).toBe('keep');
		expect(() => approximateDatesFrom(given({ approximateDates: 'anything' }))).toThrow('choices');
		expect(approximateDatesFrom(given({ approximateDates: 'unknown' }))).toBe('unknown');
	});
});
