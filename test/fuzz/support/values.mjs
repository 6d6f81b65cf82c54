import fc from 'fast-check';

/** Values that break careless readers: other types, other forms of numbers and dates. @type {unknown[]} */
export const KNOWN = [
	null,
	true,
	false,
	'',
	' \t',
	'True',
	'null',
	'NaN',
	'-0',
	'1e999',
	'1,234,567',
	'0x10',
	'{season_num}',
	'{{Name}}',
	'0001-01-01T00:00:00',
	'9999-12-31T23:59:59.9999999Z',
	'+275760-09-13T00:00:00Z',
	'plex://',
	'com.plexapp.agents.thetvdb:///////?',
	'&#x110000;&#0;&amp;amp;\\"',
	'\ud800',
	'\u0000',
	'\u202e',
	0,
	-1,
	0.1,
	5e-324,
	1e300,
	8_640_000_000_001,
	Number.MAX_SAFE_INTEGER + 2,
	[],
	{},
	[null, { id: 5 }, { id: 'imdb://' }, 'tmdb://-1'],
	// Nothing can be made of it: not even String() takes it.
	{ toString: null, valueOf: null },
];

/** Names of properties that mean something to JavaScript. */
export const TOUCHY_NAMES = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'valueOf',
	'then',
	'length',
	'hasOwnProperty',
	'',
	'0',
];

const DEEPEST = 1_000;
const LONGEST = 60_000;

/** @type {fc.Arbitrary<unknown>} */
export const oddValue = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...KNOWN) },
	{ weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
	{ weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
	{ weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(String) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: DEEPEST }).map(nestedList) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: LONGEST }).map((size) => 'ä'.repeat(size)) },
);

/** @param {number} depth @returns {unknown} */
export function nestedList(depth) {
	/** @type {unknown} */
	let value = 1;
	for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { in: value };
	return value;
}
