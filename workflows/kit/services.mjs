/**
 * What our workflows know of each service: its name, and what a person has to do about it. A new source or destination
 * has one entry here and no other; a test asks for it of every node in package.json.
 * @typedef {{ label: string, address: string, tellsOfTheSameAs?: string }} Source `tellsOfTheSameAs`: a source that nobody
 *   listens to beside this one
 * @typedef {{
 *   label: string, credential?: string, credentialType?: string, setup: string, type?: string,
 *   parameters?: (person: string) => Record<string, unknown>, compared?: string,
 * }} Destination `credential`: what each person has of their own; `type`: of the node, where it is written otherwise than
 *   here; `compared`: of one that can import and take back, what a person is told of it where no play is lost
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
			'Tautulli (Settings → Notification Agents), with the header `X-Scrobble-Token` and its page’s template',
		tellsOfTheSameAs: 'plex',
	},
};

/** By the node's type in this package, in small letters. @type {Record<string, Destination>} */
export const DESTINATIONS = {
	trakt: {
		label: 'Trakt',
		credential: 'Trakt OAuth2 API',
		credentialType: 'traktOAuth2Api',
		setup:
			'Trakt wants an API app: free, made once with a GitHub account, shared by the household.',
		compared:
			'Three nodes, one credential: what is happening, what is missing, what shall go again.',
	},
	simkl: {
		label: 'Simkl',
		credential: 'Simkl OAuth2 API',
		credentialType: 'simklOAuth2Api',
		setup: 'Simkl takes a pasted *Refresh Token*, too.',
		compared:
			'One play per title, unless rewatches are switched on. Enable the three nodes and connect the credential, or leave them off.',
	},
	movary: {
		label: 'Movary',
		credential: 'Movary API',
		credentialType: 'movaryApi',
		setup: 'Movary keeps films only.',
		compared:
			'Films only: episodes are passed on as *ignored*. Enable the three nodes and connect the credential, or leave them off.',
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
		credentialType: 'tvTimeApi',
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
