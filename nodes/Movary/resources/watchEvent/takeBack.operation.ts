import { takeBackWatchEvent } from '../../../../services/movary';
import { takeBackFields } from '../../../shared/action/fields/takeBack';
import { eventIn, resultsOf } from '../../../shared/action/incomingEvent';
import type { MovaryOperation } from '../../client';

export const takeBack: MovaryOperation = {
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
