import type { IExecuteFunctions, ICheckProcessedOptions } from 'n8n-workflow';

import type { Ledger } from '../../../services/http/serviceClient';
import type { Connection } from './operation';

/** Of a node: 240 KB of n8n's database at most. */
const MOST_NOTES = 10_000;
const OPTIONS: ICheckProcessedOptions = { mode: 'entries', maxEntries: MOST_NOTES };

/** The connection with what outlives the process, for a run of a node. */
export function withLedger<Connected extends Connection>(
	connection: Connected,
	execute: IExecuteFunctions,
): Connected {
	return { ...connection, client: { ...connection.client, ledger: ledgerOf(execute) } };
}

/**
 * What a node writes down in n8n's own table of processed data, where every process of n8n finds it, also after a restart.
 * A workflow that was never saved has no place there: then nothing is known, and nothing kept.
 */
function ledgerOf(execute: IExecuteFunctions): Ledger {
	/** What n8n knew already; it writes down whatever it is asked about. */
	const record = async (note: string) => {
		try {
			return await execute.helpers.checkProcessedAndRecord([note], 'node', OPTIONS);
		} catch {
			return undefined;
		}
	};
	return {
		async has(note) {
			const found = await record(note);
			if (!found) return false;
			if (found.new.length > 0) await execute.helpers.removeProcessed([note], 'node', OPTIONS);
			return found.processed.length > 0;
		},
		async write(...notes) {
			for (const note of notes) await record(note);
		},
	};
}
