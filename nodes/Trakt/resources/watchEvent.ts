import type { INodeProperties } from 'n8n-workflow';
import { importWatchEvents, syncWatchEvent, takeBackWatchEvent } from '../../../services/trakt';
import { optionsField, TAG_EXECUTION_FIELD } from '../../shared/action/fields/commonFields';
import {
	approximateDatesField,
	approximateDatesFrom,
	historyIdIn,
	importFields,
	importLimitsFrom,
	takeBackFields,
} from '../../shared/action/fields/importFields';
import { eventIn, resultsOf, resultsOfAll } from '../../shared/action/incomingEvent';
import type { BatchOperation, Operation, Resource } from '../../shared/action/operation';

const SYNC_FIELDS: INodeProperties[] = [
	{
		displayName:
			'Takes the items of any trigger of this package as they are, with no field to map. One node per person: each has its own Trakt credential.',
		name: 'syncNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Unwatched Events',
		name: 'unwatchedEvents',
		type: 'options',
		options: [
			{
				name: 'Ignore',
				value: 'ignore',
				description: 'Keep every play in the history',
			},
			{
				name: 'Remove All Plays',
				value: 'removeAll',
				description: 'Remove every play of that movie or episode from the history',
			},
			{
				name: 'Remove Latest Play',
				value: 'removeLatest',
				description: 'Remove the most recent play of that movie or episode from the history',
			},
		],
		default: 'ignore',
		description: 'What to do when somebody marks something as unwatched',
	},
	optionsField(
		{
			displayName: 'Older Than (Minutes) Go to History',
			name: 'scrobbleMaxAgeMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 15,
			description:
				'A finished play that is older is added to the history with its original date, because Trakt dates a scrobble with the moment it arrives',
		},
		{
			displayName: 'Remove Ratings',
			name: 'removeRatings',
			type: 'boolean',
			default: false,
			description: 'Whether to take a rating away on Trakt that is taken away on the media server',
		},
		{
			displayName: 'Send Ratings',
			name: 'sendRatings',
			type: 'boolean',
			default: false,
			description: 'Whether to rate on Trakt what is rated on the media server',
		},
		TAG_EXECUTION_FIELD,
	),
];

const sync: Operation = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync watch event',
	description: 'Put a trigger’s event into the account, exactly once',
	fields: SYNC_FIELDS,

	async execute(context) {
		const { client, item, parameters } = context;
		const event = eventIn(item);
		const options = parameters.group('options');
		const outcomes = await syncWatchEvent(client, event, {
			unwatched:
				parameters.choice('unwatchedEvents', ['ignore', 'removeLatest', 'removeAll']) ?? 'ignore',
			rated: options.flag('sendRatings'),
			unrated: options.flag('removeRatings'),
			scrobbleMaxAgeMinutes: options.number('scrobbleMaxAgeMinutes'),
		});
		return resultsOf(outcomes, context, options.flag('tagExecution', true));
	},
};

const APPROXIMATE_DATES_FIELD = approximateDatesField(
	'Let Trakt note that the date is not known; one such play per title',
);

const importAll: BatchOperation = {
	value: 'import',
	name: 'Import',
	action: 'Import watch events',
	description:
		'Put many finished plays into the history with their own dates, unless they are there',
	fields: importFields(
		'Takes all incoming watch events at once, reads the history back, and adds what is missing with its original date, 100 plays a second; titles without any id three a second.',
		[APPROXIMATE_DATES_FIELD],
	),

	async executeAll(context) {
		const { client, isCancelled, parameters } = context;
		const options = parameters.group('options');
		const approximateDates = approximateDatesFrom(options);
		const limits = { ...importLimitsFrom(parameters), isCancelled, approximateDates };
		const isTagged = options.flag('tagExecution', true);
		return await resultsOfAll(context, isTagged, async (events) => {
			return await importWatchEvents(client, events, limits);
		});
	},
};

const takeBack: Operation = {
	value: 'takeBack',
	name: 'Take Back',
	action: 'Take back watch event',
	description: 'Remove the one play that a watch event stands for, and no other',
	fields: takeBackFields(
		'Takes watch events, such as the results of an Import, and removes each one’s play: that title at that time, within two seconds. What is not there is ignored.',
		[APPROXIMATE_DATES_FIELD],
	),

	async execute(context) {
		const { client, destination, item, parameters } = context;
		const options = parameters.group('options');
		const outcomes = await takeBackWatchEvent(client, eventIn(item), {
			historyId: historyIdIn(item, destination),
			approximateDates: approximateDatesFrom(options),
		});
		return resultsOf(outcomes, context, options.flag('tagExecution', true));
	},
};

export const watchEvent: Resource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync, importAll, takeBack],
};
