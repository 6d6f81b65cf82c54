import { getSettings as settingsOf } from '../../../services/trakt';
import { SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { simplifySettings } from '../simplify';

const getSettings: Operation = {
	value: 'getSettings',
	name: 'Get Settings',
	action: 'Get user settings',
	description: 'Get whose account the credential is connected to, and its settings',
	fields: [SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		const settings = await settingsOf(client);
		return inForm([settings], parameters, simplifySettings);
	},
};

export const user: Resource = {
	value: 'user',
	name: 'User',
	operations: [getSettings],
};
