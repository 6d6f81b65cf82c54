const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { src, dest, series, parallel } = require('gulp');

const run = promisify(execFile);

const clean = () => rm('dist', { recursive: true, force: true });

/** Types are checked and JavaScript written by the compiler alone; gulp only carries what it does not. */
const compile = async () => {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json']);
	} catch (failure) {
		throw new Error(`tsc:\n${failure.stdout}`);
	}
	// package.json is in the program only so that dist/ mirrors the repository; n8n reads the one above it.
	await rm('dist/package.json', { force: true });
};

const icons = () =>
	src(['nodes/**/*.svg', 'credentials/**/*.svg', 'icons/**/*.svg'], {
		base: '.',
		encoding: false,
		allowEmpty: true,
	}).pipe(dest('dist'));
const codex = () => src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
const schemas = () =>
	src('nodes/**/__schema__/**/*.json', { base: '.', allowEmpty: true }).pipe(dest('dist'));
/** The generator of household workflows, for `npx`: plain modules that need nothing installed. */
const generator = () =>
	src(['scripts/household.mjs', 'scripts/household/*.mjs', 'scripts/workflow/*.mjs'], {
		base: '.',
	}).pipe(dest('dist'));

exports.clean = clean;
exports.build = series(clean, compile, parallel(icons, codex, schemas, generator));
exports.default = exports.build;
