import { importWatchEvents, syncWatchEvent, takeBackWatchEvent } from '../../../services/movary';
import { optionsField, TAG_EXECUTION_FIELD } from '../../shared/action/fields/commonFields';
import {
	importFields,
	importLimitsFrom,
	takeBackFields,
} from '../../shared/action/fields/importFields';
import { eventIn, resultsOf, resultsOfAll } from '../../shared/action/incomingEvent';
import type { BatchOperation } from '../../shared/action/operation';
import type { MovaryConnection, MovaryOperation, MovaryResource } from '../client';

const sync: MovaryOperation = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync watch event',
	description: "Put a trigger's event into the history, one play per film and day",
	fields: [
		{
			displayName:
				"Takes the items of any trigger of this package as they are, with no field to map. Movary keeps films only, by the day in the workflow's time zone; episodes are passed on as ignored.",
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
					name: 'Remove Latest Day',
					value: 'removeLatest',
					description: 'Remove the plays of the most recent day on which the film was watched',
				},
			],
			default: 'ignore',
			description: 'What to do when somebody marks a film as unwatched',
		},
		optionsField(TAG_EXECUTION_FIELD),
	],

	async execute(context) {
		const { client, item, parameters, timezone, userName } = context;
		const unwatched = parameters.text('unwatchedEvents') === 'removeLatest';
		const options = { userName, timezone, unwatched };
		const outcomes = await syncWatchEvent(client, eventIn(item), options);
		return resultsOf(outcomes, context, parameters.group('options').flag('tagExecution', true));
	},
};

const importAll: BatchOperation<MovaryConnection> = {
	value: 'import',
	name: 'Import',
	action: 'Import watch events',
	description: 'Put many finished films into the history on their own days, unless they are there',
	fields: importFields(
		"Takes all incoming watch events at once, reads the history back, and adds the films that are missing on their day, in the workflow's time zone. Episodes are passed on as ignored.",
	),

	async executeAll(context) {
		const { client, isCancelled, parameters, timezone, userName } = context;
		const limits = { ...importLimitsFrom(parameters), isCancelled, timezone, userName };
		const isTagged = parameters.group('options').flag('tagExecution', true);
		return await resultsOfAll(context, isTagged, async (events) => {
			return await importWatchEvents(client, events, limits);
		});
	},
};

const takeBack: MovaryOperation = {
	value: 'takeBack',
	name: 'Take Back',
	action: 'Take back watch event',
	description: 'Remove the one play that a watch event stands for, and no other',
	fields: takeBackFields(
		"Takes watch events, such as the results of an Import, and removes each one's play: one of that film on that day, in the workflow's time zone. What is not there is ignored.",
	),

	async execute(context) {
		const { client, item, parameters, timezone, userName } = context;
		const outcomes = await takeBackWatchEvent(client, eventIn(item), { timezone, userName });
		return resultsOf(outcomes, context, parameters.group('options').flag('tagExecution', true));
	},
};

export const watchEvent: MovaryResource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync, importAll, takeBack],
};
