import { post } from './http/post.mjs';
import { write } from './jellyfin/forms.mjs';
import { itemProperties } from './jellyfin/properties.mjs';
import { viewing } from './jellyfin/viewing.mjs';

/**
 * @typedef {import('./http/post.mjs').WebhookRequest} WebhookRequest
 * @typedef {import('./jellyfin/properties.mjs').Properties} Properties
 * @typedef {'PlaybackStart' | 'PlaybackProgress' | 'PlaybackStop' | 'UserDataSaved' | 'ItemAdded'} NotificationType
 * @typedef {'PlaybackStart' | 'PlaybackProgress' | 'PlaybackFinished' | 'TogglePlayed' | 'UpdateUserRating'
 *   | 'UpdateUserData' | 'Import'} SaveReason
 */

/**
 * @typedef {object} Happening
 * @property {{ id: string, name: string }} user
 * @property {import('./library.mjs').LibraryItem} item
 * @property {number} [positionMs] 0 where the client reported none
 * @property {boolean} [isPaused]
 * @property {boolean} [isAutomated] the server's own once-a-second repetition
 * @property {boolean} [playedToCompletion] of PlaybackStop
 * @property {Date} [at] now by default
 * @property {{ id: string, name: string, client: string }} [device]
 * @property {string} [sessionId]
 * @property {SaveReason} [saveReason] of UserDataSaved
 * @property {boolean} [played]
 * @property {number} [playCount] how often it was started
 * @property {Date | null} [lastPlayedDate] null for none
 * @property {boolean} [favorite]
 * @property {boolean} [likes]
 * @property {number} [rating] 0, when nobody rated it
 */

/**
 * A Jellyfin server with its webhook plugin, one destination. `form` is how the destination writes its body, `headers`
 * what its owner has added, a `Content-Type` among them.
 * @param {{ serverName: string, serverId: string, serverVersion?: string, serverUrl?: string,
 *   form?: import('./jellyfin/forms.mjs').Form, headers?: Record<string, string> }} server
 */
export function jellyfinWebhookPlugin({
	serverName,
	serverId,
	serverVersion = '10.11.11',
	serverUrl = '',
	form = 'sendAll',
	headers = {},
}) {
	/**
	 * @param {NotificationType} type
	 * @param {Happening} happening
	 * @returns {Properties}
	 */
	function properties(type, happening) {
		const { item, at = new Date() } = happening;
		return {
			ServerId: serverId,
			ServerName: serverName,
			ServerVersion: serverVersion,
			ServerUrl: serverUrl,
			NotificationType: type,
			...itemProperties(item, at),
			...(type === 'ItemAdded' ? {} : viewing(type, happening, at)),
		};
	}

	/**
	 * A request around any text, genuine or broken.
	 * @param {string} text
	 * @param {string} [contentType]
	 * @returns {WebhookRequest}
	 */
	function wrap(text, contentType = 'text/plain; charset=utf-8') {
		return {
			headers: {
				'User-Agent': `Jellyfin-Server/${serverVersion}`,
				'Content-Type': contentType,
				...headers,
			},
			body: Buffer.from(text, 'utf8'),
		};
	}

	/**
	 * @param {NotificationType} type
	 * @param {Happening} happening
	 */
	function event(type, happening) {
		const { text, contentType } = write(properties(type, happening), form);
		return wrap(text, contentType);
	}

	return {
		serverName,
		serverId,
		properties,
		wrap,
		event,
		/**
		 * What one viewing makes the plugin send of itself: a report every second, whether anything changed or not.
		 * @param {Happening & { fromMs: number, toMs: number, startedAt: Date }} stretch
		 * @returns {WebhookRequest[]}
		 */
		progressReports({ fromMs, toMs, startedAt, ...happening }) {
			const reports = [];
			for (let positionMs = fromMs; positionMs <= toMs; positionMs += 1000) {
				const at = new Date(startedAt.getTime() + positionMs - fromMs);
				reports.push(
					event('PlaybackProgress', { isAutomated: true, ...happening, positionMs, at }),
				);
			}
			return reports;
		},
		/** @type {typeof post} */
		send: post,
	};
}
