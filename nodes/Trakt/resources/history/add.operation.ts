import { OUTCOMES } from '../../../../services/shared/sync/outcomes';
import { addToHistory } from '../../../../services/trakt';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { subjectFrom } from '../../subject';
import { SUBJECT_FIELDS } from '../../subjectFields';

export const add: Operation = {
	value: 'add',
	name: 'Add',
	action: 'Add play to history',
	description: 'Add a play with its date, unless a play of about that time is there already',
	fields: [
		...SUBJECT_FIELDS,
		{
			displayName: 'Watched At',
			name: 'watchedAt',
			type: 'dateTime',
			default: '',
			description: 'When it was watched; now if left empty',
		},
	],

	async execute({ client, parameters }) {
		const subject = subjectFrom(parameters);
		const now = new Date(client.clock.now()).toISOString();
		const watchedAt = parameters.moment('watchedAt') ?? now;
		const { answer, code } = await addToHistory(client, subject, watchedAt);
		return asResults([{ watched_at: watchedAt, ...answer, status: OUTCOMES[code], code }]);
	},
};
