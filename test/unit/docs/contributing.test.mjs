import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const house = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, house), 'utf8');
const page = read('CONTRIBUTING.md');
const { scripts } = JSON.parse(read('package.json'));

/** Every file of these kinds in these rooms. @param {string[]} rooms @param {RegExp} [kinds] */
const filesIn = (rooms, kinds = /\.(ts|mjs)$/) =>
	rooms.flatMap((room) =>
		readdirSync(new URL(room, house), { recursive: true, encoding: 'utf8' })
			.filter((name) => kinds.test(name))
			.map((name) => `${room}/${name.replaceAll('\\', '/')}`),
	);
/** Without what it only says in comments. @param {string} file */
const codeOf = (file) => read(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

/** Files that name Tautulli and that another source does without, each with its reason. */
const NOT_NEEDED_BY_A_SOURCE = {
	'docs/nodes/README.md': 'npm run docs writes it',
	'docs/no-play-lost.md': 'what no other server can be compared with',
	'docs/testing.md': 'what was met for real',
	'docs/troubleshooting.md': 'the way out for whoever has no Plex Pass',
	'media/sources/plex/fromPlex.ts': 'a Plex, told of by somebody else',
	'media/sources/plex/plexMedia.ts': 'the same',
	'test/fixtures/plex/bodies.mjs': 'the same',
	'test/integration/nodes/Plex/endsOfViewings.test.mjs': 'the same',
	'test/integration/nodes/shared/trigger/publicReports.test.mjs':
		'what servers were seen to send, told to each trigger',
	'test/e2e/n8n3.test.mjs': 'a household with one of the two',
	'test/unit/workflows/household/household.test.mjs': 'the same',
	'test/promises/once.test.ts': 'two sources of one viewing, by example',
	'test/unit/nodes/shared/trigger/request/emptyTest.test.ts':
		'a test button that other sources do not have',
};

describe('CONTRIBUTING.md', () => {
	it('names files and folders that are there', () => {
		const named = [
			...page.matchAll(
				/`((?:media|services|nodes|credentials|workflows|simulators|tools|test|docs)\/[\w./-]+)`/g,
			),
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
		['workflows/kit/services.mjs', 'tautulli'],
		['test/unit/docs/answered.mjs', 'TautulliTrigger'],
		['test/editor/testListen.test.mjs', 'Tautulli Trigger'],
		['test/promises/sources.ts', 'TautulliTrigger'],
		['docs/webhook-token.md', 'Tautulli'],
		['docs/errors.md', 'Tautulli'],
		['README.md', 'Tautulli'],
	])('tells of the one line in %s that the worked example needed', (file, line) => {
		expect(read(file)).toContain(line);
		expect(page).toContain(file.split('/').at(-1));
	});

	/** What a source may need outside its own folders and files, which carry its name. */
	it('tells of every file that names Tautulli besides its own', () => {
		const own = /tautulli/i;
		const rooms = [
			'credentials',
			'nodes',
			'services',
			'workflows',
			'tools',
			'media',
			'docs',
			'simulators',
			'test',
		];
		const naming = filesIn(rooms, /\.(ts|mjs|md|json)$/)
			.concat(['index.ts', 'package.json', 'README.md'])
			.filter((file) => !own.test(file) && !import.meta.url.endsWith(file))
			.filter((file) => own.test(/\.(ts|mjs)$/.test(file) ? codeOf(file) : read(file)));
		const [, steps = ''] = /## A source in one sitting([^]+?)\n## /.exec(page) ?? [];
		const told = naming.filter((file) => steps.includes(file));
		expect(told.sort()).toEqual(
			[
				...['README.md', 'index.ts', 'package.json', 'media/index.ts', 'media/watchEvent.ts'],
				...['docs/architecture.md', 'docs/errors.md', 'docs/webhook-token.md'],
				...['workflows/kit/services.mjs'],
				...['test/promises/sources.ts', 'test/unit/docs/answered.mjs'],
				'test/editor/testListen.test.mjs',
			].sort(),
		);
		const notNeeded = naming.filter((file) => !told.includes(file));
		expect(notNeeded.sort()).toEqual(Object.keys(NOT_NEEDED_BY_A_SOURCE).sort());
	});

	/** What a destination may need outside its own folders and files, which carry its name. */
	it('tells of every file that names Movary besides its own, its tests and the workflows that are about it', () => {
		const own = /movary/i;
		const about = /^(workflows\/templates|tools\/measure)\//;
		const naming = filesIn(['credentials', 'nodes', 'services', 'workflows', 'tools', 'media'])
			.concat(['index.ts', 'package.json'])
			.filter((file) => !own.test(file) && !about.test(file) && own.test(codeOf(file)));
		// The watch event knows it as a source, which a destination need not be; the others give it as an example.
		const notNeeded = [
			'media/index.ts',
			'media/watchEvent.ts',
			'nodes/TvTime/resources/index.ts',
			'workflows/household/arguments.mjs',
		];
		const told = [
			'index.ts',
			'package.json',
			'tools/reference/outputs/index.mjs',
			'workflows/kit/services.mjs',
		];
		expect(naming.sort()).toEqual([...notNeeded, ...told].sort());
		for (const file of told) expect(page).toContain(`\`${file}\``);
	});
});
