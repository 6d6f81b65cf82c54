import { markMovieRewatched, markMovieWatched, searchMovies } from '../../../services/tvtime';
import { asResults } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import type { TvTimeOperation, TvTimeResource } from '../client';
import { UUID_FIELD, uuidFrom } from '../fields';

const search: TvTimeOperation = {
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

const markWatched: TvTimeOperation = {
	value: 'markWatched',
	name: 'Mark Watched',
	action: 'Mark movie as watched',
	description: 'Mark a film as watched now; one that is watched already stays as it is',
	fields: [UUID_FIELD],

	async execute({ client, parameters }) {
		const uuid = uuidFrom(parameters);
		await markMovieWatched(client, uuid);
		return asResults([{ uuid, watched: true }]);
	},
};

const markRewatched: TvTimeOperation = {
	value: 'markRewatched',
	name: 'Mark Rewatched',
	action: 'Mark movie as rewatched',
	description: 'Count one more watching of a film, now',
	fields: [UUID_FIELD],

	async execute({ client, parameters }) {
		const uuid = uuidFrom(parameters);
		await markMovieRewatched(client, uuid);
		return asResults([{ uuid, rewatched: true }]);
	},
};

export const movie: TvTimeResource = {
	value: 'movie',
	name: 'Movie',
	operations: [search, markWatched, markRewatched],
};
