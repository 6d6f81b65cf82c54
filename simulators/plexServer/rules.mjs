/**
 * What the simulated Plex server, its webhooks (plex.mjs) and plex.tv (plexTv.mjs) hold for true of the real ones: each rule with
 * where it was read, and when. Nobody has tried them live from here.
 *
 * @typedef {import('../trakt/rules.mjs').Rule} Rule
 */

/** @satisfies {Record<string, Rule>} */
export const RULES = {
	webhook: {
		rule: 'A webhook is multipart/form-data with the JSON in `payload`, and in some events a picture in `thumb`; unsigned, without the moment it happened, and sent once.',
		source: 'Plex’s article on webhooks; bodies that users and other projects published',
		read: '2026-11-29',
		sure: 'sure',
	},
	scrobble: {
		rule: 'media.scrobble comes when a viewing passes 90 %, has no viewOffset, and carries lastViewedAt and viewCount as they are after it.',
		source: 'Plex’s article; published bodies',
		read: '2026-11-29',
		sure: 'sure',
	},
	forgotten: {
		rule: 'Where a title was watched, or left within its first minute, a stop has no viewOffset: a missing one says nothing of how far it was seen.',
		source: 'published bodies',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	owner: {
		rule: 'The owner’s webhook tells everybody’s plays; the owner’s own id on the server is 1.',
		source: 'published bodies; watchstate issue 49',
		read: '2026-11-29',
		sure: 'sure',
	},
	rating: {
		rule: 'media.rate says its rating as text or as a number, of any type of item; one taken away is -1.',
		source: 'published bodies',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	episodeIds: {
		rule: '`Guid` of an episode holds the episode’s ids, never its show’s; `year` is the episode’s.',
		source: 'published bodies',
		read: '2026-11-29',
		sure: 'sure',
	},
	agents: {
		rule: 'Plex’s own agent lists the ids in `Guid`; those before it put one into `guid`, the show’s with season and episode behind it, and have no list.',
		source:
			'published bodies; pkkid/python-plexapi@a8d051f (4.16.1); LukeHagar/plex-api-spec@ae9507e',
		read: '2026-11-29',
		sure: 'sure',
	},
	nfo: {
		rule: 'The NFO agents’ guids: tv.plex.agents.nfo.movie://movie/tmdb_…, tv.plex.agents.nfo.series://show/tvdb_… and …://episode/tvdb_….',
		source: 'Plex’s article of 2026-07-14; watchstate pull request 814',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	container: {
		rule: 'JSON for whoever accepts it, XML for everybody else; errors are web pages.',
		source: 'pkkid/python-plexapi@a8d051f (4.16.1); LukeHagar/plex-api-spec@ae9507e',
		read: '2026-11-29',
		sure: 'sure',
	},
	paging: {
		rule: 'X-Plex-Container-Start and -Size in the query or as headers; totalSize says how many there are.',
		source: 'pkkid/python-plexapi@a8d051f (4.16.1); LukeHagar/plex-api-spec@ae9507e',
		read: '2026-11-29',
		sure: 'sure',
	},
	history: {
		rule: 'The history has one row for each counted play, with no ids of any service; a title that is gone has no key any more. The owner sees everybody’s rows, others their own.',
		source: 'pkkid/python-plexapi@a8d051f (4.16.1); LukeHagar/plex-api-spec@ae9507e',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	marks: {
		rule: 'Since 1.40 a mark by hand is in no history: it is a viewCount and a lastViewedAt of the title alone; no date can be given.',
		source:
			'pkkid/python-plexapi@a8d051f (4.16.1); LukeHagar/plex-api-spec@ae9507e, tests/test_history.py',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	oneSecond: {
		rule: 'A play’s row and its title’s last view have the same second.',
		source: 'nobody says so: an assumption',
		read: '2026-11-29',
		sure: 'unsure',
	},
	manyKeys: {
		rule: 'A comma list of keys with one that is gone answers the others.',
		source: 'nobody says so: an assumption, and the node does not rest on it',
		read: '2026-11-29',
		sure: 'unsure',
	},
	webhooks: {
		rule: 'plex.tv gives an account’s webhooks as a list of `url`, and replaces the whole list by `urls[]`.',
		source: 'pkkid/python-plexapi@a8d051f (4.16.1); LukeHagar/plex-api-spec@ae9507e, myplex.py',
		read: '2026-11-29',
		sure: 'sure',
	},
	plexPass: {
		rule: 'Without Plex Pass they are refused: 403, code 1043.',
		source: 'a client’s log',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
};
