import { createCheckin, deleteCheckin } from '../../../services/trakt';
import { optionsField } from '../../shared/action/fields/commonFields';
import { asResults } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { SUBJECT_FIELDS, subjectFrom } from '../subjectFields';

const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create check-in',
	description: 'Check in to a movie or an episode; it counts as watched when its runtime is over',
	fields: [
		...SUBJECT_FIELDS,
		optionsField({
			displayName: 'Message',
			name: 'message',
			type: 'string',
			default: '',
			placeholder: 'e.g. With the whole family',
			description: 'Shown with the check-in on Trakt',
		}),
	],

	async execute({ client, parameters }) {
		const message = parameters.group('options').text('message') || undefined;
		return asResults([await createCheckin(client, subjectFrom(parameters), { message })]);
	},
};

const deleteCheckIn: Operation = {
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

export const checkIn: Resource = {
	value: 'checkIn',
	name: 'Check-In',
	operations: [create, deleteCheckIn],
};
