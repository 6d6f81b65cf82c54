import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./mutant.mjs').Mutant} Mutant */

export const REPOSITORY = join(import.meta.dirname, '..', '..');

/** Every file that git knows or would add, as paths from the repository's root. */
export const FILES = execFileSync(
	'git',
	['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
	{ cwd: REPOSITORY, maxBuffer: 1 << 26, encoding: 'utf8' },
)
	.split('\n')
	// What was deleted, and not yet committed, is listed too.
	.filter((path) => path && existsSync(join(REPOSITORY, path)));

const CODE = FILES.filter((path) => /\.(ts|mjs)$/.test(path) && !path.startsWith('test/'));
const TESTS = FILES.filter((path) => /^test\/.*\.test\.(ts|mjs)$/.test(path));

/** @type {Map<string, string>} */
const read = new Map();

/** @param {string} path */
function codeOf(path) {
	const known = read.get(path) ?? readFileSync(join(REPOSITORY, path), 'utf8');
	read.set(path, known);
	return known;
}

/**
 * Whether these pieces stand in the path, in this order, with whatever else between them.
 * @param {string} path
 * @param {string} pieces
 */
export function leadsTo(path, pieces) {
	const left = pieces.split('/');
	for (const each of path.split('/')) if (each === left[0]) left.shift();
	return left.length === 0;
}

/**
 * The file in which the mutant's text stands; throws where it is in none, in several, or more than once in one.
 * @param {Mutant} mutant
 */
export function fileOf({ in: folders, find }) {
	const found = CODE.filter((path) => leadsTo(path, folders) && codeOf(path).includes(find));
	const [file] = found;
	if (file === undefined || found.length > 1) {
		throw new Error(`${folders}: in ${found.length} files, and not in one: ${find} ${found}`);
	}
	return file;
}

/**
 * The tests that have to notice; throws where one of their names leads to none.
 * @param {Mutant} mutant
 */
export function testsOf({ tests }) {
	return tests.flatMap((pieces) => {
		const found = TESTS.filter(
			(path) => leadsTo(path, pieces) && path.endsWith(`/${pieces.split('/').at(-1)}`),
		);
		if (found.length === 0) throw new Error(`There is no test ${pieces}`);
		return found;
	});
}
