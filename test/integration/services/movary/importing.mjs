import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { createMovaryClient, importWatchEvents } from '../../../../services/movary';
import { startMovary } from '../../../../simulators/movary.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

const clock = new SharedClock('2026-03-08T20:00:00.000Z');
export const userName = 'Marta';
export const timezone = 'Europe/Berlin';
const TIDAL = 910001;
export const TIN = 910002;

/** @type {import('../../../../simulators/movary.mjs').MovarySimulator} */
export let movary;
/** @type {import('../../../../simulators/movary/account.mjs').Account} */
export let account;
let processes = 0;

beforeAll(async () => {
	movary = await startMovary({ clock, timezone });
	movary.addMovie({ title: 'Tidal Glass', year: 2019, tmdb: TIDAL });
	movary.addMovie({ title: 'Tin Harbour', year: 2023, tmdb: TIN });
	account = movary.addAccount({ name: userName });
});
afterAll(async () => await movary.stop());
beforeEach(() => {
	account.history = [];
	movary.faults.clear();
	movary.requests.length = 0;
});

/** Turns of one process are not seen by another. */
export function anotherProcess() {
	processes += 1;
	const send = sendByFetch(`${movary.address}/api`, { 'X-Movary-Token': account.token });
	return createMovaryClient({ account: `movary-import-${processes}`, send, clock });
}

/** @param {string} at @param {Partial<import('../../../../media').PlayEvent>} [more] @param {number} [tmdb] @returns {import('../../../../media').PlayEvent} */
export function watched(at, more = {}, tmdb = TIDAL) {
	return {
		event: 'watched',
		source: 'plex',
		key: `plex:${at}`,
		at,
		user: { id: '1', name: 'Marta' },
		media: { type: 'movie', title: 'A film', year: 2019, ids: { tmdb } },
		...more,
	};
}

/** @param {WatchEvent[]} events @param {Partial<import('../../../../services/movary').MovaryImportOptions>} [options] */
export async function take(events, options = {}, client = anotherProcess()) {
	const isCancelled = () => false;
	return await importWatchEvents(client, events, {
		userName,
		timezone,
		dryRun: false,
		mostPlays: 0,
		isCancelled,
		...options,
	});
}

/** @param {import('../../../../services/movary').PlayOutcome[][]} outcomes */
export const told = (outcomes) =>
	outcomes.flat().map((play) => ('sync' in play ? play.sync.status : play.error.kind));
/** @param {string} watchedAt @param {number} [plays] @param {string} [comment] */
export function held(watchedAt, plays = 1, comment) {
	const movaryId = movary.know(TIDAL).id;
	account.history.push({ movaryId, watchedAt, plays, position: 1, comment: comment ?? null });
}
export const rows = () => account.history.map(({ watchedAt, plays }) => [watchedAt, plays]);
export const writes = () => movary.requests.filter(({ method }) => method !== 'GET');

/** @type {import('../../../../media').Episode} */
export const episode = {
	type: 'episode',
	season: 1,
	number: 1,
	ids: {},
	show: { title: 'S', ids: {} },
};
