import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../action/fields/commonFields';
import type { Parameters } from '../action/parameters';
import { UnusableInput } from '../action/unusableInput';

/** A rating of a service that knows whole numbers from 1 to 10, and when it was given. */
export const RATING_FIELDS: INodeProperties[] = [
	{
		displayName: 'Rating',
		name: 'rating',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		required: true,
		default: 7,
		description: 'A whole number from 1 to 10',
	},
	optionsField({
		displayName: 'Rated At',
		name: 'ratedAt',
		type: 'dateTime',
		default: '',
		description: 'When it was rated; now if left empty',
	}),
];

/** `ratedAt` as ISO 8601 UTC. */
export function ratingFrom(parameters: Parameters): { rating: number; ratedAt?: string } {
	const rating = parameters.wholeNumber('rating');
	if (rating === undefined || rating < 1 || rating > 10) {
		throw new UnusableInput(
			'The rating is not between 1 and 10',
			'Give a whole number from 1 to 10; Rating: Remove takes a rating away.',
		);
	}
	return { rating, ratedAt: parameters.group('options').moment('ratedAt') };
}

export const RATING_FILTER: INodeProperties = {
	displayName: 'Rating',
	name: 'rating',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 10,
	description: 'Only what is rated with exactly this number',
};
