import type { INodeProperties } from 'n8n-workflow';
import { listSessions } from '../../../../services/jellyfin';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import { pickedUserId, USER_FILTER } from '../../fields/locators';
import type { JellyfinOperation } from '../../operation';
import { simplifySession } from '../../simplify';

const FILTERS: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [USER_FILTER],
};

export const getAll: JellyfinOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many sessions',
	description: 'Get who is connected with which program, and what is playing there',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD, FILTERS],

	async execute({ client, parameters, users }) {
		const userId = await pickedUserId(parameters.filters(), users);
		const sessions = await listSessions(client, { userId });
		return inForm(sessions.slice(0, parameters.limit()), parameters, simplifySession);
	},
};
