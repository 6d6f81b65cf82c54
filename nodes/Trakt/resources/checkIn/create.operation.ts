import { createCheckin } from '../../../../services/trakt';
import { optionsField } from '../../../shared/action/fields/commonFields';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { subjectFrom } from '../../subject';
import { SUBJECT_FIELDS } from '../../subjectFields';

export const create: Operation = {
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
