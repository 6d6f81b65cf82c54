/**
 * What the simulated Simkl holds for true of the real one: each rule with where it was read, and when. Nobody has tried them
 * live from here, so whoever learns that Simkl has changed one changes it here first, and sees what falls over. The numbers that go with
 * them are in limits.mjs.
 *
 * @typedef {import('../trakt/rules.mjs').Rule} Rule
 */

const GUIDE =
	'api.simkl.org, "Migrating V1 to V2" (since 2026-09-18) and "Rate limits", as clients quote them';
const APIARY = 'SIMKL/API@a1cabfd (2026-03-19): apiary.apib';
const CLIENTS = 'cenodude/CrossWatch 0.12.4 (2026-09-22) and its issue 1179; luc_kodi 1.0.88';

/** @satisfies {Record<string, Rule>} */
export const RULES = {
	apps: {
		rule: 'An app made since September 2026 is one of AUTH V2, of three kinds; one made before stays V1 until 2027-03-31, and none can be moved. Each side refuses the other’s apps: 400 unauthorized_client at V1’s addresses, 401 invalid_client at V2’s.',
		source: `${GUIDE}; ${CLIENTS}`,
		read: '2026-11-29',
		sure: 'sure',
	},
	deviceKinds: {
		rule: 'Apps of the kind "Mobile, desktop & browser" have no device codes.',
		source: 'nobody was seen to ask for one: an assumption',
		read: '2026-11-29',
		sure: 'unsure',
	},
	mixed: {
		rule: 'A token that is sent with the client id of the other kind of app is revoked.',
		source: 'luc_kodi 1.0.88, since 2026-09-19',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	scopes: {
		rule: 'A scope that is left out or misspelt gives a sign-in that may only read; its first write is 403 insufficient_scope.',
		source: GUIDE,
		read: '2026-11-29',
		sure: 'sure',
	},
	readsByPost: {
		rule: 'A sign-in that may only read may send POST /users/settings and POST /sync/watched.',
		source: 'nobody says so: an assumption',
		read: '2026-11-29',
		sure: 'unsure',
	},
	tokens: {
		rule: 'A V2 access token lasts 7 days; a renewal ends it and answers the same refresh token, which lasts 180 days from its last use. A V1 token does not end.',
		source: `${GUIDE}; ${CLIENTS}`,
		read: '2026-11-29',
		sure: 'sure',
	},
	devices: {
		rule: 'Device codes last 15 minutes and are asked for every 5 seconds; asking sooner makes the interval 5 seconds longer. Whoever says no is not told.',
		source:
			'luc_kodi 1.0.88; notes of clients’ authors on answers they had seen (2026-09-24, 2026-10-08)',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	whoAsks: {
		rule: 'Every call names client_id, app-name and app-version in its query, and a User-Agent; what an app gets that leaves one out is not known, and here it is refused.',
		source: `${GUIDE}; ${CLIENTS}`,
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	quota: {
		rule: 'A person has 500, 1,000 or 10,000 requests a day, all V2 apps together, until midnight US Eastern: 429 user_limit_exceeded. What Cloudflare answers without a sign-in is not counted.',
		source: `${GUIDE}; ${CLIENTS}`,
		read: '2026-11-29',
		sure: 'sure',
	},
	refusedUncounted: {
		rule: 'Requests that are refused are not counted.',
		source: 'nobody says so: an assumption',
		read: '2026-11-29',
		sure: 'unsure',
	},
	pace: {
		rule: 'Ten reads and one write a second for each token; the 429 of these may carry the seconds until the daily reset.',
		source: `${GUIDE}; one client’s notes of a live answer`,
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	lock: {
		rule: 'One write of an account at a time, for up to 20 seconds; the one that waited in vain is 400 RATE_LIMIT, which another page writes small.',
		source: `${GUIDE}; ${APIARY}, "Concurrency & Rate Limiting"`,
		read: '2026-11-29',
		sure: 'sure',
	},
	block: {
		rule: 'An app that sends too much is turned away for a while with 412 client_id_failed or 403, like one that is not known.',
		source: `luc_kodi 1.0.88; ${APIARY}, "HTTP Status Codes"`,
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	refusalBody: {
		rule: 'A refusal is { error, code, message }; V2’s own addresses answer { error, error_description }.',
		source: `${APIARY}; ${GUIDE}`,
		read: '2026-11-29',
		sure: 'sure',
	},
	activities: {
		rule: 'Every round begins with GET /sync/activities; an app that reads all items on a timer is suspended without a warning.',
		source: `${APIARY}, "How to Use Sync"`,
		read: '2026-11-29',
		sure: 'sure',
	},
	library: {
		rule: '/sync/all-items answers null where there is nothing; completed and dropped shows come without episodes unless include_all_episodes asks for them; date_from is compared to the second.',
		source: `${APIARY}, "Get All Items"; cenodude/CrossWatch issue 267; FuzzyGrim/Yamtrack issue 1661`,
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	cours: {
		rule: 'Each cour of an anime is a title of its own, numbered from 1. full_anime_seasons puts TheTVDB’s season and episode beside each episode, and the IMDb, TMDB and TheTVDB ids of the whole show beside the cour’s.',
		source: `${
			APIARY
		}, "Get All Items" and "Anime: Summary"; cenodude/CrossWatch pull requests 396 and 674`,
		read: '2026-11-29',
		sure: 'sure',
	},
	unmapped: {
		rule: 'An episode of a cour may have no place at TheTVDB: it then comes without `tvdb`.',
		source: 'cenodude/CrossWatch@8c64973 (2026-08-23): _history.py looks such ones up elsewhere',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	nativeIds: {
		rule: 'By an AniDB, MyAnimeList or Simkl id an anime is one cour and its season says nothing, also where an id of the whole show stands beside it.',
		source: 'nobody says what both together mean: the stricter assumption',
		read: '2026-11-29',
		sure: 'unsure',
	},
	idOrder: {
		rule: 'Of several ids Simkl goes by the first that it knows, its own before all others; then by title and year, at last by the title alone.',
		source: `${APIARY}, "Supported ID keys"; the order among the others is an assumption`,
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	history: {
		rule: 'POST /sync/history answers 201 with what was added and not_found; an anime that is not known is among the shows, and an episode that is not there is named nowhere. A show without episodes stands for all that has aired.',
		source: `${APIARY}, "Add Items to the history"`,
		read: '2026-11-29',
		sure: 'sure',
	},
	onePlay: {
		rule: 'Simkl keeps one play of each title: a second one changes nothing, unless allow_rewatch is asked for by a PRO or VIP account, two days apart, in fifty sessions at most.',
		source: 'api.simkl.org since 2026-05-22, as clients quote it',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	remove: {
		rule: 'POST /sync/history/remove takes a film or a whole show out of the library with its rating; one without an episode that is there counts as done.',
		source: `${APIARY}, "Remove Items from History"`,
		read: '2026-11-29',
		sure: 'sure',
	},
	scrobble: {
		rule: 'A stop from 80 % on is a play, one below a pause; a second one within the hour is 409 with watched_at and expires_at; what is not known is 404 id_err.',
		source: `${APIARY}, "Scrobble: Overview"`,
		read: '2026-11-29',
		sure: 'sure',
	},
	ratings: {
		rule: 'Films and whole shows are rated, from 1 to 10; what is rated and not listed is filed as seen.',
		source: `${APIARY}, "Add Ratings"`,
		read: '2026-11-29',
		sure: 'sure',
	},
	fieldsRefused: {
		rule: 'A field that Simkl does not know is refused here, to be seen; Simkl passes it over.',
		source: `${APIARY}; deliberately stricter`,
		read: '2026-11-29',
		sure: 'sure',
	},
	bodies: {
		rule: 'The fields of an answer are among those of the examples; that a field is there in every case nobody says. Left out here: images, links, dates and descriptions of episodes, what is next to watch, and the ids of services that we do not use.',
		source: APIARY,
		read: '2026-11-29',
		sure: 'fairly sure',
	},
};
