import { listRatings } from '../../../../services/trakt';
import { filtersField, PAGING_FIELDS } from '../../../shared/action/fields/commonFields';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { RATING_FILTER } from '../../../shared/title/ratingFields';

export const getAll: Operation = {
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
