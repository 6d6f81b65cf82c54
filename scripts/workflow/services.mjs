/**
 * What our workflows know of each service: its name, and what a person has to do about it. A new source or destination
 * has one entry here and no other; a test asks for it of every node in package.json.
 * @typedef {{ label: string, address: string }} Source
 * @typedef {{
 *   label: string, credential?: string, setup: string, type?: string,
 *   parameters?: (person: string) => Record<string, unknown>,
 * }} Destination `credential`: what each person has of their own; `type`: of the node, where it is written otherwise than here
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
			'Tautulli (Settings → Notification Agents → Webhook), with the header `X-Scrobble-Token` and its page’s template',
	},
};

/** By the node's type in this package, in small letters. @type {Record<string, Destination>} */
export const DESTINATIONS = {
	trakt: {
		label: 'Trakt',
		credential: 'Trakt OAuth2 API',
		setup: 'Trakt lets VIP members alone create an API app; a household can share one.',
	},
	simkl: {
		label: 'Simkl',
		credential: 'Simkl OAuth2 API',
		setup: 'Simkl takes a pasted *Access Token*, too.',
	},
	movary: {
		label: 'Movary',
		credential: 'Movary API',
		setup: 'Movary keeps films only.',
	},
	jellyfin: {
		label: 'Jellyfin',
		setup:
			'Choose one **Jellyfin API** credential in all Jellyfin nodes, and look whether each names its person as Jellyfin does. Its own plays are not sent back.',
		parameters: (person) => ({ user: { __rl: true, mode: 'name', value: person } }),
	},
	tvtime: {
		label: 'TV Time',
		type: 'tvTime',
		credential: 'TV Time API',
		setup:
			'TV Time needs the address of a server of your own: the public one closed on 2026-07-15.',
	},
};

/** @typedef {keyof typeof SOURCES} SourceName */

/** As n8n names its node. @param {SourceName} source */
export const triggerName = (source) => `${SOURCES[source].label} Trigger`;

/** `Plex`, `Plex and Jellyfin`, `Trakt, Simkl and Movary`. @param {string[]} words */
export const listed = (words) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
