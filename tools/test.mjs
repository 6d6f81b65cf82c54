/**
 * Every check there is, or the suites that are named: `node tools/test.mjs [unit] [integration] [promises] [contract] [e2e] [fuzz]
 * [chaos] [editor] [older]`: the last one, the end-to-end tests in a short form on the oldest n8n, by its name alone.
 * Suites of chance are in a short form among all the others, or with `--short`; `--seed <number>` repeats a run.
 * The editor suite is run only by its name: it needs a Chromium, and writes the pictures in docs/images.
 * Works in a fresh clone on a bare machine, and ends with the line `N passed, N failed`.
 */
import './terminal/plainErrors.mjs';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OLDEST_N8N_VERSION } from './n8n/home.mjs';
import { installN8n } from './n8n/install.mjs';
import { installDevelopmentDependencies, packPackage, REPOSITORY } from './n8n/package.mjs';

const { values, positionals: named } = parseArgs({
	allowPositionals: true,
	options: { seed: { type: 'string' }, short: { type: 'boolean', default: false } },
});
const suites =
	named.length > 0
		? named
		: ['unit', 'integration', 'promises', 'contract', 'e2e', 'fuzz', 'chaos'];
const everything = named.length === 0;
const needsN8n = suites.some((suite) => ['e2e', 'fuzz', 'chaos', 'editor'].includes(suite));
const needsOldestN8n = suites.includes('older');
process.env.SCROBBLE_FORM = everything || values.short ? 'short' : 'full';
// One for all suites and all of their processes, so that one number repeats the run.
process.env.SCROBBLE_SEED = values.seed ?? String(Math.floor(Math.random() * 0x7fffffff));

let passed = 0;
let failed = 0;
const scratch = await mkdtemp(join(tmpdir(), 'scrobble-test-'));

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<boolean>} */
const succeeds = (command, args, env = process.env) =>
	new Promise((resolve) => {
		spawn(command, args, {
			cwd: REPOSITORY,
			env,
			stdio: 'inherit',
			shell: process.platform === 'win32',
		})
			.on('error', () => resolve(false))
			.on('close', (code) => resolve(code === 0));
	});

/** @param {string} name */
async function check(name) {
	console.log(`\n— ${name}`);
	if (await succeeds('npm', ['run', '--silent', name])) passed += 1;
	else {
		failed += 1;
		console.log(`✘ ${name}`);
	}
}

/** @param {string} suite */
async function jest(suite) {
	console.log(`\n— ${suite} tests`);
	const outputFile = join(scratch, `${suite}.json`);
	const ended = await succeeds(
		process.execPath,
		[
			'--experimental-vm-modules',
			'--disable-warning=ExperimentalWarning',
			join(REPOSITORY, 'node_modules', 'jest', 'bin', 'jest.js'),
			'--selectProjects',
			suite,
			'--json',
			`--outputFile=${outputFile}`,
			// One n8n serves all of their tests, so that they take turns.
			...(['e2e', 'editor', 'older'].includes(suite) ? ['--runInBand'] : []),
			'--reporters=default',
		],
		{ ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
	);
	const result = await readFile(outputFile, 'utf8')
		.then(JSON.parse)
		.catch(() => undefined);
	passed += result?.numPassedTests ?? 0;
	// A suite that could not be loaded has no failed test, and a skipped test has promised nothing.
	const broken = result
		? result.numFailedTests +
			result.numRuntimeErrorTestSuites +
			result.numPendingTests +
			result.numTodoTests
		: 1;
	failed += broken === 0 && !ended ? 1 : broken;
}

try {
	await installDevelopmentDependencies();
	if (needsN8n) await installN8n();
	if (needsOldestN8n) await installN8n(OLDEST_N8N_VERSION);
	if (everything || needsN8n || needsOldestN8n) process.env.SCROBBLE_TARBALL = await packPackage();
	if (everything) for (const name of ['lint', 'typecheck', 'verify']) await check(name);
	for (const suite of suites) await jest(suite);
} catch (failure) {
	failed += 1;
	console.error(failure instanceof Error ? failure.message : failure);
} finally {
	await rm(scratch, { recursive: true, force: true });
}
if (everything)
	console.log("\nNot among these: n8n's real editor in a Chromium (npm run test:editor)");
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
