import { deletePlayback as deletePoint } from '../../../../services/simkl';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';

export const deletePlayback: Operation = {
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
