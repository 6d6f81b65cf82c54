import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const house = fileURLToPath(new URL('../..', import.meta.url));
/** Which rooms a room may take from, beside itself and `identity.ts` (docs/architecture.md). */
const MAY_IMPORT = {
	media: [],
	credentials: [],
	services: ['media'],
	nodes: ['services', 'media'],
};
const FROM = /from '(\.{1,2}\/[^']*)'/g;

/** @param {string} room @returns {{ file: string, imported: string }[]} paths from the house's door */
const importsOf = (room) =>
	readdirSync(join(house, room), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.flatMap((name) => {
			const file = join(room, name);
			const found = [...readFileSync(join(house, file), 'utf8').matchAll(FROM)];
			return found.map(([, to = '']) => ({
				file,
				imported: relative(house, join(house, dirname(file), to)),
			}));
		});

describe('the walls of the house', () => {
	it.each(Object.entries(MAY_IMPORT))('%s takes from %j alone', (room, others) => {
		const imports = importsOf(room);
		const strangers = imports.filter(
			({ imported }) => ![room, 'identity', ...others].includes(imported.split('/')[0] ?? ''),
		);
		expect(strangers).toEqual([]);
		if (room !== 'credentials') expect(imports.length).toBeGreaterThan(10);
	});

	it('a service never takes from another service', () => {
		const folderOf = (/** @type {string} */ path) => path.split('/')[1] ?? '';
		const isService = (/** @type {string} */ path) =>
			path.startsWith('services/') && !['http', 'shared'].includes(folderOf(path));
		const crossing = importsOf('services').filter(
			({ file, imported }) =>
				isService(file) && isService(imported) && folderOf(file) !== folderOf(imported),
		);
		expect(crossing).toEqual([]);
	});

	/** What all services share, or all nodes, knows none of them: else a new one could not be added without it. */
	it.each([
		['services', /^services\/shared\//, /^services\/(?!(http|shared)\/)/],
		['nodes', /^nodes\/shared\//, /^(nodes\/(?!shared\/)|services\/(?!(http|shared)\/))/],
	])('what is shared in %s takes from no service', (room, isShared, isOfOne) => {
		const shared = importsOf(room).filter(({ file }) => isShared.test(file));
		expect(shared.length).toBeGreaterThan(5);
		expect(shared.filter(({ imported }) => isOfOne.test(imported))).toEqual([]);
	});

	it("a service's node never takes from another's", () => {
		const folderOf = (/** @type {string} */ path) => path.split('/')[1]?.toLowerCase() ?? '';
		const crossing = importsOf('nodes').filter(
			({ file, imported }) =>
				!file.startsWith('nodes/shared/') &&
				/^(nodes|services)\/[^/]+\//.test(imported) &&
				!['shared', 'http', folderOf(file), `${folderOf(file)}export`].includes(folderOf(imported)),
		);
		expect(crossing).toEqual([]);
	});

	it('services/http takes from no service', () => {
		const out = importsOf('services').filter(
			({ file, imported }) =>
				file.startsWith('services/http/') && !imported.startsWith('services/http'),
		);
		expect(out).toEqual([]);
	});
});
