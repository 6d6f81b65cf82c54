import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const house = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, house), 'utf8');
const page = read('CONTRIBUTING.md');
const { scripts } = JSON.parse(read('package.json'));

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
});
