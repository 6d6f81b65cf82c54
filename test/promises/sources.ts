import { watchEventFromJellyfin, watchEventFromPlex, watchEventFromTautulli } from '../../media';
import { JellyfinTrigger } from '../../nodes/Jellyfin/JellyfinTrigger.node';
import { PlexTrigger } from '../../nodes/Plex/PlexTrigger.node';
import { TautulliTrigger } from '../../nodes/Tautulli/TautulliTrigger.node';
import { films, people } from '../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { tautulliAgent } from '../../simulators/tautulli.mjs';
import { jellyfinBodies, plexBodies } from '../fuzz/support/genuineBodies.mjs';
import { defaultsOf } from '../support/webhookContext';
import type { Source } from './source';

const EVERYTHING = {
	events: ['play', 'pause', 'resume', 'stop', 'watched', 'unwatched', 'rated'],
	itemOptions: { addRawPayload: false, addPoster: true },
};
const item = films.cartographer;
const attic = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const cellar = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
});
const agent = tautulliAgent({ serverId: 'attic-plex', serverName: 'Attic' });
const user = { id: people.alice.plex.id, name: people.alice.plex.title };

const plex = new PlexTrigger();
const jellyfin = new JellyfinTrigger();
const tautulli = new TautulliTrigger();

/** Everything that tells of a play as it happens. A new one stands here before it has any other test. */
export const SOURCES: Source[] = [
	{
		name: 'Plex',
		node: plex,
		parameters: { ...defaultsOf(plex.description.properties), ...EVERYTHING },
		bodies: plexBodies,
		watched: ({ id, name }) =>
			attic.payload('media.scrobble', {
				account: { id: Number(id), title: name },
				item,
				at: new Date(),
			}),
		parse: watchEventFromPlex,
		formField: 'payload',
	},
	{
		name: 'Jellyfin',
		node: jellyfin,
		parameters: { ...defaultsOf(jellyfin.description.properties), ...EVERYTHING },
		bodies: jellyfinBodies,
		watched: ({ id, name }) =>
			cellar.properties('PlaybackStop', {
				user: { id: id.padStart(32, '0'), name },
				item,
				at: new Date(),
				playedToCompletion: true,
			}),
		parse: watchEventFromJellyfin,
		formField: 'payload',
	},
	{
		name: 'Tautulli',
		node: tautulli,
		parameters: { ...defaultsOf(tautulli.description.properties), ...EVERYTHING },
		bodies: (['play', 'pause', 'resume', 'stop', 'watched', 'created'] as const).map((action) =>
			agent.body(action, { user, item, viewOffsetMs: 1_800_000 }),
		),
		watched: ({ id, name }) => agent.body('watched', { user: { id: Number(id), name }, item }),
		parse: watchEventFromTautulli,
		formField: 'payload',
	},
];
