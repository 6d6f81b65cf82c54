import { describe, expect, it } from '@jest/globals';
import { OUTCOMES } from '../../../services/shared/sync/outcomes';
import { page, rowsUnder } from './tables.mjs';

/** That each of them is also said by a service: test/integration/services/shared/sync/outcomes.test.mjs. */
describe('docs/outcomes.md', () => {
	const rows = rowsUnder(page('outcomes.md'), 'Status');

	it('lists every code with its status, in the order of the sources, and no other', () => {
		const listed = rows.map(({ Code, Status }) => [Code, Status]);
		expect(listed).toEqual(
			Object.entries(OUTCOMES).map(([code, status]) => [`\`${code}\``, `\`${status}\``]),
		);
	});

	it('says of each what it means and what a person can do', () => {
		const unsaid = rows.filter(
			(row) => !row['What it means']?.endsWith('.') || !/[.]$/.test(row['What you can do'] ?? ''),
		);
		expect(unsaid).toEqual([]);
	});
});
