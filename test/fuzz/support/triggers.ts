import { watchEventFromJellyfin, watchEventFromPlex } from '../../../media';
import type { WatchEvent } from '../../../media';
import { JellyfinTrigger } from '../../../nodes/Jellyfin/JellyfinTrigger.node';
import { PlexTrigger } from '../../../nodes/Plex/PlexTrigger.node';
import type { TriggerContext } from '../../../nodes/shared/trigger/request/triggerContext';
import { defaultsOf } from '../../support/webhookContext';
import { jellyfinBodies, plexBodies } from './genuineBodies.mjs';

/** A webhook trigger with everything that its input can reach switched on. */
export interface FuzzedTrigger {
	name: 'Plex' | 'Jellyfin';
	type: 'plexTrigger' | 'jellyfinTrigger';
	path: 'plex' | 'jellyfin';
	node: { webhook(this: TriggerContext): ReturnType<PlexTrigger['webhook']> };
	parse(body: unknown): WatchEvent | undefined;
	parameters: { events: string[] } & Record<string, unknown>;
	source: { bodies: readonly object[]; formField: string };
}

const everything = {
	events: ['play', 'pause', 'resume', 'stop', 'watched', 'unwatched', 'rated'],
	itemOptions: { addRawPayload: true, addPoster: true },
};

const plex = new PlexTrigger();
const jellyfin = new JellyfinTrigger();

export const FUZZED_TRIGGERS: FuzzedTrigger[] = [
	{
		name: 'Plex',
		type: 'plexTrigger',
		path: 'plex',
		node: plex,
		parse: watchEventFromPlex,
		parameters: { ...defaultsOf(plex.description.properties), ...everything },
		source: { bodies: plexBodies, formField: 'payload' },
	},
	{
		name: 'Jellyfin',
		type: 'jellyfinTrigger',
		path: 'jellyfin',
		node: jellyfin,
		parse: watchEventFromJellyfin,
		parameters: { ...defaultsOf(jellyfin.description.properties), ...everything },
		source: { bodies: jellyfinBodies, formField: 'payload' },
	},
];
