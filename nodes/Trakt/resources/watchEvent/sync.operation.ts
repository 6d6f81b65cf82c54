import { syncWatchEvent } from '../../../../services/trakt';
import { eventIn, resultsOf } from '../../../shared/action/incomingEvent';
import type { Operation } from '../../../shared/action/operation';
import { SYNC_FIELDS } from './syncFields';

export const sync: Operation = {
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
