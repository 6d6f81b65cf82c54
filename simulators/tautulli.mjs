import { readFileSync } from 'node:fs';
import { post } from './http/post.mjs';

/**
 * @typedef {'play' | 'pause' | 'resume' | 'stop' | 'watched' | 'created'} Action
 * @typedef {object} Happening
 * @property {{ id: number, name: string, friendlyName?: string }} user
 * @property {import('./library.mjs').LibraryItem} item
 * @property {number} [viewOffsetMs]
 * @property {Date} [at] now by default
 * @property {Date} [startedAt] of the play; `at` by default
 * @property {string} [guid] what Plex has; that of its own agent by default
 */

const page = readFileSync(new URL('../docs/tautulli.md', import.meta.url), 'utf8');
/** The template that people are told to paste, from the page that tells them. @type {Record<string, string>} */
export const TEMPLATE = JSON.parse(/```json\n([\s\S]*?)\n {3}```/.exec(page)?.[1] ?? '{}');

/** @param {Date} moment */
const unixSeconds = (moment) => Math.floor(moment.getTime() / 1000);

/**
 * Tautulli's webhook agent: it fills the template's values one by one, so that each is text whatever it was, and leaves
 * names that it does not know as they stand.
 * @param {{ serverId: string, serverName: string, template?: Record<string, string>, headers?: Record<string, string> }} agent
 */
export function tautulliAgent({ serverId, serverName, template = TEMPLATE, headers = {} }) {
	/** @param {Action} action @param {Happening} happening @returns {Record<string, unknown>} */
	function parameters(action, { user, item, viewOffsetMs = 0, at = new Date(), startedAt, guid }) {
		const isEpisode = item.type === 'episode';
		// For an episode Tautulli looks up the show.
		const { imdb, tmdb, tvdb } = isEpisode ? item.series.ids : item.ids;
		const durationMs = item.runtimeMinutes * 60_000;
		return {
			action,
			user: user.friendlyName ?? user.name,
			username: user.name,
			user_id: user.id,
			media_type: isEpisode ? 'episode' : 'movie',
			title: isEpisode ? `${item.series.title} - ${item.title}` : item.title,
			show_name: isEpisode ? item.series.title : '',
			episode_name: isEpisode ? item.title : '',
			season_name: isEpisode ? (item.season === 0 ? 'Specials' : `Season ${item.season}`) : '',
			season_num: isEpisode ? item.season : 0,
			episode_num: isEpisode ? item.number : 0,
			edition_title: '',
			year: item.year,
			show_year: isEpisode ? item.series.year : '',
			imdb_id: imdb ?? '',
			thetvdb_id: tvdb ?? '',
			themoviedb_id: tmdb ?? '',
			guid: guid ?? `plex://${item.type}/${item.shelf.plexId}`,
			rating_key: item.shelf.ratingKey,
			section_id: isEpisode ? 2 : 1,
			library_name: isEpisode ? 'Shows' : 'Films',
			session_key: 27,
			started_unixtime: unixSeconds(startedAt ?? at),
			progress_percent: Math.round((viewOffsetMs / durationMs) * 100),
			view_offset: viewOffsetMs,
			duration_ms: durationMs,
			live: 0,
			server_machine_id: serverId,
			server_name: serverName,
			machine_id: 'player-living-room',
			player: 'Living Room TV',
			unixtime: unixSeconds(at),
		};
	}

	/** @param {Record<string, unknown>} values */
	const fill = (values) =>
		Object.fromEntries(
			Object.entries(template).map(([key, text]) => [
				key,
				text.replace(/\{(\w+)\}/g, (written, name) =>
					Object.hasOwn(values, name) ? String(values[name]) : written,
				),
			]),
		);
	/** @param {Record<string, string>} body */
	const wrap = (body) => ({
		headers: { 'Content-Type': 'application/json', ...headers },
		body: Buffer.from(JSON.stringify(body)),
	});

	return {
		/** @param {Action} action @param {Happening} happening */
		body: (action, happening) => fill(parameters(action, happening)),
		/** @param {Action} action @param {Happening} happening */
		event: (action, happening) => wrap(fill(parameters(action, happening))),
		/**
		 * What its Test button sends: neither the template nor the agent's headers, for the test has boxes of its own
		 * (Tautulli/Tautulli@c7153deb, v2.17.2, read 2026-11-29: notifier_config.html:368, notifiers.py:4439).
		 * @param {Record<string, string>} [typed] headers that somebody typed into the test's own box
		 */
		test: (typed = {}) => ({
			headers: { 'Content-Type': 'application/json', ...typed },
			body: Buffer.alloc(0),
		}),
		send: post,
	};
}
