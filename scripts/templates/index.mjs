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

/** What is in templates/, by file name, numbered by how far somebody has come. @type {Record<string, ReturnType<typeof import('../workflow/workflow.mjs').workflow>>} */
export const TEMPLATES = {
	'01-plex-to-trakt.json': plexToTrakt,
	'02-jellyfin-to-movary.json': jellyfinToMovary,
	'03-jellyfin-to-movary-and-trakt.json': jellyfinToMovaryAndTrakt,
	'04-household-to-trakt.json': household,
	'05-household-to-simkl.json': householdToSimkl,
	'06-message-for-each-play.json': messageForEachPlay,
	'07-watched-together.json': watchedTogether,
	'08-rate-what-you-watched.json': rateWhatYouWatched,
	'09-trakt-jellyfin-two-way.json': twoWay,
	'10-movary-to-jellyfin.json': movaryToJellyfin,
	'11-tvtime-archive-to-trakt.json': tvtimeToTrakt,
	'12-tvtime-archive-to-simkl.json': tvtimeToSimkl,
	'13-tvtime-archive-to-trakt-and-simkl.json': tvtimeToTraktAndSimkl,
	'14-household-to-tvtime.json': householdToTvTime,
};
