/**
 * What the simulated Jellyfin and its Webhook plugin hold for true of the real ones: each rule with where it was met or read, and
 * when. What is recorded was met live, on loopback, with scripts for players.
 *
 * @typedef {import('../trakt/rules.mjs').Rule} Rule
 */

/** @satisfies {Record<string, Rule>} */
export const RULES = {
	answers: {
		rule: 'Status and content type of each call that we make, with an administrator’s key, a person’s token, a wrong one and none; what an error says; and which fields a success has.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin), 101 answers of each version',
		read: '2026-11-29',
		sure: 'sure',
	},
	errorType: {
		rule: 'ASP.NET’s problem details are announced as application/json; a caught exception is a 500 or 400 of plain text, always the same sentence.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	charset: {
		rule: 'The plugin sends text/plain with a charset, unless its owner adds a Content-Type; no PlayMethod at a stop; LastPlayedDate is left out where there is none.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	startsCount: {
		rule: 'The beginning of a playback counts a play and sets the date last played; the end does neither.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin); SessionManager.OnPlaybackStart',
		read: '2026-11-29',
		sure: 'sure',
	},
	reach: {
		rule: 'Below 5 % no position is kept; beyond 90 % a title is played and has none. A title that told no position at all is played.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin); UserDataManager.UpdatePlayState, with the server’s default settings',
		read: '2026-11-29',
		sure: 'sure',
	},
	rewatch10: {
		rule: '10.11 takes Played back at the beginning of a rewatch, and leaves it so where that is given up.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	rewatch12: {
		rule: '12.0 leaves Played; each progress report of a rewatch marks the film’s other versions, with a PlayCount of 0 and no date.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	versions: {
		rule: 'A further version of a film is a Video until 12, and a Movie from 12 on, with an id of its own; lists show the first alone, and MediaSourceCount counts.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	unmark: {
		rule: 'What is marked unplayed by hand has a PlayCount of 0 and no date.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	opinions: {
		rule: 'A like is stored as a rating of 10, a dislike as 1, and every later save carries it, as UpdateUserData.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	datedMark: {
		rule: 'A mark with a date counts a play more at each call; one without leaves count and date as they are where there are any.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	folders: {
		rule: 'The mark of a series or a season is one TogglePlayed for each episode and none of its own.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	ticked: {
		rule: 'A destination is told of the item types that are ticked in it alone.',
		source: 'jellyfin-plugin-webhook, WebhookSender.cs',
		read: '2026-11-29',
		sure: 'sure',
	},
	holders: {
		rule: 'What the plugin sends of a rated series or season: its own names and ids, and of a season its series’ name, id and year. Of neither a body was recorded.',
		source: 'jellyfin-plugin-webhook 21, DataObjectHelpers.cs',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	configuration: {
		rule: 'The plugin’s configuration is replaced whole by what is sent, and is an administrator’s alone: anybody else is answered 403 without a body.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin) and services-register',
		read: '2026-11-29',
		sure: 'sure',
	},
	publicInfo: {
		rule: '/System/Info is open to whoever is signed in.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	activity: {
		rule: 'The activity log has an entry for the beginning and the end of each playback, with person and item (of people who watch together the first alone), newest first, for administrators, for 30 days.',
		source:
			'jellyfin/jellyfin: ActivityLogController.cs, PlaybackStartLogger.cs, PlaybackStopLogger.cs, ServerConfiguration.cs; the parameters and fields in its SDK',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	olderSignIns: {
		rule: 'X-Emby-Token, X-MediaBrowser-Token and api_key are refused.',
		source: 'jellyfin/jellyfin, EnableLegacyAuthorization: off in a new 12.0; 10.11 can be set so',
		read: '2026-11-29',
		sure: 'sure',
	},
	oneDevice: {
		rule: 'A sign-in ends the session of the same person and device before it.',
		source:
			'jellyfin/jellyfin, SessionManager; recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	gone: {
		rule: 'A call about a person that was deleted is the server’s own failure, a 500.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
	preferences: {
		rule: 'Display preferences keep a text of any length for each person, client and id.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin); how long and how large was not tried',
		read: '2026-11-29',
		sure: 'unsure',
	},
	ignoredNames: {
		rule: 'A parameter whose name the server does not know changes nothing.',
		source:
			'recorded from servers built from the tags v10.11.11 and v12.0-rc5 with webhook plugin 21 (test/contract/recordings/jellyfin)',
		read: '2026-11-29',
		sure: 'sure',
	},
};
