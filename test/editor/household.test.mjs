import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../../tools/n8n/package.mjs';
import { run } from '../../tools/terminal/run.mjs';
import { DESTINATIONS } from '../../workflows/kit/services.mjs';
import { openEditor } from './support/editor.mjs';

const NOTE = 'n8n-nodes-base.stickyNote';

describe('the workflow of a household in the editor', () => {
	/** @type {import('./support/editor.mjs').Editor} */
	let editor;
	/** @type {string} */
	let folder;
	beforeAll(async () => {
		editor = await openEditor();
		folder = await mkdtemp(join(tmpdir(), 'scrobble-household-'));
	});
	afterAll(async () => {
		await editor.close();
		await rm(folder, { recursive: true });
	});

	/** What `npm run household` writes for so many people. @param {number} count @param {string} destinations */
	async function written(count, destinations) {
		const file = join(folder, `household-of-${count}.json`);
		const people = Array.from({ length: count }, (_, index) => `Neighbour ${index + 1}`);
		await run(process.execPath, [
			join(REPOSITORY, 'workflows', 'household.mjs'),
			...['--people', people.join(), '--sources', 'plex,jellyfin'],
			...['--destinations', destinations, '--out', file],
		]);
		return file;
	}

	it.each([
		[1, Object.keys(DESTINATIONS).join()],
		[5, 'trakt,simkl,movary'],
		[40, 'trakt,movary'],
	])(
		'of %i people with %s is imported whole, with nobody upon another and nothing missing but credentials',
		async (count, destinations) => {
			const file = await written(count, destinations);
			/** @type {{ nodes: (import('./support/window.mjs').Placed & { name: string, type: string })[] }} */
			const { nodes } = JSON.parse(await readFile(file, 'utf8'));
			await editor.importFile(file, nodes.length);
			await editor.showWhole(nodes);
			if (count === 5) await editor.picture('household-of-five.jpg');

			expect(await editor.cutNotes()).toEqual([]);
			const boxes = await editor.boxes();
			const working = nodes.filter(({ type }) => type !== NOTE);
			expect(boxes.map(({ name }) => name).sort()).toEqual(working.map(({ name }) => name).sort());
			for (const [index, one] of boxes.entries()) {
				const upon = boxes.slice(index + 1).filter((other) => overlap(one, other));
				expect({ name: one.name, upon }).toEqual({ name: one.name, upon: [] });
			}
			for (const { name } of working) {
				const known = await editor.isKnown(name);
				const marks = (await editor.marksOn(name)).filter(
					(mark) =>
						!/^Credentials (for .* are not set|with name .* do not exist for .*)\./.test(mark),
				);
				expect({ name, known, marks }).toEqual({ name, known: true, marks: [] });
			}
		},
		300_000,
	);
});

/** @typedef {{ name: string, x: number, y: number, width: number, height: number }} Box */

/** @param {Box} one @param {Box} other */
const overlap = (one, other) =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height;
