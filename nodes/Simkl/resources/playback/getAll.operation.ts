import { listPlayback } from '../../../../services/simkl';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
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
		const points = await listPlayback(client, { type, limit: parameters.limit() });
		return inForm(points, parameters, simplifyPlayback);
	},
};
