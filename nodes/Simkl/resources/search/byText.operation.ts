import { searchByText } from '../../../../services/simkl';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import { simplifySearch } from '../../simplify';

export const byText: Operation = {
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
