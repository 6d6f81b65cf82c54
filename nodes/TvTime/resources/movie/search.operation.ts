import { searchMovies } from '../../../../services/tvtime';
import { asResults } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { TvTimeOperation } from '../../client';

export const search: TvTimeOperation = {
	value: 'search',
	name: 'Search',
	action: 'Search movies',
	description: 'Find films by title, TheTVDB ID or IMDb ID, and get their UUIDs',
	fields: [
		{
			displayName: 'Title or ID',
			name: 'query',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. The Matrix, or tt0133093',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
		},
	],

	async execute({ client, parameters }) {
		const query = parameters.text('query');
		if (query === '') {
			throw new UnusableInput('The title is empty', 'Give the title to look for.');
		}
		return asResults(await searchMovies(client, { query, limit: parameters.limit() }));
	},
};
