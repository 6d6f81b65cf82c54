import { workflow as household } from './household.mjs';
import { workflow as jellyfinToMovary } from './jellyfinToMovary.mjs';
import { workflow as jellyfinToMovaryAndTrakt } from './jellyfinToMovaryAndTrakt.mjs';
import { workflow as movaryToJellyfin } from './movaryToJellyfin.mjs';
import { workflow as twoWay } from './twoWay.mjs';

/** What is in templates/, by file name. @type {Record<string, ReturnType<typeof import('../workflow/workflow.mjs').workflow>>} */
export const TEMPLATES = {
	'household-to-trakt.json': household,
	'jellyfin-to-movary.json': jellyfinToMovary,
	'jellyfin-to-movary-and-trakt.json': jellyfinToMovaryAndTrakt,
	'movary-to-jellyfin.json': movaryToJellyfin,
	'trakt-jellyfin-two-way.json': twoWay,
};
