import { deletePlayback as deletePoint, listPlayback } from '../../../services/simkl';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../shared/action/fields/commonFields';
import { asResults, inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import { simplifyPlayback } from '../simplify';

const getAll: Operation = {
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

const deletePlayback: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete playback position',
	description: 'Delete a point to resume at; the history stays as it is',
	fields: [
		{
			displayName: 'Playback ID',
			name: 'playbackId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 10916890',
			description: 'The ID as Playback: Get Many returns it',
		},
	],

	async execute({ client, parameters }) {
		const id = parameters.text('playbackId');
		if (!/^[1-9]\d*$/.test(id)) {
			throw new UnusableInput(
				'The playback ID is not a whole number above 0',
				'Give the ID as Playback: Get Many returns it.',
			);
		}
		await deletePoint(client, id);
		return asResults([{ deleted: true }]);
	},
};

export const playback: Resource = {
	value: 'playback',
	name: 'Playback',
	operations: [getAll, deletePlayback],
};
