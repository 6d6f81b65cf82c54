import { describe, expect, it } from '@jest/globals';
import { Parameters } from '../../../../../nodes/shared/action/parameters';
import { UnusableInput } from '../../../../../nodes/shared/action/unusableInput';

const given = (values: Record<string, unknown>) => new Parameters((name) => values[name]);

describe('the parameters of an item', () => {
	it('take text and numbers alike, without spaces around them', () => {
		expect(given({ id: ' tt0133093 ' }).text('id')).toBe('tt0133093');
		expect(given({ id: 603 }).text('id')).toBe('603');
		expect(given({ id: ' 603 ' }).number('id')).toBe(603);
		expect(given({ id: 0 }).number('id')).toBe(0);
	});

	it('tell what is not set from what is 0 or empty', () => {
		expect(given({}).text('id')).toBe('');
		expect(given({}).number('id')).toBeUndefined();
		expect(given({ id: '' }).number('id')).toBeUndefined();
		expect(given({ at: '' }).moment('at')).toBeUndefined();
		expect(given({ id: null }).text('id')).toBe('');
	});

	it('refuse what is no number, no whole number and no date', () => {
		expect(() => given({ id: 'six' }).number('id')).toThrow(UnusableInput);
		expect(() => given({ id: 6.5 }).wholeNumber('id')).toThrow('6.5 is not a whole number');
		expect(() => given({ at: 'yesterday' }).moment('at')).toThrow('"yesterday" is not a date');
	});

	it('read a date that was picked in the editor by the clocks of the workflow’s time zone', () => {
		const inNewYork = new Parameters(
			(name) => ({ at: '2026-03-07T23:30:00', options: { at: '2026-07-01' } })[name],
			() => 'America/New_York',
		);
		expect(inNewYork.moment('at')).toBe('2026-03-08T04:30:00.000Z');
		expect(inNewYork.group('options').moment('at')).toBe('2026-07-01T04:00:00.000Z');
	});

	it('read a date that names its zone, typed or from an expression', () => {
		expect(given({ at: '2026-03-01T21:15:00+01:00' }).moment('at')).toBe(
			'2026-03-01T20:15:00.000Z',
		);
		const luxonLike = { toString: () => '2026-03-01T20:15:00.000Z' };
		expect(given({ at: luxonLike }).moment('at')).toBe('2026-03-01T20:15:00.000Z');
	});

	it('take a switch that nobody touched as its default', () => {
		expect(given({}).flag('tag', true)).toBe(true);
		expect(given({}).flag('tag')).toBe(false);
		expect(given({ tag: false }).flag('tag', true)).toBe(false);
		expect(given({ tag: 'true' }).flag('tag')).toBe(true);
	});

	it('know a choice only if the field offers it, and refuse what is set but unknown', () => {
		const choice = (values: Record<string, unknown>) =>
			given(values).choice('type', ['movies', 'shows']);
		expect(choice({ type: 'movies' })).toBe('movies');
		expect(choice({ type: ' shows ' })).toBe('shows');
		expect(choice({})).toBeUndefined();
		expect(choice({ type: '' })).toBeUndefined();
		for (const type of ['movie', true, null, ['movies'], {}]) {
			expect(() => choice({ type })).toThrow('is not one of the choices for "type"');
		}
	});

	it('take one choice of several from a list or a text', () => {
		const choices = (values: Record<string, unknown>) =>
			given(values).choices('type', ['movies', 'shows']);
		expect(choices({ type: ['shows', 'movies'] })).toEqual(['shows', 'movies']);
		expect(choices({ type: 'shows' })).toEqual(['shows']);
		expect(choices({})).toEqual([]);
		expect(choices({ type: [] })).toEqual([]);
		expect(() => choices({ type: ['shows', 'song'] })).toThrow('"song" is not one');
		expect(() => choices({ type: null })).toThrow('"" is not one');
	});

	it('refuse a filter that came to nothing, but not one that is not added', () => {
		const filters = (value: unknown) => given({ filters: value }).filters();
		expect(filters(undefined).text('search')).toBe('');
		expect(filters({ search: '' }).text('search')).toBe('');
		expect(() => filters({ search: undefined })).toThrow('The filter "search" has no value');
		expect(() => filters({ startAt: null })).toThrow('The filter "startAt" has no value');
		expect(() => filters(null)).toThrow('The filter "filters" has no value');
	});

	it('read a collection, and an absent one as empty', () => {
		expect(
			given({ options: { message: 'hello' } })
				.group('options')
				.text('message'),
		).toBe('hello');
		expect(given({}).group('options').text('message')).toBe('');
	});

	it('give no limit for Return All, and never a limit below 1', () => {
		expect(given({ returnAll: true, limit: 5 }).limit()).toBeUndefined();
		expect(given({ returnAll: false, limit: 5 }).limit()).toBe(5);
		expect(given({ returnAll: false, limit: 0 }).limit()).toBe(1);
		expect(given({}).limit()).toBe(50);
	});
});
