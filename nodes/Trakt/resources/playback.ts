import { deletePlayback, listPlayback } from '../../../services/trakt';
import { filtersField, PAGING_FIELDS } from '../../shared/action/fields/commonFields';
import { asResults } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';

const getAll: Operation = {
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

const deleteProgress: Operation = {
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
			placeholder: 'e.g. 13',
			description: 'The ID as Playback Progress: Get Many returns it',
		},
	],

	async execute({ client, parameters }) {
		const id = parameters.wholeNumber('playbackId');
		if (id === undefined || id < 1) {
			throw new UnusableInput(
				'The playback ID is not a whole number above 0',
				'Give the ID as Playback Progress: Get Many returns it.',
			);
		}
		await deletePlayback(client, id);
		return asResults([{ deleted: true }]);
	},
};

export const playback: Resource = {
	value: 'playback',
	name: 'Playback Progress',
	operations: [getAll, deleteProgress],
};
