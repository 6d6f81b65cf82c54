const { execFile } = require('node:child_process');
const { readFile, rm, writeFile } = require('node:fs/promises');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
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

/** A community node may not require what Node.js has as globals anyway. */
const WEB_STREAMS = {
	name: 'web streams',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^node:stream\/web$/ }, ({ path }) => ({ path, namespace: 'global' }));
		onLoad({ filter: /./, namespace: 'global' }, () => ({
			contents: 'module.exports = { TransformStream, CountQueuingStrategy };',
		}));
	},
};

/**
 * The one file that takes from node_modules carries what it takes: an installed community package has no dependencies.
 * The licences of what is in it go beside it.
 */
const bundle = async () => {
	const { metafile } = await esbuild.build({
		entryPoints: ['media/archives/tvtime/rows/libraries.ts'],
		outfile: 'dist/media/archives/tvtime/rows/libraries.js',
		bundle: true,
		format: 'cjs',
		platform: 'neutral',
		mainFields: ['module', 'main'],
		target: 'es2022',
		metafile: true,
		logLevel: 'warning',
		plugins: [WEB_STREAMS],
	});
	const folders = Object.keys(metafile.inputs).map(
		(path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
	);
	const packages = [...new Set(folders.filter(Boolean))].sort();
	if (packages.length === 0)
		throw new Error('The bundle has nothing in it whose licence could go along');
	const licences = packages.map(async (folder) => {
		const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
		return `${name} ${version}\n\n${(await readFile(`${folder}/LICENSE`, 'utf8')).trim()}\n`;
	});
	const text = (await Promise.all(licences)).join(`\n${'-'.repeat(80)}\n\n`);
	await writeFile('dist/media/archives/tvtime/rows/LICENCES.txt', text);
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
	src(['workflows/household.mjs', 'workflows/household/*.mjs', 'workflows/kit/*.mjs'], {
		base: 'workflows',
	}).pipe(dest('dist/scripts'));

exports.clean = clean;
exports.build = series(clean, compile, parallel(bundle, icons, codex, schemas, generator));
exports.default = exports.build;
