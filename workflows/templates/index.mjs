import { history } from '../noPlayLost/history.mjs';
import { NO_PLAY_LOST } from '../noPlayLost/index.mjs';
import { workflow as tvtimeToSimkl } from './archives/tvtimeToSimkl.mjs';
import { workflow as tvtimeToTrakt } from './archives/tvtimeToTrakt.mjs';
import { workflow as tvtimeToTraktAndSimkl } from './archives/tvtimeToTraktAndSimkl.mjs';
import { workflow as connectAnAccount } from './connectAnAccount.mjs';
import { workflow as household } from './households/household.mjs';
import { workflow as householdToSimkl } from './households/householdToSimkl.mjs';
import { workflow as householdToTvTime } from './households/householdToTvTime.mjs';
import { workflow as jellyfinToMovary } from './jellyfinToMovary.mjs';
import { workflow as jellyfinToMovaryAndTrakt } from './jellyfinToMovaryAndTrakt.mjs';
import { workflow as messageForEachPlay } from './messageForEachPlay.mjs';
import { workflow as movaryToJellyfin } from './movaryToJellyfin.mjs';
import { workflow as plexToTrakt } from './plexToTrakt.mjs';
import { workflow as rateWhatYouWatched } from './rateWhatYouWatched.mjs';
import { workflow as twoWay } from './twoWay.mjs';
import { workflow as watchedTogether } from './watchedTogether.mjs';

/** What is in templates/, by file name, numbered by how far somebody has come. @type {Record<string, ReturnType<typeof import('../kit/workflow.mjs').workflow>>} */
export const TEMPLATES = {
	'01-plex-to-trakt.json': plexToTrakt,
	'02-jellyfin-to-movary.json': jellyfinToMovary,
	'03-jellyfin-to-movary-and-trakt.json': jellyfinToMovaryAndTrakt,
	'04-household-to-trakt.json': household,
	'05-household-to-simkl.json': householdToSimkl,
	'06-trakt-jellyfin-two-way.json': twoWay,
	'07-movary-to-jellyfin.json': movaryToJellyfin,
	...inFolder('08-no-play-lost', NO_PLAY_LOST),
	'09-tvtime-archive-to-trakt.json': tvtimeToTrakt,
	'10-tvtime-archive-to-simkl.json': tvtimeToSimkl,
	'11-tvtime-archive-to-trakt-and-simkl.json': tvtimeToTraktAndSimkl,
	'12-household-to-tvtime.json': householdToTvTime,
	'13-sync-history.json': history(),
	'14-message-for-each-play.json': messageForEachPlay,
	'15-rate-what-you-watched.json': rateWhatYouWatched,
	'16-watched-together.json': watchedTogether,
	'17-connect-an-account.json': connectAnAccount,
};

/** @template Workflow @param {string} folder @param {Record<string, Workflow>} set @returns {Record<string, Workflow>} */
function inFolder(folder, set) {
	return Object.fromEntries(
		Object.entries(set).map(([file, workflow]) => [`${folder}/${file}`, workflow]),
	);
}
