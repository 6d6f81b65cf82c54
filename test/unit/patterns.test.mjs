import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { text } from '../../media/reading';

/**
 * Titles, names, messages and bodies come from outside, and n8n does nothing else while a pattern looks through them: none
 * may take longer than in proportion to their length. Measured, for what is quadratic shows at once.
 */

const house = new URL('../../', import.meta.url);
const LONG = 20_000;
const MOST_MS = 80;
const PIECES = [
	' ',
	'\n',
	'.',
	'/',
	'(',
	')',
	'-',
	',',
	';',
	':',
	'=',
	'<',
	'"',
	'\\',
	'0',
	'1',
	'x',
];
const MORE_PIECES = ['i', 'a', 'A', '1,', 'ab ', '- ', '(1', 'a.', '\u0301', '<a'];

const files = ['media', 'services', 'nodes', 'credentials', 'workflows', 'tools'].flatMap((room) =>
	readdirSync(new URL(`${room}/`, house), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith('.d.ts'))
		.map((name) => `${room}/${name}`),
);

/** Every pattern that stands in a file as such. @param {string} file */
function patternsIn(file) {
	const source = ts.createSourceFile(
		file,
		readFileSync(new URL(file, house), 'utf8'),
		ts.ScriptTarget.Latest,
	);
	/** @type {string[]} */
	const found = [];
	/** @param {import('typescript').Node} node */
	const visit = (node) => {
		if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

const patterns = [
	...new Map(
		files.flatMap((file) =>
			patternsIn(file).map((pattern) => /** @type {const} */ ([pattern, file])),
		),
	),
];

/** Milliseconds of this process's own work, whatever else the machine does. @param {() => void} work */
function costOf(work) {
	const before = process.cpuUsage();
	work();
	return process.cpuUsage(before).user / 1000;
}

/** What it takes with the input that suits it least, once more where it took long: the first time may be another's. @param {string} literal */
function worstOf(literal) {
	const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
	const pattern = new RegExp(source, flags.replace('g', ''));
	const costs = [...PIECES, ...MORE_PIECES].map((piece) => {
		const pumped = piece.repeat(LONG / piece.length);
		const inputs = [
			`${pumped}!`,
			`A${pumped}B`,
			`part ${pumped}!`,
			`content-disposition:${pumped}!`,
		];
		const look = () => inputs.forEach((input) => pattern.test(input));
		const cost = costOf(look);
		return { piece, cost: cost > MOST_MS ? Math.min(cost, costOf(look)) : cost };
	});
	return costs.sort((one, other) => other.cost - one.cost)[0];
}

describe('a pattern in the sources', () => {
	it('is found, and one that is quadratic is noticed', () => {
		expect(patterns.length).toBeGreaterThan(100);
		expect(worstOf('/[.\\s]+$/')?.cost).toBeGreaterThan(MOST_MS);
	});

	it.each(patterns)('%s takes no longer than in proportion to the text (%s)', (pattern) => {
		const worst = worstOf(pattern);
		expect(worst?.cost).toBeLessThan(MOST_MS);
	});
});

describe('a text from outside', () => {
	it('is cut where no title is that long', () => {
		expect(text(`A${' '.repeat(60_000)}B`, 'title')).toBe('A');
		expect(text('x'.repeat(60_000), 'title')).toHaveLength(1_000);
	});
});
