import { watchEventFrom } from '../../../../media';
import { createSimklClient, forgetLookups, forgetPauses } from '../../../../services/simkl';
import { moveIntoSimkl } from '../../../../simulators/household.mjs';
import { startSimkl } from '../../../../simulators/simkl/index.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** The household's Simkl, with a clock that it and our client share, and nobody waits for. */
export async function visitSimkl() {
	const clock = new SharedClock('2026-03-08T20:00:00.000Z');
	const simkl = await startSimkl({ clock });
	const household = moveIntoSimkl(simkl);
	const { clientId } = simkl.addApp({ name: 'Test', redirectUris: [], kind: 'public' });
	let accounts = 0;

	/** @param {'Alice' | 'Bob'} [name] @param {string} [account] the credential's id: one of its own unless given */
	function clientOf(name = 'Alice', account = `simulated-${(accounts += 1)}`) {
		const send = sendByFetch(simkl.address, {
			'User-Agent': 'n8n-nodes-scrobble/0.0.0',
			Authorization: `Bearer ${simkl.signIn(name, clientId)}`,
		});
		const app = { clientId, name: 'n8n-nodes-scrobble', version: '0.0.0' };
		return createSimklClient({ account, app, send, clock });
	}

	/** A new day with an empty account, and nothing remembered. */
	function nextDay() {
		clock.ms += DAY;
		for (const account of [household.alice, household.bob]) {
			account.library.clear();
			account.playback = [];
			account.scrobbled = [];
			account.watching = undefined;
			account.wouldBeSuspended.length = 0;
			account.lockedUntil = 0;
			account.quota = { day: '', used: 0 };
			account.activities = { tv_shows: {}, anime: {}, movies: {} };
		}
		simkl.faults.clear();
		simkl.requests.length = 0;
		forgetLookups();
		forgetPauses();
	}

	/** @param {number} minutes */
	const ago = (minutes) => new Date(clock.ms - minutes * MINUTE).toISOString();

	/**
	 * @param {WatchEvent['event']} event
	 * @param {WatchEvent['media']} media
	 * @param {object} [more]
	 * @returns {WatchEvent}
	 */
	const eventOf = (event, media, more = {}) =>
		watchEventFrom({
			event,
			source: 'plex',
			key: 'k',
			at: ago(0),
			user: { id: '1', name: 'Alice' },
			media,
			...more,
		});

	return { simkl, clock, clientOf, nextDay, ago, eventOf, ...household };
}

/**
 * @param {import('../../../../simulators/library.mjs').Film} film
 * @returns {import('../../../../media').Movie}
 */
export function movieOf({ title, year, ids, runtimeMinutes }) {
	return { type: 'movie', title, year, ids, runtimeSeconds: runtimeMinutes * 60 };
}

/**
 * An episode as media servers send it: with its own ids, and no more of the show than its title.
 * @param {import('../../../../simulators/library.mjs').SeriesEpisode} file
 * @param {import('../../../../media').Ids} [showIds]
 * @returns {import('../../../../media').Episode}
 */
export function episodeOf({ title, season, number, lastNumber, ids, series }, showIds = {}) {
	const show = { title: series.title, year: series.year, ids: showIds };
	const last = lastNumber === undefined ? {} : { lastNumber };
	return { type: 'episode', title, season, number, ...last, ids, show };
}
