import { createRequire } from 'node:module';
import { join } from 'node:path';
import { teachSimkl, teachTrakt } from '../../simulators/library.mjs';
import { startSimkl } from '../../simulators/simkl/index.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { REPOSITORY } from '../../tools/n8n/package.mjs';

/**
 * @typedef {import('../../media').WatchEvent} WatchEvent
 * @typedef {import('../../simulators/library.mjs').Film} Film
 *
 * @typedef {object} BulkService one person's empty account at a simulated service
 * @property {string} name
 * @property {number} batch plays in one write, as the service's import/batch.ts has it
 * @property {{ method: string, path: string }[]} requests
 * @property {() => number} held how many plays the account has
 * @property {(events: WatchEvent[]) => Promise<import('../../services/shared/sync/syncResult').PlayOutcome[][]>} take
 * @property {() => Promise<void>} stop
 */

const LIMITS = /** @type {const} */ ({
	dryRun: false,
	mostPlays: 0,
	isCancelled: () => false,
	approximateDates: 'keep',
});
const WHO = 'Alice';
const built = createRequire(import.meta.url);
/** @param {string} service */
const folder = (service) => join(REPOSITORY, 'dist', 'services', service, 'index.js');

/** @param {Film[]} films @returns {Promise<BulkService>} */
export async function emptyTrakt(films) {
	/** @type {typeof import('../../services/trakt')} */
	const service = built(folder('trakt'));
	const trakt = await startTrakt();
	teachTrakt(trakt, { films, shows: [] });
	const account = trakt.addAccount({ name: WHO });
	const { clientId } = trakt.addApp({ name: 'Bulk', redirectUris: ['http://127.0.0.1/back'] });
	const send = senderTo(trakt.address, {
		'trakt-api-version': '2',
		'trakt-api-key': clientId,
		Authorization: `Bearer ${trakt.signIn(WHO, clientId).accessToken}`,
	});
	const client = service.createTraktClient({ account: 'bulk', send });
	return {
		name: 'Trakt',
		batch: 100,
		requests: trakt.requests,
		held: () => account.history.length,
		take: (events) => service.importWatchEvents(client, events, LIMITS),
		stop: () => trakt.stop(),
	};
}

/** @param {Film[]} films @returns {Promise<BulkService>} */
export async function emptySimkl(films) {
	/** @type {typeof import('../../services/simkl')} */
	const service = built(folder('simkl'));
	const simkl = await startSimkl();
	teachSimkl(simkl, { films, shows: [] });
	simkl.addAccount({ name: WHO });
	const { clientId } = simkl.addApp({ name: 'Bulk', redirectUris: [] });
	const send = senderTo(simkl.address, { Authorization: `Bearer ${simkl.signIn(WHO, clientId)}` });
	const app = { clientId, name: 'n8n-nodes-scrobble', version: '0.0.0' };
	const client = service.createSimklClient({ account: 'bulk', app, send });
	return {
		name: 'Simkl',
		batch: 100,
		requests: simkl.requests,
		held: () => simkl.plays(WHO).length,
		take: (events) => service.importWatchEvents(client, events, { ...LIMITS, rewatch: false }),
		stop: () => simkl.stop(),
	};
}

/**
 * @param {string} address
 * @param {Record<string, string>} headers
 * @returns {import('../../services/http/exchange').SendOnce}
 */
function senderTo(address, headers) {
	return async ({ method, path, query = {}, body, headers: more }) => {
		const url = new URL(address + path);
		for (const [name, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(name, String(value));
		}
		const response = await fetch(url, {
			method,
			body: body && JSON.stringify(body),
			headers: {
				'User-Agent': 'n8n-nodes-scrobble/bench',
				'Content-Type': 'application/json',
				...headers,
				...more,
			},
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: text === '' ? '' : JSON.parse(text),
		};
	};
}
