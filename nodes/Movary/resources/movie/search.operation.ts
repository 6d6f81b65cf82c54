import { searchMovies } from '../../../../services/movary';
import { filtersField, PAGING_FIELDS } from '../../../shared/action/fields/commonFields';
import { asResults } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { MovaryOperation } from '../../client';

export const search: MovaryOperation = {
	value: 'search',
	name: 'Search',
	action: 'Search movies',
	description: 'Find films at TMDB by their title, through Movary',
	fields: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. The Matrix',
		},
		...PAGING_FIELDS,
		filtersField({
			displayName: 'Year',
			name: 'year',
			type: 'number',
			default: '',
			placeholder: 'e.g. 1999',
			description: 'The year in which the film came out',
		}),
	],

	async execute({ client, parameters }) {
		const title = parameters.text('title');
		if (title === '') {
			throw new UnusableInput('The title is empty', 'Give the title to look for.');
		}
		const year = parameters.filters().wholeNumber('year');
		const limit = parameters.limit();
		return asResults(await searchMovies(client, { search: title, year, limit }));
	},
};
