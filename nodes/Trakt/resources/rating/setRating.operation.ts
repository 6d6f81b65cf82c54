import { setRating as rate } from '../../../../services/trakt';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { RATING_FIELDS, ratingFrom } from '../../../shared/title/ratingFields';
import { rateableFrom } from '../../subject';
import { RATEABLE_FIELDS } from '../../subjectFields';

export const setRating: Operation = {
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
