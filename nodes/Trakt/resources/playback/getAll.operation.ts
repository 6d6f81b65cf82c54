import { listPlayback } from '../../../../services/trakt';
import { filtersField, PAGING_FIELDS } from '../../../shared/action/fields/commonFields';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many playback positions',
	description: 'Get what was stopped before its end, with the point to resume at',
	fields: [
		...PAGING_FIELDS,
		filtersField({
			displayName: 'Media Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Episodes', value: 'episodes' },
				{ name: 'Movies', value: 'movies' },
			],
			default: 'movies',
		}),
	],

	async execute({ client, parameters }) {
		const type = parameters.filters().choice('type', ['movies', 'episodes']);
		return asResults(await listPlayback(client, { type, limit: parameters.limit() }));
	},
};
