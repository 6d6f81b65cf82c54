import { describe, expect, it } from '@jest/globals';
import { readArguments, USAGE, UsageError } from '../../../../workflows/household/arguments.mjs';
import { listed, SOURCES } from '../../../../workflows/kit/services.mjs';

const given = {
	people: 'alice,bob',
	sources: 'plex,jellyfin',
	destinations: 'trakt',
};
/** @param {Record<string, string | undefined>} more */
const typed = (more) =>
	Object.entries({ ...given, ...more }).flatMap(([name, value]) =>
		value === undefined ? [] : [`--${name}`, value],
	);
/** @param {Record<string, string | undefined>} more */
const read = (more = {}) => readArguments(typed(more));

const sameAsAnother = Object.entries(SOURCES).flatMap(([source, { label, tellsOfTheSameAs }]) => {
	const other = Object.entries(SOURCES).find(([name]) => name === tellsOfTheSameAs);
	return other
		? [
				{
					both: `${other[0]},${source}`,
					said: `${other[1].label} and ${label} tell of the same plays`,
				},
			]
		: [];
});

describe('the command line of the household generator', () => {
	it('takes people, sources, destinations and a file', () => {
		expect(read({ out: 'household.json' })).toEqual({
			people: [
				{ name: 'alice', match: 'alice' },
				{ name: 'bob', match: 'bob' },
			],
			sources: ['plex', 'jellyfin'],
			destinations: ['trakt'],
			out: 'household.json',
		});
	});

	it('takes names with spaces, umlauts and quotes, and accounts of other names', () => {
		expect(read({ people: ' Jörg "J." Müller , Alice = alice.at.home | 7c0ffee ' })).toMatchObject({
			people: [
				{ name: 'Jörg "J." Müller', match: 'Jörg "J." Müller' },
				{ name: 'Alice', match: 'alice.at.home, 7c0ffee' },
			],
		});
	});

	it('takes a service once, however it is written and however often', () => {
		expect(read({ sources: 'Plex,plex', destinations: 'Trakt' })).toMatchObject({
			sources: ['plex'],
			destinations: ['trakt'],
		});
	});

	it('gives help to whoever asks', () => {
		expect(readArguments(['--help'])).toBe('help');
		expect(readArguments(['-h'])).toBe('help');
		expect(USAGE).toContain('npx n8n-nodes-scrobble');
	});

	it.each(sameAsAnother)('takes one of $both, which tell of the same plays', ({ both, said }) => {
		expect(() => read({ sources: both })).toThrow(UsageError);
		expect(() => read({ sources: both })).toThrow(said);
	});

	it.each([
		[{ people: undefined }, '--people is missing'],
		[{ people: ' , ' }, '--people is missing'],
		[{ sources: undefined }, '--sources is missing'],
		[{ destinations: '' }, '--destinations is missing'],
		[{ people: 'alice,Bob,ALICE' }, 'ALICE is listed twice in --people'],
		[{ people: '=alice' }, 'has no name in front of its equals sign'],
		[{ people: 'alice=' }, 'has no account behind its equals sign'],
		[{ people: 'alice\nbob' }, 'a line break'],
		[{ people: 'alice==$json.x' }, 'reads like an n8n expression'],
		[{ people: 'alice {{ 1 }}' }, 'reads like an n8n expression'],
		[{ sources: 'netflix' }, `--sources knows ${listed(Object.keys(SOURCES))}, not netflix`],
		[{ destinations: 'letterboxd' }, 'not letterboxd'],
		[{ destinations: 'constructor' }, 'not constructor'],
		[{ sources: 'jellyfin', destinations: 'jellyfin' }, 'Jellyfin has these plays already'],
		[{ colour: 'red' }, "Unknown option '--colour'"],
	])('says of %j what to type instead', (more, message) => {
		expect(() => read(more)).toThrow(UsageError);
		expect(() => read(more)).toThrow(message);
	});
});
