/**
 * Where Trakt's published contract is known to say less than Trakt's own reference or than its API takes, and what
 * is held to instead. Nothing else may differ from the contract.
 *
 * @typedef {object} Gap
 * @property {string} method
 * @property {string} path
 * @property {string} reason
 * @property {Record<string, object>} [query] further names, each with its schema
 * @property {object[]} [bodies] further forms of the body, each strict in itself
 */

const text = { type: 'string', minLength: 1 };
const whole = { type: 'integer', minimum: 0 };
const page = { page: { type: 'integer' }, limit: { type: 'integer' } };
const between = {
	start_at: { type: 'string', format: 'date-time' },
	end_at: { type: 'string', format: 'date-time' },
};
const extended = { extended: text };

/**
 * @param {Record<string, object>} properties
 * @param {string[]} [required]
 */
function strict(properties, required = Object.keys(properties)) {
	return { type: 'object', properties, required, additionalProperties: false };
}

/** @param {Record<string, object>} properties at least one of them */
function ids(properties) {
	return { type: 'object', properties, minProperties: 1, additionalProperties: false };
}

const movieIds = ids({
	trakt: whole,
	slug: text,
	imdb: { type: 'string', pattern: '^tt\\d+$' },
	tmdb: whole,
});
const showIds = ids({
	trakt: whole,
	slug: text,
	imdb: { type: 'string', pattern: '^tt\\d+$' },
	tmdb: whole,
	tvdb: whole,
});
const episodeIds = ids({ trakt: whole, tvdb: whole });
const progress = { type: 'number', minimum: 0, maximum: 100 };
const showForms = [
	strict({ ids: showIds, title: text, year: whole }, ['ids']),
	strict({ title: text, year: whole }),
];
const place = strict({ season: whole, number: whole });

const rating = { type: 'integer', minimum: 1, maximum: 10 };
/** @param {object} itemIds */
const rated = (itemIds) => ({
	type: 'array',
	minItems: 1,
	items: strict({ ids: itemIds, rating, rated_at: { type: 'string', format: 'date-time' } }, [
		'ids',
		'rating',
	]),
});

/** @param {Record<string, object>} given what each season carries beside its number */
const bySeason = (given) => ({
	type: 'array',
	minItems: 1,
	items: strict({
		ids: showIds,
		seasons: {
			type: 'array',
			minItems: 1,
			items: strict({ number: whole, ...given }, [
				'number',
				...('rating' in given ? ['rating'] : []),
			]),
		},
	}),
});

/** @type {Gap[]} */
export const KNOWN_GAPS = [
	...['start', 'pause', 'stop'].map((action) => ({
		method: 'POST',
		path: `/scrobble/${action}`,
		reason:
			'The contract has no show + season/number form, though it has it for /checkin and clients use it; and it wants title and year beside a movie’s ids, though /checkin takes ids alone and a source may not know the year.',
		bodies: [
			...showForms.map((show) => strict({ show, episode: place, progress })),
			strict({ movie: strict({ ids: movieIds, title: text, year: whole }, ['ids']), progress }),
		],
	})),
	{
		method: 'POST',
		path: '/sync/ratings',
		reason:
			'The contract leaves out rated_at, and a season by its show and number; the reference and Trakt.NET (TraktSyncRatingsPostShowSeason, 2026-11-29) have both.',
		bodies: [
			ids({ movies: rated(movieIds), shows: rated(showIds), episodes: rated(episodeIds) }),
			strict({ shows: bySeason({ rating, rated_at: { type: 'string', format: 'date-time' } }) }),
			strict({ seasons: rated(ids({ trakt: whole, tvdb: whole })) }),
		],
	},
	{
		method: 'POST',
		path: '/sync/ratings/remove',
		reason: 'As /sync/ratings: a season by its show and number.',
		bodies: [strict({ shows: bySeason({}) })],
	},
	{
		method: 'GET',
		path: '/sync/history',
		reason:
			'The contract lists the path with type and id alone; the reference makes both optional.',
		query: { ...page, ...between, ...extended },
	},
	{
		method: 'GET',
		path: '/sync/history/{type}',
		reason: 'As /sync/history.',
		query: { ...page, ...between, ...extended },
	},
	{
		method: 'GET',
		path: '/sync/playback',
		reason: 'The contract lists the path with a type alone; the reference makes it optional.',
		query: { ...page, ...between, ...extended },
	},
	{
		method: 'GET',
		path: '/sync/ratings',
		reason:
			'The contract lists the path with type and rating alone; the reference makes both optional.',
		query: { ...page, ...extended },
	},
	{
		method: 'GET',
		path: '/sync/ratings/{type}',
		reason: 'As /sync/ratings.',
		query: { ...page, ...extended },
	},
	{
		method: 'GET',
		path: '/sync/watched/{type}',
		reason: 'Paged since spring 2026, which the contract does not show yet.',
		query: page,
	},
	{
		method: 'GET',
		path: '/search/{type}',
		reason: 'The reference has the filter years; the contract leaves it out.',
		query: { years: { type: 'string', pattern: '^\\d{4}(-\\d{4})?$' } },
	},
	{
		method: 'GET',
		path: '/shows/{id}/seasons',
		reason:
			'The contract’s query lists full, images, colors and streaming_ids alone, though its answer has the episodes “if requesting extended episodes”, as the reference has it (trakt/trakt-api@02a02f3, contracts/shows, read 2026-11-29).',
		query: extended,
	},
	{
		method: 'GET',
		path: '/shows/{id}/seasons/{season}/episodes/{episode}/translations',
		reason:
			'The contract lists the path with a language alone (trakt/trakt-api@02a02f3, contracts/shows, read 2026-11-29); the reference makes it optional.',
	},
	{
		method: 'GET',
		path: '/users/{id}',
		reason: 'A person’s profile; the contract leaves it out.',
		query: extended,
	},
	{
		method: 'GET',
		path: '/oauth/authorize',
		reason:
			'signup and prompt stand in the contract’s text alone; n8n sends the scope of the contract’s security scheme; account is the simulator’s own.',
		query: { scope: text, signup: text, prompt: text, account: text },
	},
	{
		method: 'POST',
		path: '/oauth/token',
		reason:
			'n8n sends forms, not JSON, and refreshes with redirect_uri in the query; that Trakt reads it there could not be tried.',
		query: { redirect_uri: text },
	},
];

/**
 * `released` and `unknown` may stand for a date in watched_at by the contract's text, though not by its schema.
 * @param {unknown} body
 * @returns {unknown}
 */
export function withDatesForWords(body) {
	return JSON.parse(JSON.stringify(body), (name, value) =>
		name === 'watched_at' && (value === 'released' || value === 'unknown')
			? '2000-01-01T00:00:00.000Z'
			: value,
	);
}
