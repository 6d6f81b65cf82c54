/**
 * What the simulated Movary holds for true of the real one: each rule with where it was read, and when. Nobody has tried them live
 * from here. Names with `::` in the code beside this are of Movary's own functions.
 *
 * @typedef {import('../trakt/rules.mjs').Rule} Rule
 */

/** @satisfies {Record<string, Rule>} */
export const RULES = {
	routes: {
		rule: 'Paths, methods, and who may call them: X-Movary-Token, 403 for one that is not known, 404 for a person that is not; names of letters and digits.',
		source:
			'leepeuker/movary@c5ec0309 (2026-06-20): routes.php:198-254, Middleware/IsAuthenticated',
		read: '2026-11-29',
		sure: 'sure',
	},
	token: {
		rule: 'A sign-in wants X-Movary-Client; a token that is shown is 400 where none is sent, 401 where it is not known.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): AuthenticationController.php, routes.php:234',
		read: '2026-11-29',
		sure: 'sure',
	},
	broken: {
		rule: 'Whatever was not foreseen (an unknown film, a date that is none, a key left out of a PUT) is a 500 without a body.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): nothing catches in HistoryController.php',
		read: '2026-11-29',
		sure: 'sure',
	},
	bodies: {
		rule: 'The fields of a film, a row and a page, as the code maps them: its openapi.json names two of them wrongly.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): ResponseMapper',
		read: '2026-11-29',
		sure: 'sure',
	},
	paging: {
		rule: 'limit and page; maxPage is never 0; rows without a date are not in the history, and are in what was played.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): HistoryController.php, ResponseMapper',
		read: '2026-11-29',
		sure: 'fairly sure',
	},
	days: {
		rule: 'A play has a day and no time; plays of a film on one day are one row with a count.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): ValueObject/Date, MovieHistoryApi.php',
		read: '2026-11-29',
		sure: 'sure',
	},
	post: {
		rule: 'POST adds plays, and takes position 1 where none is sent.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): HistoryController.php:30-47',
		read: '2026-11-29',
		sure: 'sure',
	},
	put: {
		rule: 'PUT sets the plays; a comment or a position of null stays as it was.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): MovieApi.php:552',
		read: '2026-11-29',
		sure: 'sure',
	},
	position: {
		rule: 'A new row gets the position that is given plus one, or counts on within the day; the history goes by day and position.',
		source:
			'leepeuker/movary@c5ec0309 (2026-06-20): MovieHistoryApi.php:43, MovieRepository.php:416-445',
		read: '2026-11-29',
		sure: 'sure',
	},
	playedComment: {
		rule: 'A comment in `played` breaks it: the controller hands it on where the position belongs.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): PlayedController.php',
		read: '2026-11-29',
		sure: 'sure',
	},
	watchlist: {
		rule: 'A film that is played leaves the watchlist where its owner’s setting says so, which is on at first.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): MovieWatchlistApi.php',
		read: '2026-11-29',
		sure: 'sure',
	},
	search: {
		rule: 'A search is one at TMDB: an object keyed by TMDB id, an empty list where there is nothing; 20 on a page.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): MovieSearchController.php',
		read: '2026-11-29',
		sure: 'sure',
	},
	add: {
		rule: 'A film is added by its TMDB id; MissingProviderId and ProviderIdNotFound are 400.',
		source: 'leepeuker/movary@c5ec0309 (2026-06-20): routes.php:253',
		read: '2026-11-29',
		sure: 'sure',
	},
};
