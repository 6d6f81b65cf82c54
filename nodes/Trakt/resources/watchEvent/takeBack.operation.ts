import { takeBackWatchEvent } from '../../../../services/trakt';
import { approximateDatesFrom } from '../../../shared/action/fields/approximateDates';
import { historyIdIn, takeBackFields } from '../../../shared/action/fields/takeBack';
import { eventIn, resultsOf } from '../../../shared/action/incomingEvent';
import type { Operation } from '../../../shared/action/operation';
import { APPROXIMATE_DATES_FIELD } from './approximateDatesField';

export const takeBack: Operation = {
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
