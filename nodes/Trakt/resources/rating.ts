import { listRatings, setRating as rate, removeRating } from '../../../services/trakt';
import { filtersField, PAGING_FIELDS } from '../../shared/action/fields/commonFields';
import { asResults } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { RATING_FIELDS, RATING_FILTER, ratingFrom } from '../../shared/title/ratingFields';
import { RATEABLE_FIELDS, rateableFrom } from '../subjectFields';

const setRating: Operation = {
	value: 'set',
	name: 'Set',
	action: 'Set rating',
	description: 'Rate a movie, a show or an episode, in place of an earlier rating',
	fields: [...RATEABLE_FIELDS, ...RATING_FIELDS],

	async execute({ client, parameters }) {
		const { rating, ratedAt } = ratingFrom(parameters);
		return asResults([await rate(client, rateableFrom(parameters), rating, ratedAt)]);
	},
};

const remove: Operation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove rating',
	description: 'Take the rating of a movie, a show or an episode away',
	fields: RATEABLE_FIELDS,

	async execute({ client, parameters }) {
		const answer = await removeRating(client, rateableFrom(parameters));
		return asResults([{ deleted: true, removed: answer.deleted, not_found: answer.not_found }]);
	},
};

const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many ratings',
	description: 'Get the ratings of the account',
	fields: [
		...PAGING_FIELDS,
		filtersField(
			{
				displayName: 'Media Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Episodes', value: 'episodes' },
					{ name: 'Movies', value: 'movies' },
					{ name: 'Seasons', value: 'seasons' },
					{ name: 'Shows', value: 'shows' },
				],
				default: 'movies',
			},
			RATING_FILTER,
		),
	],

	async execute({ client, parameters }) {
		const filters = parameters.filters();
		return asResults(
			await listRatings(client, {
				type: filters.choice('type', ['movies', 'shows', 'seasons', 'episodes']),
				rating: filters.wholeNumber('rating'),
				limit: parameters.limit(),
			}),
		);
	},
};

export const rating: Resource = {
	value: 'rating',
	name: 'Rating',
	operations: [setRating, remove, getAll],
};
