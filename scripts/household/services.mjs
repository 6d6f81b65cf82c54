/**
 * What the generator knows of each service: its name, and what a person has to do about it.
 * @typedef {{ label: string, address: string }} Source
 * @typedef {{
 *   label: string, setup: string, type?: string, parameters?: (person: string) => Record<string, unknown>,
 * }} Destination `type`: of the node, where it is written otherwise than here
 */

/** @type {Record<'plex' | 'jellyfin' | 'tautulli', Source>} */
export const SOURCES = {
	plex: {
		label: 'Plex',
		address: 'Plex (Settings → Webhooks), with `?token=<your token>` at its end',
	},
	jellyfin: {
		label: 'Jellyfin',
		address: 'Jellyfin (Dashboard → Plugins → Webhook), with the header `X-Scrobble-Token`',
	},
	tautulli: {
		label: 'Tautulli',
		address:
			'Tautulli (Settings → Notification Agents → Webhook), with the header `X-Scrobble-Token` and the template of its page',
	},
};

/** By the node's type in this package, in small letters. @type {Record<string, Destination>} */
export const DESTINATIONS = {
	trakt: {
		label: 'Trakt',
		setup:
			"Open each person's Trakt node and connect that person's own **Trakt OAuth2 API** credential. Trakt lets VIP members alone create an API app; a household can share one.",
	},
	simkl: {
		label: 'Simkl',
		setup:
			"Open each person's Simkl node and connect that person's own **Simkl OAuth2 API** credential, or choose *Access Token* and paste one.",
	},
	movary: {
		label: 'Movary',
		setup:
			"Open each person's Movary node and give it that person's own **Movary API** credential. Movary keeps films only.",
	},
	jellyfin: {
		label: 'Jellyfin',
		setup:
			'Choose one **Jellyfin API** credential in all Jellyfin nodes, and look whether each names its person as Jellyfin does. What comes from Jellyfin itself is not sent back.',
		parameters: (person) => ({ user: { __rl: true, mode: 'name', value: person } }),
	},
};

/** What a template has and the generator does not offer, for nobody has it unless they run it. @type {Record<string, Destination>} */
export const NOT_OFFERED = {
	tvtime: {
		label: 'TV Time',
		type: 'tvTime',
		setup:
			"Open each person's TV Time node and give it that person's own **TV Time API** credential, with the address of your server: the public TV Time closed on 2026-07-15.",
	},
};

/** `Plex`, `Plex and Jellyfin`, `Trakt, Simkl and Movary`. @param {string[]} words */
export const listed = (words) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
