import { searchById, searchByText } from '../../../services/trakt';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import { simplifySearch } from '../simplify';
import { traktIds } from '../subjectFields';

const byId: Operation = {
	value: 'byId',
	name: 'By ID',
	action: 'Search by ID',
	description: 'Find what an ID of Trakt, IMDb, TMDB or TheTVDB stands for',
	fields: [
		{
			displayName: 'ID Type',
			name: 'idType',
			type: 'options',
			options: [
				{ name: 'IMDb ID', value: 'imdb' },
				{ name: 'TheTVDB ID', value: 'tvdb' },
				{ name: 'TMDB ID', value: 'tmdb' },
				{ name: 'Trakt ID', value: 'trakt' },
			],
			default: 'imdb',
		},
		{
			displayName: 'ID',
			name: 'id',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. tt0133093',
		},
		{
			displayName: 'Media Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Episode', value: 'episode' },
				{ name: 'Movie', value: 'movie' },
				{ name: 'Person', value: 'person' },
				{ name: 'Show', value: 'show' },
			],
			default: 'any',
			description: 'The same number may stand for a movie and for an episode at the same service',
		},
		SIMPLIFY_FIELD,
	],

	async execute({ client, parameters }) {
		const idType = parameters.choice('idType', ['imdb', 'tvdb', 'tmdb', 'trakt']);
		const type = parameters.choice('type', ['any', 'episode', 'movie', 'person', 'show']);
		const id = parameters.text('id');
		if (idType === undefined) {
			throw new UnusableInput('The ID type is not known', 'Choose one from the list of ID types.');
		}
		// An IMDb ID of a person starts with nm; all others keep to the rules of titles.
		if (!(idType === 'imdb' && /^nm\d+$/.test(id))) traktIds(idType, id);
		const found = await searchById(client, { idType, id, type: type === 'any' ? undefined : type });
		return inForm(found, parameters, simplifySearch);
	},
};

const byText: Operation = {
	value: 'byText',
	name: 'By Text',
	action: 'Search by text',
	description: 'Find movies, shows or episodes by their title',
	fields: [
		{
			displayName: 'Search Text',
			name: 'query',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. The Matrix',
		},
		{
			displayName: 'Media Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Episode', value: 'episode' },
				{ name: 'Movie', value: 'movie' },
				{ name: 'Show', value: 'show' },
			],
			default: 'movie',
		},
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
		filtersField({
			displayName: 'Year',
			name: 'year',
			type: 'number',
			default: '',
			placeholder: 'e.g. 1999',
		}),
	],

	async execute({ client, parameters }) {
		const query = parameters.text('query');
		if (query === '') {
			throw new UnusableInput('The search text is empty', 'Give the title to look for.');
		}
		const found = await searchByText(client, {
			query,
			type: parameters.choice('type', ['movie', 'show', 'episode']) ?? 'movie',
			year: parameters.filters().wholeNumber('year'),
			limit: parameters.limit(),
		});
		return inForm(found, parameters, simplifySearch);
	},
};

export const search: Resource = {
	value: 'search',
	name: 'Search',
	operations: [byId, byText],
};
