import type { INodeProperties } from 'n8n-workflow';
import { getUser, listPlays } from '../../../../services/jellyfin';
import { PAGING_FIELDS } from '../../../shared/action/fields/commonFields';
import { USER_FIELD, userIdFrom } from '../../fields/locators';
import type { JellyfinOperation } from '../../operation';

const SINCE_FIELD: INodeProperties = {
	displayName: 'Since',
	name: 'since',
	type: 'dateTime',
	default: '',
	description: 'Only what was watched from then on. Leave empty for everything.',
};

export const getAll: JellyfinOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many watch events',
	description:
		'Get what the user has watched, newest first, as the Jellyfin Trigger gives it: the last play of each title',
	fields: [USER_FIELD, SINCE_FIELD, ...PAGING_FIELDS],

	async execute(context) {
		const { client, parameters } = context;
		const id = await userIdFrom(context);
		const since = parameters.moment('since');
		const limit = parameters.limit();
		const { Name } = await getUser(client, id);
		const user = { id, name: typeof Name === 'string' ? Name : '' };
		const events = await listPlays(client, { user, since, limit });
		return events.map((event) => ({ json: { ...event } }));
	},
};
