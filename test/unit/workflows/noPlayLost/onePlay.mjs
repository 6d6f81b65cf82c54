import { identified } from '../../../../workflows/noPlayLost/code/results.mjs';

export const NOW = Date.parse('2026-05-01T12:00:00.000Z');
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
export const iso = (/** @type {number} */ ms) => new Date(ms).toISOString();

export const film = {
	event: 'watched',
	source: 'plex',
	key: 'plex:a:1:f:now',
	at: iso(NOW - MINUTE_MS),
	user: { id: '1', name: 'alice' },
	media: { type: 'movie', title: 'Tin Harbour', year: 2023, ids: {} },
};
export const order = { action: 'sync', person: 'Alice' };
/** @param {string} status @param {Record<string, unknown>} [more] */
export const success = (status, more = {}) =>
	identified({ ...film, order, sync: { destination: 'trakt', status, account: 'A' }, ...more });
/** @param {string} kind @param {Record<string, unknown>} [more] */
export const failure = (kind, more = {}) =>
	identified({
		...film,
		order,
		error: 'Trakt is busy',
		details: { destination: 'trakt', kind, reason: 'Trakt is busy', whatToDo: 'Wait.' },
		...more,
	});
