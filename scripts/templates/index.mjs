import { workflow as household } from './household.mjs';
import { workflow as householdToSimkl } from './householdToSimkl.mjs';
import { workflow as householdToTvTime } from './householdToTvTime.mjs';
import { workflow as jellyfinToMovary } from './jellyfinToMovary.mjs';
import { workflow as jellyfinToMovaryAndTrakt } from './jellyfinToMovaryAndTrakt.mjs';
import { workflow as messageForEachPlay } from './messageForEachPlay.mjs';
import { workflow as movaryToJellyfin } from './movaryToJellyfin.mjs';
import { workflow as plexToTrakt } from './plexToTrakt.mjs';
import { workflow as rateWhatYouWatched } from './rateWhatYouWatched.mjs';
import { workflow as tvtimeToSimkl } from './tvtimeToSimkl.mjs';
import { workflow as tvtimeToTrakt } from './tvtimeToTrakt.mjs';
import { workflow as tvtimeToTraktAndSimkl } from './tvtimeToTraktAndSimkl.mjs';
import { workflow as twoWay } from './twoWay.mjs';
import { workflow as watchedTogether } from './watchedTogether.mjs';

/** What is in templates/, by file name. @type {Record<string, ReturnType<typeof import('../workflow/workflow.mjs').workflow>>} */
export const TEMPLATES = {
	'household-to-simkl.json': householdToSimkl,
	'household-to-trakt.json': household,
	'household-to-tvtime.json': householdToTvTime,
	'jellyfin-to-movary.json': jellyfinToMovary,
	'jellyfin-to-movary-and-trakt.json': jellyfinToMovaryAndTrakt,
	'message-for-each-play.json': messageForEachPlay,
	'movary-to-jellyfin.json': movaryToJellyfin,
	'plex-to-trakt.json': plexToTrakt,
	'rate-what-you-watched.json': rateWhatYouWatched,
	'trakt-jellyfin-two-way.json': twoWay,
	'watched-together.json': watchedTogether,
	'tvtime-archive-to-simkl.json': tvtimeToSimkl,
	'tvtime-archive-to-trakt.json': tvtimeToTrakt,
	'tvtime-archive-to-trakt-and-simkl.json': tvtimeToTraktAndSimkl,
};
