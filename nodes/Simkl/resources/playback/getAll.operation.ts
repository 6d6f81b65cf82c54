import { listPlayback } from '../../../../services/simkl';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/commonFields';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { simplifyPlayback } from '../../simplify';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many playback positions',
	description: 'Get what was stopped before its end, with the point to resume at',
	fields: [
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Media Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Episodes', value: 'episodes' },
						{ name: 'Movies', value: 'movies' },
					],
					default: 'movies',
				},
			],
		},
	],

	async execute({ client, parameters }) {
		const type = parameters.group('filters').choice('type', ['movies', 'episodes']);
		const points = await listPlayback(client, { type, limit: parameters.limit() });
		return asResults(parameters.flag('simplify') ? points.map(simplifyPlayback) : points);
	},
};
