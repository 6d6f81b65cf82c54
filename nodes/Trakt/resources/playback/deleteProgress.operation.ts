import { deletePlayback } from '../../../../services/trakt';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';

export const deleteProgress: Operation = {
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
