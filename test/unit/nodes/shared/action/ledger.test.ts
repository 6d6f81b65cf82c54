import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';

import { withLedger } from '../../../../../nodes/shared/action/ledger';
import { complete } from '../../../../support/executeContext';
import { traktSaying } from '../../../services/trakt/trakt';

/** n8n's table of processed data as it is: whatever is asked about is written down. */
function n8n({ isSaved = true } = {}) {
	const table = new Set<string>();
	const asked: unknown[] = [];
	const helpers = {
		checkProcessedAndRecord: async ([note]: [string], ...how: unknown[]) => {
			asked.push(how);
			if (!isSaved) throw new Error('the workflow has no id');
			const isKnown = table.has(note);
			table.add(note);
			return { new: isKnown ? [] : [note], processed: isKnown ? [note] : [] };
		},
		removeProcessed: async ([note]: [string]) => void table.delete(note),
	};
	return { table, asked, execute: complete<IExecuteFunctions>('execute', { helpers }) };
}

const ledgerIn = ({ execute }: ReturnType<typeof n8n>) => {
	const connection = { destination: 'trakt', client: traktSaying().client };
	const { ledger } = withLedger(connection, execute).client;
	if (!ledger) throw new Error('there is no ledger');
	return ledger;
};

describe('the ledger of a node', () => {
	it('knows what was written, also for the next process, and writes nothing by being asked', async () => {
		const database = n8n();
		const ledger = ledgerIn(database);
		expect(await ledger.has('a')).toBe(false);
		expect(await ledger.has('a')).toBe(false);
		expect(database.table.size).toBe(0);
		await ledger.write('a', 'b');
		const next = ledgerIn(database);
		expect([await next.has('a'), await next.has('b'), await next.has('c')]).toEqual([
			true,
			true,
			false,
		]);
		expect([...database.table]).toEqual(['a', 'b']);
		expect(database.asked[0]).toEqual(['node', { mode: 'entries', maxEntries: 10_000 }]);
	});

	it('keeps nothing, and stops nobody, where n8n has no place for it', async () => {
		const ledger = ledgerIn(n8n({ isSaved: false }));
		await ledger.write('a');
		expect(await ledger.has('a')).toBe(false);
	});
});
