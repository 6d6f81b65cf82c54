/**
 * n8n's own community-package scanner, offline: first on the source as its reviewers read it, then on the packed
 * tarball as they unpack it. Its command line prints findings and exits 0, so its parts are called directly; and it
 * looks at errors alone, where we take no warning either.
 */
import './terminal/plainErrors.mjs';
import { mkdtemp, rm } from 'node:fs/promises';
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

const unpacked = await mkdtemp(join(tmpdir(), 'scrobble-verify-'));
try {
	await run('tar', ['-xzf', await packPackage(), '-C', unpacked, '--strip-components=1']);
	await scan('the source', REPOSITORY, SOURCE_FILE_PATTERNS);
	await scan('the packed tarball', unpacked, ['**/*.js', 'package.json']);
} catch (failure) {
	console.error(failure instanceof Error ? failure.message : failure);
	process.exitCode = 1;
} finally {
	await rm(unpacked, { recursive: true, force: true });
}
