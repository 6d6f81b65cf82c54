import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const house = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, house), 'utf8');
const page = read('CONTRIBUTING.md');
const { scripts } = JSON.parse(read('package.json'));

/** Every source file in these rooms. @param {string[]} rooms */
const filesIn = (rooms) =>
	rooms.flatMap((room) =>
		readdirSync(new URL(room, house), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(ts|mjs)$/.test(name))
			.map((name) => `${room}/${name.replaceAll('\\', '/')}`),
	);
/** Without what it only says in comments. @param {string} file */
const codeOf = (file) => read(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

describe('CONTRIBUTING.md', () => {
	it('names files and folders that are there', () => {
		const named = [
			...page.matchAll(/`((?:media|services|nodes|credentials|scripts|test|docs)\/[\w./-]+)`/g),
		];
		const missing = named
			.map(([, path = '']) => path)
			.filter((path) => !existsSync(new URL(path, house)));
		expect(named.length).toBeGreaterThan(20);
		expect(missing).toEqual([]);
	});

	it('names scripts that are there', () => {
		const named = [...page.matchAll(/`npm run ([\w:]+)`/g)].map(([, script = '']) => script);
		expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
	});

	it.each([
		['media/index.ts', 'fromTautulli'],
		['media/watchEvent.ts', "'tautulli'"],
		['index.ts', 'TautulliTrigger'],
		['package.json', 'dist/nodes/Tautulli/TautulliTrigger.node.js'],
		['scripts/workflow/services.mjs', 'tautulli'],
		['test/unit/docs/answered.mjs', 'TautulliTrigger'],
		['test/editor/testListen.test.mjs', 'Tautulli Trigger'],
		['docs/errors.md', 'Tautulli'],
		['README.md', 'Tautulli'],
	])('tells of the one line in %s that the worked example needed', (file, line) => {
		expect(read(file)).toContain(line);
		expect(page).toContain(file.split('/').at(-1));
	});

	/** What a destination may need outside its own folders and files, which carry its name. */
	it('tells of every file that names Movary besides its own, its tests and the workflows that are about it', () => {
		const own = /movary/i;
		const about = /^scripts\/(templates|measure)\//;
		const naming = filesIn(['credentials', 'nodes', 'services', 'scripts', 'media'])
			.concat(['index.ts', 'package.json'])
			.filter((file) => !own.test(file) && !about.test(file) && own.test(codeOf(file)));
		// The watch event knows it as a source, which a destination need not be; the others give it as an example.
		const notNeeded = [
			'media/index.ts',
			'media/watchEvent.ts',
			'nodes/TvTime/resources/index.ts',
			'scripts/household/arguments.mjs',
		];
		const told = ['index.ts', 'package.json', 'scripts/workflow/services.mjs'];
		expect(naming.sort()).toEqual([...notNeeded, ...told].sort());
		for (const file of told) expect(page).toContain(`\`${file}\``);
	});
});
