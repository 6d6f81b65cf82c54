/**
 * What the simulated TV Time holds for true of the service that closed on 2026-07-15: each rule with where it was read, and when.
 * Nobody can try them any more.
 *
 * @typedef {import('../trakt/rules.mjs').Rule} Rule
 */

/** @satisfies {Record<string, Rule>} */
export const RULES = {
	closed: {
		rule: 'The public service ended after 2026-07-15.',
		source: 'SeriesGuide issue 1174; Zggis/plex-tvtime issue 55; 2factorauth pull request 8649',
		read: '2026-11-29',
		sure: 'sure',
	},
	sidecar: {
		rule: 'One address, /sidecar, passes requests on: `o`, or `o_b64` without its "=".',
		source: 'clients in JavaScript, Python, Java and Go, of which some are made after others',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	login: {
		rule: 'A sign-in and a renewal carry a token that anybody is given; the answer has jwt_token and jwt_refresh_token.',
		source: 'the same clients',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	refresh: {
		rule: 'A renewal gives a pair in the same form.',
		source: 'one client; another calls it experimental',
		read: '2026-11-29',
		sure: 'unsure',
	},
	episodes: {
		rule: 'An episode is marked by its TheTVDB id, as a rewatch where is_rewatch says so, and unmarked by DELETE.',
		source: 'TheIndra55/tvtime-api and three other clients',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	movies: {
		rule: 'A film is found by a search and marked by its uuid, watch or rewatch; there is no unmarking.',
		source: 'two clients',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
};
