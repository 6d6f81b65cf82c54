import { setRating as rate } from '../../../../services/simkl';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import { rateableFrom } from '../../subject';
import { RATEABLE_FIELDS } from '../../subjectFields';

export const setRating: Operation = {
	value: 'set',
	name: 'Set',
	action: 'Set rating',
	description:
		'Rate a movie or a show, in place of an earlier rating. Simkl counts a movie as watched with it, and a show as being watched.',
	fields: [
		...RATEABLE_FIELDS,
		{
			displayName: 'Rating',
			name: 'rating',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			required: true,
			default: 7,
			description: 'A whole number from 1 to 10',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Rated At',
					name: 'ratedAt',
					type: 'dateTime',
					default: '',
					description: 'When it was rated; now if left empty',
				},
			],
		},
	],

	async execute({ client, parameters }) {
		const rating = parameters.wholeNumber('rating');
		if (rating === undefined || rating < 1 || rating > 10) {
			throw new UnusableInput(
				'The rating is not between 1 and 10',
				'Give a whole number from 1 to 10; Rating: Remove takes a rating away.',
			);
		}
		const ratedAt = parameters.group('options').moment('ratedAt');
		return asResults([await rate(client, rateableFrom(parameters), rating, ratedAt)]);
	},
};
