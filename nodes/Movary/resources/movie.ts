import { addMovie, searchMovies } from '../../../services/movary';
import { filtersField, PAGING_FIELDS } from '../../shared/action/fields/commonFields';
import { asResults } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import type { MovaryOperation, MovaryResource } from '../client';
import { idFrom } from '../fields';

const add: MovaryOperation = {
	value: 'add',
	name: 'Add',
	action: 'Add movie',
	description: "Make Movary know a film by its TMDB ID, and get Movary's own ID of it",
	fields: [
		{
			displayName: 'TMDB ID',
			name: 'tmdbId',
			type: 'number',
			typeOptions: { minValue: 1 },
			required: true,
			default: '',
			placeholder: 'e.g. 603',
			description: 'The number in the address of the film at TMDB',
		},
	],

	async execute({ client, parameters }) {
		const tmdbId = idFrom(parameters, 'tmdbId');
		return asResults([{ ...(await addMovie(client, { tmdbId })), tmdbId }]);
	},
};

const search: MovaryOperation = {
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

export const movie: MovaryResource = {
	value: 'movie',
	name: 'Movie',
	operations: [add, search],
};
