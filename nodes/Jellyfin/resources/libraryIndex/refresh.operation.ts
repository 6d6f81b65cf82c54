import { refreshIndex } from '../../../../services/jellyfin';
import { optionsField } from '../../../shared/action/fields/commonFields';
import { asResults } from '../../../shared/action/operation';
import { USER_FIELD, userIdFrom } from '../../fields/locators';
import type { JellyfinOperation } from '../../operation';

export const refresh: JellyfinOperation = {
	value: 'refresh',
	name: 'Refresh',
	action: 'Refresh library index',
	description: 'Add what is new on the server to the index, or build it where there is none',
	fields: [
		USER_FIELD,
		optionsField({
			displayName: 'Rebuild From Scratch',
			name: 'force',
			type: 'boolean',
			default: false,
			description: 'Whether to read every movie and series of the user again',
		}),
	],

	async execute(context) {
		const { client, parameters } = context;
		const force = parameters.group('options').flag('force');
		return asResults([await refreshIndex(client, { userId: await userIdFrom(context), force })]);
	},
};
