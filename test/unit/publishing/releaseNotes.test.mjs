import { describe, expect, it } from '@jest/globals';
import { releaseNotes } from '../../../tools/reference/releaseNotes.mjs';

const CHANGELOG = `# Changes

## 0.2.0 (2026-12-24)

- A second thing.
- A third.

## 0.1.0 (unreleased)

- A first thing.

## 0.0.9 (2026-11-01)
`;

describe('the text of a release', () => {
	it('is what the changelog says of that version alone', () => {
		expect(releaseNotes(CHANGELOG, '0.2.0')).toBe('- A second thing.\n- A third.');
	});

	it.each([
		['0.1.0', 'gives 0.1.0 no date: "## 0.1.0 (unreleased)"'],
		['0.0.9', 'says nothing of 0.0.9'],
		['0.3.0', 'has no section of 0.3.0'],
		['0.2', 'has no section of 0.2'],
	])('is refused for %s, before anything is published', (version, why) => {
		expect(() => releaseNotes(CHANGELOG, version)).toThrow(why);
	});
});
