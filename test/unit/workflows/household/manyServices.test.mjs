import { describe, expect, it } from '@jest/globals';
import { household } from '../../../../workflows/household/household.mjs';
import { DESTINATIONS } from '../../../../workflows/kit/services.mjs';
import { rulesOfTheLibrary } from '../../../support/templateRules.mjs';

/** Ten services more than there are, each with as much to mind as the wordiest of ours. */
const setups = Object.values(DESTINATIONS).map(({ setup }) => setup);
const setup = setups.toSorted((one, other) => other.length - one.length)[0] ?? '';
for (let count = 1; count <= 10; count += 1) {
	const label = `Pretended ${String.fromCharCode(64 + count)}`;
	DESTINATIONS[`pretended${count}`] = { label, type: 'movary', credential: `${label} API`, setup };
}
const destinations = Object.keys(DESTINATIONS);

describe.each([1, 5, 40])('the workflow of %i people, for all services and ten more', (count) => {
	const people = Array.from({ length: count }, (_, index) => {
		const name = `Person No. ${index} of them`;
		return { name, match: name };
	});
	const flow = household({ people, sources: ['plex', 'jellyfin'], destinations });

	it('says of each service how it is connected and what to mind', () => {
		const notes = flow.nodes.flatMap(({ parameters: { content } }) => content ?? []).join('\n');
		for (const { label, setup: minded } of Object.values(DESTINATIONS)) {
			expect(notes).toContain(label);
			expect(notes).toContain(minded);
		}
	});

	rulesOfTheLibrary(flow);
});
