import { doubleFile, films, people, shows } from '../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../simulators/jellyfin.mjs';
import { episode } from '../../../simulators/library.mjs';
import { plexServer } from '../../../simulators/plex.mjs';
import * as fromJellyfin from '../../fixtures/jellyfin/bodies.mjs';
import * as fromPlex from '../../fixtures/plex/bodies.mjs';

/** What a real server sends, parsed: the mutations start here. */

const AT = new Date('2026-11-20T20:15:00.250Z');
const item = episode(shows.saltAndCircuit, 1, 2);
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const jellyfin = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
});
const alice = { account: people.alice.plex, at: AT };
const bob = { user: people.bob.jellyfin, at: AT };

/** @type {object[]} */
export const plexBodies = [
	...Object.values(fromPlex),
	plex.payload('media.play', { ...alice, item: films.ferry, viewOffsetMs: 0 }),
	plex.payload('media.pause', { ...alice, item, agent: 'thetvdb', viewOffsetMs: 900_000 }),
	plex.payload('media.scrobble', { ...alice, item, agent: 'hama' }),
	plex.payload('media.rate', { ...alice, item: films.uebermut, rating: '9' }),
];

/** @type {object[]} */
export const jellyfinBodies = [
	...Object.values(fromJellyfin),
	jellyfin.properties('PlaybackStart', { ...bob, item }),
	jellyfin.properties('PlaybackProgress', {
		...bob,
		item: films.ferry,
		positionMs: 1_800_000,
		isPaused: true,
	}),
	jellyfin.properties('PlaybackStop', { ...bob, item: doubleFile, playedToCompletion: true }),
	jellyfin.properties('UserDataSaved', { ...bob, item: films.uebermut, played: false }),
];
