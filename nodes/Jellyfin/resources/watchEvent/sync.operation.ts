import { syncWatchEvent } from '../../../../services/jellyfin';
import { eventIn, resultsOf } from '../../../shared/action/incomingEvent';
import { userIdFrom } from '../../fields/locators';
import type { JellyfinOperation } from '../../operation';
import { SYNC_FIELDS } from './syncFields';

export const sync: JellyfinOperation = {
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
