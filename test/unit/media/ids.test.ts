import { describe, expect, it } from '@jest/globals';
import { publicId } from '../../../media/ids';

describe('an id as a source wrote it', () => {
	it.each([
		['tt9100001', 'tt9100001'],
		[' TT9100001 ', 'tt9100001'],
		['tt12345', 'tt12345'],
		['tt123456789012', 'tt123456789012'],
	])('%s is an IMDb id', (written, imdb) => {
		expect(publicId('imdb', written)).toEqual({ imdb });
	});

	it.each([
		'tt1234',
		'tt1234567890123',
		'nm9100001',
		'9100001',
		'tt',
		'attic',
		'https://www.imdb.com/title/tt9100001/',
		'tt9100001/../users',
		'tt9100001?x=',
		'tt91\n00001',
		'',
		undefined,
	])('%j is none', (written) => {
		expect(publicId('imdb', written)).toEqual({});
	});

	it.each([
		['91', { tmdb: 91 }],
		['0', {}],
		['-91', {}],
		['9.1', {}],
		['91a', {}],
		['9'.repeat(16), {}],
		[undefined, {}],
	])('%j as a number at TMDB: %j', (written, ids) => {
		expect(publicId('tmdb', written)).toEqual(ids);
	});
});
