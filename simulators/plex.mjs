import { post } from './http/post.mjs';
import { metadataOf } from './plex/metadata.mjs';
import { multipart, POSTER } from './plex/multipart.mjs';
import { Viewings } from './plex/viewings.mjs';

/**
 * @typedef {import('./http/post.mjs').WebhookRequest} WebhookRequest
 * @typedef {{ id: number, title: string }} PlexAccount
 * @typedef {'media.play' | 'media.pause' | 'media.resume' | 'media.stop' | 'media.scrobble' | 'media.rate'
 *   | 'library.new' | 'library.on.deck' | 'playback.started'} PlexEvent
 */

/**
 * @typedef {object} Happening
 * @property {PlexAccount} account who watches
 * @property {import('./library.mjs').LibraryItem} item
 * @property {import('./plex/guids.mjs').Agent} [agent] that named the item; Plex's own by default
 * @property {number} [viewOffsetMs] how far the player is
 * @property {Date} [at] now by default
 * @property {number | string} [rating] of media.rate: Plex writes "10" as well as 4.0
 * @property {{ title: string, uuid: string, local?: boolean, publicAddress?: string }} [player]
 * @property {Buffer | false} [thumb] a poster comes with some events by itself; `false` leaves it out
 */

/** With these a poster was seen. */
const WITH_POSTER = [
	'media.play',
	'media.rate',
	'library.new',
	'library.on.deck',
	'playback.started',
];
const WITHOUT_PLAYER = ['library.new', 'library.on.deck'];
const LIVING_ROOM = {
	local: true,
	publicAddress: '203.0.113.10',
	title: 'Living Room TV',
	uuid: 'player-living-room',
};

/**
 * A Plex server that sends webhooks as the real one does: multipart, no signature, no retry, no time in the body.
 * @param {{ name: string, uuid: string, version?: string, ownerId?: number }} server `ownerId`: the account whose
 *   webhook this is; other people's events come through it too
 */
export function plexServer({ name, uuid, version = '1.43.0.10492-121068a07', ownerId = 1 }) {
	const viewings = new Viewings();

	/**
	 * The JSON of a webhook. Asking for it is what makes it happen: a scrobble counts a view.
	 * @param {PlexEvent} event
	 * @param {Happening} happening
	 * @returns {Record<string, unknown>}
	 */
	function payload(
		event,
		{ account, item, agent = 'plex', viewOffsetMs, at = new Date(), rating, player },
	) {
		const seen = viewings.after(event, { accountId: account.id, item, viewOffsetMs, at });
		const rated =
			event === 'media.rate'
				? { userRating: Number(rating ?? 8), lastRatedAt: Math.floor(at.getTime() / 1000) }
				: {};
		return {
			event,
			user: account.id === ownerId,
			owner: true,
			Account: {
				id: account.id,
				thumb: 'https://plex.tv/users/0000000000000000/avatar?c=1700000000',
				title: account.title,
			},
			Server: { title: name, uuid },
			...(WITHOUT_PLAYER.includes(event) ? {} : { Player: { ...LIVING_ROOM, ...player } }),
			Metadata: { ...metadataOf(item, agent), ...seen, ...rated },
			...(event === 'media.rate' ? { rating: rating ?? '8' } : {}),
		};
	}

	/**
	 * A webhook around any payload text, genuine or broken.
	 * @param {string} text
	 * @param {Buffer} [thumb]
	 * @returns {WebhookRequest}
	 */
	function wrap(text, thumb) {
		const { contentType, body } = multipart(text, thumb);
		return {
			headers: {
				'User-Agent': `PlexMediaServer/${version}`,
				Accept: '*/*',
				'Content-Type': contentType,
			},
			body,
		};
	}

	return {
		name,
		uuid,
		payload,
		wrap,
		/**
		 * @param {PlexEvent} event
		 * @param {Happening} happening
		 */
		event(event, happening) {
			const poster = WITH_POSTER.includes(event) ? POSTER : undefined;
			const thumb = happening.thumb === false ? undefined : (happening.thumb ?? poster);
			return wrap(JSON.stringify(payload(event, happening)), thumb);
		},
		/** @type {typeof post} */
		send: post,
	};
}
