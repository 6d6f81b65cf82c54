import { createTraktClient, importWatchEvents } from '../../../../services/trakt';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

/**
 * @typedef {import('../../../../media').WatchEvent} WatchEvent
 * @typedef {import('../../../../services/trakt').TraktImportOptions} TraktImportOptions
 */

const YEAR_MS = 365 * 86_400_000;

/** One person's Trakt, and a way to import into it and to see what was sent. */
export async function startImporting() {
	const clock = new SharedClock('2026-03-08T20:00:00.000Z');
	const trakt = await startTrakt({ clock, accessTokenMs: YEAR_MS });
	const alice = trakt.addAccount({ name: 'Alice' });
	const app = trakt.addApp({ name: 'Test', redirectUris: ['http://127.0.0.1/back'] });
	const { accessToken } = trakt.signIn('Alice', app.clientId);
	const send = sendByFetch(trakt.address, {
		'User-Agent': 'n8n-nodes-scrobble/test',
		'trakt-api-version': '2',
		'trakt-api-key': app.clientId,
		Authorization: `Bearer ${accessToken}`,
	});
	let processes = 0;
	/** Writes of one process are alone per account; another process is another account name to that. */
	const anotherProcess = () => {
		processes += 1;
		return createTraktClient({ account: `import-${processes}`, send, clock });
	};
	return {
		clock,
		trakt,
		alice,
		anotherProcess,
		/** @param {WatchEvent[]} events @param {Partial<TraktImportOptions>} [options] */
		async take(events, options = {}, client = anotherProcess()) {
			return await importWatchEvents(client, events, {
				dryRun: false,
				mostPlays: 0,
				isCancelled: () => false,
				approximateDates: 'keep',
				...options,
			});
		},
		/** Requests since the last time this was asked, as "METHOD /path". */
		sent: (from = 0) => trakt.requests.slice(from).map(({ method, path }) => `${method} ${path}`),
	};
}

/** @param {import('../../../../services/trakt').PlayOutcome[][]} outcomes what became of each play, in short */
export function told(outcomes) {
	return outcomes.map((plays) =>
		plays.map((play) => ('sync' in play ? play.sync.status : play.error.kind)),
	);
}

/**
 * @param {import('../../../../media').Media} media
 * @param {string} at
 * @param {Partial<import('../../../../media').PlayEvent>} [more]
 * @returns {import('../../../../media').PlayEvent}
 */
export function watched(media, at, more = {}) {
	const user = { id: '1', name: 'Alice' };
	return { event: 'watched', source: 'plex', key: `plex:${at}`, at, user, media, ...more };
}
