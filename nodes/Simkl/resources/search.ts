import { searchById, searchByText } from '../../../services/simkl';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import { simplifySearch } from '../simplify';
import { ID_OPTIONS, ID_TYPES, simklIds } from '../subjectFields';

const byId: Operation = {
	value: 'byId',
	name: 'By ID',
	action: 'Search by ID',
	description: 'Find what an ID of Simkl, IMDb, TMDB, TheTVDB, MyAnimeList or AniDB stands for',
	fields: [
		{
			displayName: 'ID Type',
			name: 'idType',
			type: 'options',
			options: ID_OPTIONS,
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
				{ name: 'Movie', value: 'movie' },
				{ name: 'Show or Anime', value: 'show' },
			],
			default: 'any',
			description:
				'TMDB has the same number for a movie and for a show: without a type Simkl takes it for a movie',
		},
		SIMPLIFY_FIELD,
	],

	async execute({ client, parameters }) {
		const idType = parameters.choice('idType', ID_TYPES);
		if (idType === undefined) {
			throw new UnusableInput('The ID type is not known', 'Choose one from the list of ID types.');
		}
		const id = parameters.text('id');
		simklIds(idType, id);
		const type = parameters.choice('type', ['any', 'movie', 'show']);
		const found = await searchById(client, { idType, id, type: type === 'any' ? undefined : type });
		return inForm(found, parameters, simplifySearch);
	},
};

const byText: Operation = {
	value: 'byText',
	name: 'By Text',
	action: 'Search by text',
	description: 'Find movies, shows or anime by their title; a thousand at most',
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
				{ name: 'Anime', value: 'anime' },
				{ name: 'Movie', value: 'movie' },
				{ name: 'Show', value: 'tv' },
			],
			default: 'movie',
		},
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
	],

	async execute({ client, parameters }) {
		const query = parameters.text('query');
		if (query === '') {
			throw new UnusableInput('The search text is empty', 'Give the title to look for.');
		}
		const found = await searchByText(client, {
			query,
			type: parameters.choice('type', ['movie', 'tv', 'anime']) ?? 'movie',
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
