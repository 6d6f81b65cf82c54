import { OLDEST_N8N_VERSION } from '../../../tools/n8n/home.mjs';
import { startWith } from './startOnce.mjs';

/** The same on the oldest n8n that this package promises to work with. */
export default async function startOlder() {
	// As n8n 2 does by itself: a poster goes into a file and not into the database.
	await startWith(OLDEST_N8N_VERSION, { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' });
}
