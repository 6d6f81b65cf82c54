import { setRating as rate } from '../../../../services/simkl';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { RATING_FIELDS, ratingFrom } from '../../../shared/title/ratingFields';
import { rateableFrom } from '../../subject';
import { RATEABLE_FIELDS } from '../../subjectFields';

export const setRating: Operation = {
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
