import { listRatings, setRating as rate, removeRating } from '../../../services/simkl';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../shared/action/fields/commonFields';
import { asResults, inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { RATING_FIELDS, RATING_FILTER, ratingFrom } from '../../shared/title/ratingFields';
import { simplifyEntry } from '../simplify';
import { LISTS, RATEABLE_FIELDS, rateableFrom, TYPE_FIELD } from '../subjectFields';

const setRating: Operation = {
	value: 'set',
	name: 'Set',
	action: 'Set rating',
	description:
		'Rate a movie or a show, in place of an earlier rating. Simkl counts a movie as watched with it, and a show as being watched.',
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
	description: 'Take the rating of a movie or a show away; its plays stay',
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
	description: 'Get what is rated in the account',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD, filtersField(TYPE_FIELD, RATING_FILTER)],

	async execute({ client, parameters }) {
		const filters = parameters.filters();
		const ratings = await listRatings(client, {
			type: filters.choice('type', LISTS),
			rating: filters.wholeNumber('rating'),
			limit: parameters.limit(),
		});
		return inForm(ratings, parameters, simplifyEntry);
	},
};

export const rating: Resource = {
	value: 'rating',
	name: 'Rating',
	operations: [setRating, remove, getAll],
};
