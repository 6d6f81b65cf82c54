import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { household } from '../../scripts/household/household.mjs';
import { openEditor } from './support/editor.mjs';

describe('the workflow of a household in the editor', () => {
	/** @type {import('./support/editor.mjs').Editor} */
	let editor;
	beforeAll(async () => {
		editor = await openEditor();
	});
	afterAll(() => editor.close());

	it.each([5, 40])(
		'of %i people is pasted whole, with nobody upon another',
		async (count) => {
			const people = Array.from({ length: count }, (_, index) => {
				const name = `Person ${String.fromCharCode(65 + (index % 26))}${'’'.repeat(index / 26)}`;
				return { name, match: name };
			});
			const sources = /** @type {const} */ (['plex', 'jellyfin']);
			const workflow = household({
				people,
				sources: [...sources],
				destinations: ['trakt', 'movary'],
			});
			await editor.paste(workflow, workflow.nodes.length);
			await editor.zoomToFit();
			if (count === 5) await editor.picture('household-of-five.jpg');
			const boxes = await editor.boxes();
			expect(boxes.length).toBe(workflow.nodes.length - 5);
			for (const [index, one] of boxes.entries()) {
				const upon = boxes.slice(index + 1).filter((other) => overlap(one, other));
				expect({ name: one.name, upon }).toEqual({ name: one.name, upon: [] });
			}
			// Forty are drawn too small for a mark to be pointed at.
			for (const { name } of count === 5 ? people : []) {
				const marks = await editor.marksOn(`${name}'s Trakt`);
				expect(marks.filter((mark) => !/^Credentials for .* are not set\.$/.test(mark))).toEqual(
					[],
				);
			}
		},
		120_000,
	);
});

/** @typedef {{ name: string, x: number, y: number, width: number, height: number }} Box */

/** @param {Box} one @param {Box} other */
const overlap = (one, other) =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height;
