/**
 * What the simulated Tautulli holds for true of the real one: each rule with where it was read, and when. Nobody has tried them live
 * from here.
 *
 * @typedef {import('../trakt/rules.mjs').Rule} Rule
 */

/** @satisfies {Record<string, Rule>} */
export const RULES = {
	template: {
		rule: 'The template’s texts are filled one by one, so every value is text; a name that Tautulli does not know stays as it is written.',
		source: 'Tautulli/Tautulli@c7153deb (v2.17.2): notification_handler.py, CustomFormatter',
		read: '2026-11-29',
		sure: 'sure',
	},
	names: {
		rule: 'The 30 names of the template on our page exist and are set.',
		source: 'Tautulli/Tautulli@c7153deb (v2.17.2): common.py, build_notify_text',
		read: '2026-11-29',
		sure: 'sure',
	},
	headers: {
		rule: 'Content-Type: application/json and the agent’s own headers; sent once.',
		source: 'Tautulli/Tautulli@c7153deb (v2.17.2): notifiers.py:4439',
		read: '2026-11-29',
		sure: 'sure',
	},
	test: {
		rule: 'Its Test button sends an empty body and the headers that were typed into the test’s own box, none of the agent’s.',
		source:
			'Tautulli/Tautulli@c7153deb (v2.17.2): notifier_config.html:368, webserve.py:3687, notification_handler.py:395',
		read: '2026-11-29',
		sure: 'sure',
	},
	showIds: {
		rule: 'imdb_id, thetvdb_id and themoviedb_id of an episode are its show’s.',
		source: 'Tautulli/Tautulli@c7153deb (v2.17.2): notification_handler.py',
		read: '2026-11-29',
		sure: 'sure',
	},
	zero: {
		rule: 'A film’s season and episode, and a season that is missing, are sent as 0.',
		source: 'Tautulli/Tautulli@c7153deb (v2.17.2): notification_handler.py',
		read: '2026-11-29',
		sure: 'sure',
	},
	watchedOnce: {
		rule: '`watched` comes once for each session, by default at 85 % or at the first marker of the credits; Plex keeps a resume point to 90 %. So one viewing over two evenings is told twice.',
		source: 'Tautulli/Tautulli@c7153deb (v2.17.2): activity_handler.py:413-425',
		read: '2026-11-29',
		sure: 'sure',
	},
	stopToo: {
		rule: 'A stop comes after `watched`, too.',
		source: 'Tautulli/Tautulli@c7153deb (v2.17.2): NOTIFY_CONSECUTIVE, on by default',
		read: '2026-11-29',
		sure: 'sure',
	},
};
