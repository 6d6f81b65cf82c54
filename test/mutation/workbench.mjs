import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FILES, fileOf, REPOSITORY } from './places.mjs';

/** @typedef {import('./mutant.mjs').Mutant} Mutant */

/** Milliseconds that the tests of one mutant may take: one that never ends is noticed, too. */
const PATIENCE_MS = 240_000;

/** A copy of the repository in which code is broken, so that nothing of the real one ever is. */
export async function workbench() {
	const home = await mkdtemp(join(tmpdir(), 'scrobble-mutation-'));
	for (const path of FILES.filter((each) => !each.startsWith('docs/images'))) {
		await mkdir(dirname(join(home, path)), { recursive: true });
		await cp(join(REPOSITORY, path), join(home, path));
	}
	await symlink(join(REPOSITORY, 'node_modules'), join(home, 'node_modules'), 'junction');

	return {
		/**
		 * The tests that notice the mutant; `undefined` for the code as it is.
		 * @param {Mutant | undefined} mutant
		 * @param {string[]} tests
		 */
		async run(mutant, tests) {
			if (!mutant) return await redTests(home, tests);
			const path = join(home, fileOf(mutant));
			const code = await readFile(path, 'utf8');
			await writeFile(path, broken(code, mutant));
			try {
				return await redTests(home, tests);
			} finally {
				await writeFile(path, code);
			}
		},
		close: async () => await rm(home, { recursive: true, force: true }),
	};
}

/**
 * The code with that one place broken; throws where the place is not there exactly once, as after it was moved.
 * @param {string} code
 * @param {Pick<Mutant, 'find' | 'put'>} mutant
 */
export function broken(code, { find, put }) {
	const parts = code.split(find);
	if (parts.length !== 2) throw new Error(`${parts.length - 1} times, and not once: ${find}`);
	return parts.join(put);
}

/**
 * The files with a test that fails; those that could not be run, or came to no end, count as well.
 * @param {string} home
 * @param {string[]} tests
 * @returns {Promise<string[]>}
 */
async function redTests(home, tests) {
	const outputFile = join(home, 'result.json');
	await rm(outputFile, { force: true });
	const args = [
		'--experimental-vm-modules',
		'--disable-warning=ExperimentalWarning',
		join('node_modules', 'jest', 'bin', 'jest.js'),
		'--json',
		`--outputFile=${outputFile}`,
		'--silent',
		'--selectProjects',
		...new Set(tests.map((path) => path.split('/')[1] ?? '')),
		'--runTestsByPath',
		...tests,
	];
	const child = spawn(process.execPath, args, { cwd: home, stdio: 'ignore' });
	const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
	await new Promise((resolve) => child.once('close', resolve));
	clearTimeout(timer);
	const written = await readFile(outputFile, 'utf8').catch(() => undefined);
	if (written === undefined) return ['no end'];
	/** @type {{ testResults: { name: string, status: string }[] }} */
	const { testResults } = JSON.parse(written);
	return testResults
		.filter(({ status }) => status === 'failed')
		.map(({ name }) => name.slice(name.indexOf('test/')));
}
