import { takeBackWatchEvent } from '../../../../services/simkl';
import { takeBackFields } from '../../../shared/action/fields/takeBack';
import { eventIn, resultsOf } from '../../../shared/action/incomingEvent';
import type { Operation } from '../../../shared/action/operation';
import { isRecord } from '../../../shared/action/record';

export const takeBack: Operation = {
	value: 'takeBack',
	name: 'Take Back',
	action: 'Take back watch event',
	description: 'Remove the one play that a watch event stands for, and no other',
	fields: takeBackFields(
		'Takes watch events, such as the results of an Import, and removes each one’s play: that title at that time, within two seconds. What is not there is ignored, and so is a movie that is rated at Simkl, for its rating would go as well.',
	),

	async execute(context) {
		const { client, destination, item, parameters } = context;
		const { sync } = item;
		const isOurs = isRecord(sync) && sync.destination === destination && sync.status === 'added';
		const outcomes = await takeBackWatchEvent(client, eventIn(item), { isOurs });
		return resultsOf(outcomes, context, parameters.group('options').flag('tagExecution', true));
	},
};
