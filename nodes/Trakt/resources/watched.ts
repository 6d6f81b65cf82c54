import { listWatched } from '../../../services/trakt';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { simplifyWatched } from '../simplify';

const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many watched titles',
	description: 'Get each watched movie or show once, with its number of plays',
	fields: [
		{
			displayName: 'Media Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Movies', value: 'movies' },
				{ name: 'Shows', value: 'shows' },
			],
			default: 'movies',
		},
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
	],

	async execute({ client, parameters }) {
		const titles = await listWatched(client, {
			type: parameters.choice('type', ['movies', 'shows']) ?? 'movies',
			limit: parameters.limit(),
		});
		return inForm(titles, parameters, simplifyWatched);
	},
};

export const watched: Resource = {
	value: 'watched',
	name: 'Watched',
	operations: [getAll],
};
