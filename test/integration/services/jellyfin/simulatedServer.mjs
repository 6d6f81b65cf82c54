import { watchEventFrom } from '../../../../media';
import { NoAnswer } from '../../../../services/http/exchange';
import { createJellyfinClient } from '../../../../services/jellyfin';
import { moveIntoJellyfin } from '../../../../simulators/household.mjs';
import { startJellyfin } from '../../../../simulators/jellyfinServer.mjs';

/**
 * @typedef {import('../../../../media').WatchEvent} WatchEvent
 * @typedef {import('../../../../services/http/exchange').SendOnce} SendOnce
 */

let accounts = 0;

/** The household's Jellyfin over loopback, with a clock that both sides share and nobody waits for. */
export async function simulatedServer() {
	let ms = Date.parse('2026-03-08T20:00:00.000Z');
	const clock = {
		now: () => ms,
		/** @param {number} by */
		sleep: async (by) => {
			ms += by;
		},
	};
	const jellyfin = await startJellyfin({ clock });
	const people = moveIntoJellyfin(jellyfin);
	const key = jellyfin.addApiKey('n8n');

	/** @param {string} token @returns {SendOnce} */
	const sending =
		(token) =>
		async ({ method, path, query = {}, body }) => {
			const url = new URL(jellyfin.address + path);
			for (const [name, value] of Object.entries(query)) {
				if (value !== undefined) url.searchParams.set(name, String(value));
			}
			const response = await fetch(url, {
				method,
				body: body && JSON.stringify(body),
				headers: {
					...(body && { 'Content-Type': 'application/json' }),
					Authorization: `MediaBrowser Token="${token}"`,
				},
			}).catch(() => {
				throw new NoAnswer('connectionLost', true, 'The line broke');
			});
			const text = await response.text();
			const isJson = response.headers.get('content-type')?.includes('json') && text;
			// Node's own Date header knows nothing of the shared clock.
			const date = new Date(ms).toUTCString();
			const headers = { ...Object.fromEntries(response.headers), date };
			return { status: response.status, headers, body: isJson ? JSON.parse(text) : text };
		};

	return {
		jellyfin,
		people,
		clock,
		/** Moves both clocks on, by minutes. @param {number} minutes */
		later(minutes) {
			ms += minutes * 60_000;
		},
		/** A client that remembers nothing of the others, with the API key or the given token. @param {string} [token] */
		client(token = key) {
			accounts += 1;
			return createJellyfinClient({ account: `house-${accounts}`, send: sending(token), clock });
		},
		/** What was asked since, as `GET /Items`. @param {() => Promise<unknown>} work */
		async asked(work) {
			const before = jellyfin.requests.length;
			await work();
			return jellyfin.requests.slice(before);
		},
		/**
		 * @param {WatchEvent['event']} event
		 * @param {WatchEvent['media']} media
		 * @param {object} [more]
		 * @returns {WatchEvent}
		 */
		event(event, media, more = {}) {
			const at = new Date(ms).toISOString();
			const user = { id: '17', name: 'Alice' };
			return watchEventFrom({ event, source: 'plex', key: 'k', at, user, media, ...more });
		},
	};
}

/** @param {import('../../../../simulators/library.mjs').Film} film @returns {import('../../../../media').Movie} */
export function movieOf({ title, year, ids, runtimeMinutes }) {
	return { type: 'movie', title, year, ids, runtimeSeconds: runtimeMinutes * 60 };
}

/**
 * @param {import('../../../../simulators/library.mjs').SeriesEpisode} episode
 * @returns {import('../../../../media').Episode}
 */
export function episodeOf({ title, season, number, lastNumber, ids, series, runtimeMinutes }) {
	return {
		type: 'episode',
		title,
		season,
		number,
		...(lastNumber === undefined ? {} : { lastNumber }),
		ids,
		runtimeSeconds: runtimeMinutes * 60,
		show: { title: series.title, year: series.year, ids: series.ids },
	};
}
