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
const importsOf = (room, ending = '.ts') =>
	readdirSync(join(house, room), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
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
				!['shared', 'http', folderOf(file)].includes(folderOf(imported)),
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

	/** Simulators are claims about somebody else's service: what they say may not come from what they are to hold to account. */
	it('simulators take from simulators alone', () => {
		const imports = importsOf('simulators', '.mjs');
		expect(imports.length).toBeGreaterThan(100);
		expect(imports.filter(({ imported }) => !imported.startsWith('simulators/'))).toEqual([]);
	});

	/** What n8n is given has to need nothing but itself; the installer of *no play lost* talks to an n8n. */
	it('workflows take from workflows, and from how an n8n is spoken to', () => {
		const imports = importsOf('workflows', '.mjs');
		expect(imports.length).toBeGreaterThan(50);
		expect(
			imports.filter(({ imported }) => !/^(workflows|tools\/(n8n|terminal))\//.test(imported)),
		).toEqual([]);
	});
});

/** Inside a service. Which title is meant is found out first; an import comes last, for it does all of the others. */
const FLOORS = ['title', 'history', 'sync', 'poll', 'import'];
const services = readdirSync(join(house, 'services')).filter((name) => name !== 'http');
/** Where a file of a service stands: -1 is the ground, on which every floor may stand. @param {string} file */
const floorOf = (file) => FLOORS.indexOf(file.split('/')[2] ?? '');

describe.each(services)('the floors of services/%s', (service) => {
	const home = join(house, 'services', service);

	it('are known by name', () => {
		const folders = readdirSync(home, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name);
		expect(folders.filter((name) => !FLOORS.includes(name))).toEqual([]);
	});

	it('take only from those before them, and the ground from none', () => {
		const own = importsOf(join('services', service)).filter(
			({ file, imported }) =>
				imported.startsWith(`services/${service}/`) && file !== `services/${service}/index.ts`,
		);
		const upwards = own.filter(({ file, imported }) => floorOf(imported) > floorOf(file));
		const throughTheDoor = importsOf(join('services', service)).filter(
			({ imported }) => imported === `services/${service}`,
		);
		expect([...upwards, ...throughTheDoor]).toEqual([]);
	});
});

describe('the rooms', () => {
	/** Every folder of what is ours, with how many files stand in it. @param {string} room */
	const foldersOf = (room) =>
		[room]
			.concat(
				readdirSync(join(house, room), { recursive: true, withFileTypes: true })
					.filter((entry) => entry.isDirectory())
					.map((entry) => relative(house, join(entry.parentPath, entry.name))),
			)
			.map((folder) => ({
				folder,
				files: readdirSync(join(house, folder), { withFileTypes: true }).filter((entry) =>
					entry.isFile(),
				).length,
			}));

	it.each(['credentials', 'media', 'nodes', 'services', 'simulators', 'tools', 'workflows'])(
		'%s has no folder of more than fifteen files',
		(room) => {
			expect(foldersOf(room).filter(({ files }) => files > 15)).toEqual([]);
		},
	);
});
