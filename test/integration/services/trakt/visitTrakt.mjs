import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { watchEventFrom } from '../../../../media';
import { NoAnswer } from '../../../../services/http/exchange';
import { createTraktClient, forgetLookups, syncWatchEvent } from '../../../../services/trakt';
import { moveIn } from '../../../../simulators/household.mjs';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import { contractViolations } from '../../../support/traktContract.mjs';

/** The whole service against the strict stand-in, over loopback, with a clock that both share and nobody waits for. */

/**
 * @typedef {import('../../../../media').WatchEvent} WatchEvent
 * @typedef {import('../../../../services/http/exchange').SendOnce} SendOnce
 */

export const MINUTE = 60_000;
let ms = Date.parse('2026-03-08T20:00:00.000Z');
export const clock = {
	now: () => ms,
	/** @param {number} by */
	sleep: async (by) => {
		ms += by;
	},
};

/** @param {number} minutes */
export function pass(minutes) {
	ms += minutes * MINUTE;
}

/** @param {string} moment ISO 8601 */
export function goTo(moment) {
	ms = Date.parse(moment);
}

/** @type {import('../../../../simulators/trakt/server.mjs').TraktSimulator} */
export let trakt;
/** @type {ReturnType<typeof moveIn>} */
export let household;
/** @type {SendOnce} */
export let send;
export let accounts = 0;

beforeAll(async () => {
	trakt = await startTrakt({ clock, accessTokenMs: 365 * 24 * 60 * MINUTE });
	household = moveIn(trakt);
	const app = trakt.addApp({ name: 'Test', redirectUris: ['http://127.0.0.1/back'] });
	const { accessToken } = trakt.signIn('Alice', app.clientId);
	send = async ({ method, path, query = {}, body }) => {
		const url = new URL(trakt.address + path);
		for (const [key, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(key, String(value));
		}
		const response = await fetch(url, {
			method,
			body: body && JSON.stringify(body),
			headers: {
				'User-Agent': 'n8n-nodes-scrobble/test',
				'Content-Type': 'application/json',
				'trakt-api-version': '2',
				'trakt-api-key': app.clientId,
				Authorization: `Bearer ${accessToken}`,
			},
		}).catch(() => {
			throw new NoAnswer('connectionLost', true, 'The line broke');
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json') && text;
		const headers = Object.fromEntries(response.headers);
		return { status: response.status, headers, body: isJson ? JSON.parse(text) : text };
	};
});

afterAll(async () => {
	await trakt.stop();
	expect(contractViolations(trakt.requests)).toEqual([]);
});

beforeEach(() => {
	ms += 24 * 60 * MINUTE;
	household.alice.history = [];
	household.alice.playback = [];
	forgetLookups();
	accounts += 1;
});

/** @param {WatchEvent} event */
export async function sync(event) {
	const client = createTraktClient({ account: `simulated-${accounts}`, send, clock });
	return await syncWatchEvent(client, event, {
		unwatched: 'removeLatest',
		rated: true,
	});
}

/**
 * @param {WatchEvent['event']} event
 * @param {WatchEvent['media']} media
 * @param {object} [more]
 * @returns {WatchEvent}
 */
export function eventOf(event, media, more = {}) {
	const at = new Date(ms).toISOString();
	const user = { id: '1', name: 'Alice' };
	return watchEventFrom({ event, source: 'plex', key: 'k', at, user, media, ...more });
}

/**
 * @param {import('../../../../simulators/library.mjs').Film} film
 * @returns {import('../../../../media').Movie}
 */
export function movieOf({ title, year, ids, runtimeMinutes }) {
	return { type: 'movie', title, year, ids, runtimeSeconds: runtimeMinutes * 60 };
}

/**
 * @param {import('../../../../simulators/library.mjs').SeriesEpisode} file
 * @param {import('../../../../media').Ids} [showIds]
 * @returns {WatchEvent['media']}
 */
export function episodeOf(
	{ title, season, number, lastNumber, ids, series },
	showIds = series.ids,
) {
	const show = { title: series.title, year: series.year, ids: showIds };
	return { type: 'episode', title, season, number, lastNumber, ids, show };
}

/** @param {number} minutes */
export function ago(minutes) {
	return new Date(ms - minutes * MINUTE).toISOString();
}

/** A date as Trakt keeps it. @param {string} at */
export const toMinute = (at) => `${at.slice(0, 16)}:00.000Z`;

export const watchedAt = () => household.alice.history.map(({ watched_at }) => watched_at);
