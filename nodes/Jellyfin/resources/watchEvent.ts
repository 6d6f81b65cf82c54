import type { INodeProperties } from 'n8n-workflow';
import { getUser, listPlays, syncWatchEvent } from '../../../services/jellyfin';
import {
	optionsField,
	PAGING_FIELDS,
	TAG_EXECUTION_FIELD,
} from '../../shared/action/fields/commonFields';
import { eventIn, resultsOf } from '../../shared/action/incomingEvent';
import type { JellyfinOperation, JellyfinResource } from '../client';
import { TELL_OTHER_PROGRAMS, USER_FIELD, userIdFrom } from '../fields/locators';

const SYNC_FIELDS: INodeProperties[] = [
	{
		displayName:
			'Takes the items of any trigger of this package as they are, with no field to map. What it marks does not travel back: the Jellyfin Trigger knows these marks and leaves them out.',
		name: 'syncNotice',
		type: 'notice',
		default: '',
	},
	USER_FIELD,
	optionsField(
		{
			displayName: 'Resume Position',
			name: 'resumePosition',
			type: 'boolean',
			default: true,
			description: 'Whether a pause or a stop before the end sets the point to resume at',
		},
		{
			displayName: 'Send Ratings',
			name: 'sendRatings',
			type: 'boolean',
			default: false,
			description: 'Whether to rate on Jellyfin what is rated elsewhere',
		},
		TAG_EXECUTION_FIELD,
		TELL_OTHER_PROGRAMS,
		{
			displayName: 'Unwatched Events',
			name: 'unwatchedEvents',
			type: 'boolean',
			default: false,
			description: 'Whether to mark as unwatched what was marked or removed elsewhere',
		},
	),
];

const sync: JellyfinOperation = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync watch event',
	description: 'Mark on the server what an event of another service says, in every library',
	fields: SYNC_FIELDS,

	async execute(context) {
		const { client, item, parameters } = context;
		const event = eventIn(item);
		const options = parameters.group('options');
		const outcomes = await syncWatchEvent(client, event, {
			userId: await userIdFrom(context),
			unwatched: options.flag('unwatchedEvents'),
			rated: options.flag('sendRatings'),
			progress: options.flag('resumePosition', true),
			tellOtherPrograms: options.flag('tellOtherPrograms'),
		});
		return resultsOf(outcomes, context, options.flag('tagExecution', true));
	},
};

const SINCE_FIELD: INodeProperties = {
	displayName: 'Since',
	name: 'since',
	type: 'dateTime',
	default: '',
	description: 'Only what was watched from then on. Leave empty for everything.',
};

const getAll: JellyfinOperation = {
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

export const watchEvent: JellyfinResource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync, getAll],
};
