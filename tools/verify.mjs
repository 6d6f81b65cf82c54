/**
 * n8n's own community-package scanner, offline: first on the source as its reviewers read it, then on the packed
 * tarball as they unpack it. Its command line prints findings and exits 0, so its parts are called directly; and it
 * looks at errors alone, where we take no warning either. Then that the tarball brings along what it needs.
 */
import './terminal/plainErrors.mjs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDevelopmentDependencies, packPackage, REPOSITORY } from './n8n/package.mjs';
import { step } from './terminal/progress.mjs';
import { run } from './terminal/run.mjs';

await installDevelopmentDependencies();
const { buildScanConfig, SOURCE_FILE_PATTERNS } = await import(
	'@n8n/scan-community-package/scanner/scanner.mjs'
);
const { ESLint } = await import('eslint');

/** @param {string} what @param {string} folder @param {string[]} patterns */
const scan = (what, folder, patterns) =>
	step(`scanner on ${what}`, async () => {
		const eslint = new ESLint({
			cwd: folder,
			allowInlineConfig: false,
			overrideConfigFile: true,
			overrideConfig: await buildScanConfig(),
			errorOnUnmatchedPattern: true,
		});
		const results = await eslint.lintFiles(patterns);
		if (results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0)) {
			const formatter = await eslint.loadFormatter('stylish');
			throw new Error(`The scanner found this in ${what}:\n${await formatter.format(results)}`);
		}
	});

/** What n8n itself gives to a community node; anything else would have to be installed with the package. */
const GIVEN_BY_N8N = ['n8n-workflow', 'crypto', 'node:crypto'];

/** The scanner lets a `require` of a development dependency pass, because it may be bundled: here it must be. */
const bringsItsOwn = (/** @type {string} */ folder) =>
	step('what the packed tarball requires', async () => {
		const files = (await readdir(folder, { recursive: true })).filter((name) =>
			name.endsWith('.js'),
		);
		const missing = await Promise.all(
			files.map(async (file) => {
				const code = await readFile(join(folder, file), 'utf8');
				return [...code.matchAll(/\brequire\(\s*(['"`])([^'"`]+)\1/g)]
					.map(([, , name = '']) => name)
					.filter((name) => !name.startsWith('.') && !GIVEN_BY_N8N.includes(name))
					.map((name) => `${file}: ${name}`);
			}),
		);
		if (missing.flat().length > 0) {
			throw new Error(
				`The tarball requires what it does not bring along:\n${missing.flat().join('\n')}`,
			);
		}
	});

const unpacked = await mkdtemp(join(tmpdir(), 'scrobble-verify-'));
try {
	await run('tar', ['-xzf', await packPackage(), '-C', unpacked, '--strip-components=1']);
	await scan('the source', REPOSITORY, SOURCE_FILE_PATTERNS);
	await scan('the packed tarball', unpacked, ['**/*.js', 'package.json']);
	await bringsItsOwn(unpacked);
} catch (failure) {
	console.error(failure instanceof Error ? failure.message : failure);
	process.exitCode = 1;
} finally {
	await rm(unpacked, { recursive: true, force: true });
}
