import { deleteCheckin } from '../../../../services/trakt';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';

export const deleteCheckIn: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete check-in',
	description: 'End the running check-in, if there is one, without a play',
	fields: [],

	async execute({ client }) {
		await deleteCheckin(client);
		return asResults([{ deleted: true }]);
	},
};
