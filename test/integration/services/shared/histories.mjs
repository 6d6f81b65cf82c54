import * as movaryService from '../../../../services/movary';
import * as simklService from '../../../../services/simkl';
import * as traktService from '../../../../services/trakt';
import { films, moveIn, moveIntoSimkl } from '../../../../simulators/household.mjs';
import { startMovary } from '../../../../simulators/movary.mjs';
import { startSimkl } from '../../../../simulators/simkl/index.mjs';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import { movieSummary } from '../../../../simulators/trakt/titles/summaries.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

/**
 * A history that a trigger polls, with one clock that all share and nobody waits for.
 *
 * @typedef {import('../../../../media').WatchEvent} WatchEvent
 * @typedef {keyof typeof films} FilmName
 * @typedef {object} History
 * @property {{ faults: import('../../../../simulators/http/faults.mjs').FaultPlan, stop(): Promise<void> }} simulator
 * @property {RegExp} activities paths that say only whether anything has changed
 * @property {() => void} reset an empty history that nobody has looked at yet
 * @property {(name: FilmName, daysAgo: number) => void} add
 * @property {() => void} [removeAnother] moves the date of the last removal on
 * @property {() => Promise<WatchEvent[]>} look one poll; what it remembers is kept as JSON, as n8n does
 */

const DAY_MS = 86_400_000;
const POLL_MS = 3_700_000;
export const clock = new SharedClock('2026-03-08T20:00:00.000Z');
const user = { id: 'alice', name: 'Alice' };
const stored = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value));
const at = (/** @type {number} */ daysAgo) => new Date(clock.ms - daysAgo * DAY_MS).toISOString();
const seconds = (daysAgo = 0) => `${at(daysAgo).slice(0, 19)}Z`;
let accounts = 0;

/** @returns {Promise<History>} */
async function trakt() {
	const simulator = await startTrakt({ clock, accessTokenMs: 365_000 * DAY_MS });
	const { alice } = moveIn(simulator);
	const { clientId } = simulator.addApp({ name: 'T', redirectUris: ['http://127.0.0.1/back'] });
	const send = sendByFetch(simulator.address, {
		'User-Agent': 'n8n-nodes-scrobble/test',
		'trakt-api-version': '2',
		'trakt-api-key': clientId,
		Authorization: `Bearer ${simulator.signIn('Alice', clientId).accessToken}`,
	});
	let id = 100;
	/** @type {traktService.TraktCursor | undefined} */
	let cursor;
	return {
		simulator,
		activities: /last_activities/,
		reset() {
			alice.history = [];
			cursor = undefined;
			traktService.forgetLookups();
		},
		add(name, daysAgo) {
			id += 1;
			const film = simulator.catalogue.movie({ ids: { imdb: films[name].ids.imdb } });
			if (!film) throw new TypeError(`Trakt has no ${name}`);
			alice.history.push({
				id,
				watched_at: at(daysAgo),
				action: 'watch',
				type: 'movie',
				movie: movieSummary(film),
			});
		},
		async look() {
			clock.ms += POLL_MS;
			const account = `history-${(accounts += 1)}`;
			const client = traktService.createTraktClient({ account, send, clock });
			const changes = await traktService.readChanges(client, user, cursor);
			cursor = traktService.cursorFrom(stored(changes.cursor));
			return changes.events;
		},
	};
}

/** @returns {Promise<History>} */
async function simkl() {
	const simulator = await startSimkl({ clock, writeIntervalMs: 0 });
	const { alice } = moveIntoSimkl(simulator);
	const { clientId } = simulator.addApp({ name: 'T', redirectUris: [] });
	const send = sendByFetch(simulator.address, {
		'User-Agent': 'n8n-nodes-scrobble/0.0.0',
		Authorization: `Bearer ${simulator.signIn('Alice', clientId)}`,
	});
	const app = { clientId, name: 'n8n-nodes-scrobble', version: '0.0.0' };
	/** @type {simklService.SimklCursor | undefined} */
	let cursor;
	return {
		simulator,
		activities: /activities/,
		reset() {
			alice.library.clear();
			alice.wouldBeSuspended.length = 0;
			alice.activities = { tv_shows: {}, anime: {}, movies: {} };
			cursor = undefined;
			simklService.forgetLookups();
		},
		add(name, daysAgo) {
			clock.ms += 60_000;
			const film = simulator.catalogue.titles.find(({ title }) => title === films[name].title);
			if (!film) throw new TypeError(`Simkl has no ${name}`);
			simulator.watch('Alice', film, { at: seconds(daysAgo) });
		},
		removeAnother() {
			clock.ms += 60_000;
			alice.activities.movies.removed_from_list = seconds();
		},
		async look() {
			clock.ms += POLL_MS;
			const account = `history-${(accounts += 1)}`;
			const client = simklService.createSimklClient({ account, app, send, clock });
			const changes = await simklService.readChanges(client, user, cursor);
			cursor = simklService.cursorFrom(stored(changes.cursor));
			return changes.events;
		},
	};
}

/** @returns {Promise<History>} */
async function movary() {
	const simulator = await startMovary({ clock });
	for (const { title, year, ids } of Object.values(films)) {
		simulator.addMovie({ title, year, tmdb: ids.tmdb ?? 0 });
	}
	const held = simulator.addAccount({ name: 'Alice' });
	const send = sendByFetch(`${simulator.address}/api`, { 'X-Movary-Token': held.token });
	/** @type {ReturnType<typeof movaryService.snapshotFrom>} */
	let snapshot;
	return {
		simulator,
		activities: /^$/,
		reset() {
			held.history = [];
			snapshot = undefined;
		},
		add(name, daysAgo) {
			const movaryId = simulator.know(films[name].ids.tmdb ?? 0).id;
			const watchedAt = at(daysAgo).slice(0, 10);
			held.history.push({ movaryId, watchedAt, plays: 1, position: 1, comment: null });
		},
		async look() {
			clock.ms += POLL_MS;
			const account = `history-${(accounts += 1)}`;
			const client = movaryService.createMovaryClient({ account, send, clock });
			const changes = await movaryService.readChanges(client, { userName: 'Alice' }, snapshot);
			snapshot = movaryService.snapshotFrom(stored(changes.snapshot));
			return changes.events;
		},
	};
}

export const STARTS = { trakt, simkl, movary };
