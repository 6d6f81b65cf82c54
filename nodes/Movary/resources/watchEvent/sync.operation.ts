import { syncWatchEvent } from '../../../../services/movary';
import { optionsField, TAG_EXECUTION_FIELD } from '../../../shared/action/fields/commonFields';
import { eventIn, resultsOf } from '../../../shared/action/incomingEvent';
import type { MovaryOperation } from '../../client';

export const sync: MovaryOperation = {
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
