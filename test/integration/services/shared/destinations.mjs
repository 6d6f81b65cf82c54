import * as jellyfinService from '../../../../services/jellyfin';
import * as movaryService from '../../../../services/movary';
import * as simklService from '../../../../services/simkl';
import * as traktService from '../../../../services/trakt';
import {
	films,
	moveIn,
	moveIntoJellyfin,
	moveIntoSimkl,
} from '../../../../simulators/household.mjs';
import { startJellyfin } from '../../../../simulators/jellyfinServer.mjs';
import { startMovary } from '../../../../simulators/movary.mjs';
import { startSimkl } from '../../../../simulators/simkl/index.mjs';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

/**
 * One film for one person at every destination, with one clock that all share and nobody waits for.
 *
 * @typedef {import('../../../../media').WatchEvent} WatchEvent
 * @typedef {import('../../../../services/shared/sync/syncResult').PlayOutcome} PlayOutcome
 * @typedef {object} Destination
 * @property {string} name
 * @property {{ faults: import('../../../../simulators/http/faults.mjs').FaultPlan, stop(): Promise<void> }} simulator
 * @property {RegExp} [reads] paths of requests that are POSTs and read all the same
 * @property {() => Promise<void>} reset an empty account
 * @property {() => Promise<number>} plays how often the film is in the account
 * @property {(event: WatchEvent) => Promise<PlayOutcome[]>} sync
 * @property {(event: WatchEvent) => Promise<PlayOutcome[]>} [bring] by an import
 */

const { title, year, ids, runtimeMinutes } = films.tinHarbour;
/** @type {import('../../../../media').Movie} */
export const film = { type: 'movie', title, year, ids, runtimeSeconds: runtimeMinutes * 60 };
export const clock = new SharedClock('2026-03-08T20:00:00.000Z');

let accounts = 0;
/** A client remembers nothing of the ones before it. */
const account = () => `shared-${(accounts += 1)}`;
const LIMITS = { dryRun: false, mostPlays: 0, isCancelled: () => false };

/** @returns {Promise<Destination>} */
async function trakt() {
	const simulator = await startTrakt({ clock, accessTokenMs: 365_000 * 86_400_000 });
	const { alice } = moveIn(simulator);
	const { clientId } = simulator.addApp({ name: 'T', redirectUris: ['http://127.0.0.1/back'] });
	const send = sendByFetch(simulator.address, {
		'User-Agent': 'n8n-nodes-scrobble/test',
		'trakt-api-version': '2',
		'trakt-api-key': clientId,
		Authorization: `Bearer ${simulator.signIn('Alice', clientId).accessToken}`,
	});
	const client = () => traktService.createTraktClient({ account: account(), send, clock });
	return {
		name: 'Trakt',
		simulator,
		reset: async () => {
			alice.history = [];
		},
		plays: async () => alice.history.length,
		sync: async (event) =>
			await traktService.syncWatchEvent(client(), event, {
				unwatched: 'removeLatest',
				rated: true,
			}),
		bring: async (event) =>
			(
				await traktService.importWatchEvents(client(), [event], {
					...LIMITS,
					approximateDates: 'keep',
				})
			).flat(),
	};
}

/** @returns {Promise<Destination>} */
async function simkl() {
	const simulator = await startSimkl({ clock });
	const { alice } = moveIntoSimkl(simulator);
	const { clientId } = simulator.addApp({ name: 'T', redirectUris: [] });
	const send = sendByFetch(simulator.address, {
		'User-Agent': 'n8n-nodes-scrobble/0.0.0',
		Authorization: `Bearer ${simulator.signIn('Alice', clientId)}`,
	});
	const app = { clientId, name: 'n8n-nodes-scrobble', version: '0.0.0' };
	const client = () => simklService.createSimklClient({ account: account(), app, send, clock });
	return {
		name: 'Simkl',
		simulator,
		reads: /^\/sync\/watched/,
		reset: async () => {
			alice.library.clear();
			alice.playback = [];
			alice.scrobbled = [];
			alice.watching = undefined;
			alice.wouldBeSuspended.length = 0;
			alice.lockedUntil = 0;
			alice.activities = { tv_shows: {}, anime: {}, movies: {} };
		},
		plays: async () => simulator.plays('Alice').length,
		sync: async (event) =>
			await simklService.syncWatchEvent(client(), event, {
				unwatched: 'remove',
				rated: true,
				rewatch: false,
			}),
		bring: async (event) =>
			(
				await simklService.importWatchEvents(client(), [event], {
					...LIMITS,
					rewatch: false,
					approximateDates: 'keep',
				})
			).flat(),
	};
}

/** @returns {Promise<Destination>} */
async function movary() {
	const timezone = 'Europe/Berlin';
	const simulator = await startMovary({ clock, timezone });
	simulator.addMovie({ title, year, tmdb: ids.tmdb ?? 0, imdb: ids.imdb });
	const held = simulator.addAccount({ name: 'Alice' });
	const send = sendByFetch(`${simulator.address}/api`, { 'X-Movary-Token': held.token });
	const client = () => movaryService.createMovaryClient({ account: account(), send, clock });
	const whose = { userName: 'Alice', timezone };
	return {
		name: 'Movary',
		simulator,
		reset: async () => {
			held.history = [];
		},
		plays: async () => held.history.reduce((sum, { plays }) => sum + plays, 0),
		sync: async (event) =>
			await movaryService.syncWatchEvent(client(), event, { ...whose, unwatched: true }),
		bring: async (event) =>
			(await movaryService.importWatchEvents(client(), [event], { ...whose, ...LIMITS })).flat(),
	};
}

/** @returns {Promise<Destination>} */
async function jellyfin() {
	const simulator = await startJellyfin({ clock });
	const { bob } = moveIntoJellyfin(simulator);
	const key = simulator.addApiKey('n8n');
	const plain = sendByFetch(simulator.address, { Authorization: `MediaBrowser Token="${key}"` });
	/** @type {import('../../../../services/http/exchange').SendOnce} */
	const send = async (request, timeoutMs) => {
		const { headers, ...answer } = await plain(request, timeoutMs);
		return { ...answer, headers: { ...headers, date: new Date(clock.ms).toUTCString() } };
	};
	const client = () => jellyfinService.createJellyfinClient({ account: account(), send, clock });
	const copies = async () =>
		(await jellyfinService.listItems(client(), { userId: bob.id, type: 'Movie' })).filter(
			({ Name }) => Name === title,
		);
	return {
		name: 'Jellyfin',
		simulator,
		reset: async () => {
			for (const { Id } of await copies()) {
				await jellyfinService.markUnwatched(client(), {
					itemId: String(Id),
					userId: bob.id,
					tellOtherPrograms: true,
				});
			}
		},
		plays: async () => {
			const counts = (await copies()).map(({ UserData }) =>
				Number(/** @type {{ PlayCount: number }} */ (UserData).PlayCount),
			);
			return Math.max(0, ...counts);
		},
		sync: async (event) =>
			await jellyfinService.syncWatchEvent(client(), event, {
				userId: bob.id,
				unwatched: true,
				rated: true,
				progress: true,
				tellOtherPrograms: true,
			}),
	};
}

export const STARTS = { trakt, simkl, movary, jellyfin };

/** Forgets what the services remember of titles and accounts. */
export const forgetAll = () => traktService.forgetLookups();
