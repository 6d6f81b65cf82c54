import type { IDataObject } from 'n8n-workflow';
import { watchEventFrom } from '../../../../media';
import type { WatchEvent } from '../../../../media';
import { syncWatchEvent } from '../../../../services/trakt';
import { tagsOf } from '../../../shared/action/executionTags';
import type { Operation } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import { SYNC_FIELDS } from './syncFields';

function eventIn(item: IDataObject): WatchEvent {
	let reason = 'it cannot be read';
	try {
		return watchEventFrom(item);
	} catch (thrown) {
		if (thrown instanceof Error) reason = thrown.message;
	}
	throw new UnusableInput(
		`The incoming item is not a watch event: ${reason}`,
		'Connect a Plex Trigger or Jellyfin Trigger to this node, and keep its items as they are',
	);
}

export const sync: Operation = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync watch event',
	description: 'Put an event of a Plex Trigger or Jellyfin Trigger into the account, exactly once',
	fields: SYNC_FIELDS,

	async execute({ client, account, destination, item, parameters, tagExecution }) {
		const event = eventIn(item);
		const options = parameters.group('options');
		const outcomes = await syncWatchEvent(client, event, {
			unwatched:
				parameters.choice('unwatchedEvents', ['ignore', 'removeLatest', 'removeAll']) ?? 'ignore',
			rated: options.flag('sendRatings'),
			scrobbleMaxAgeMinutes: options.number('scrobbleMaxAgeMinutes'),
		});
		const isTagged = options.flag('tagExecution', true);
		return outcomes.map((outcome) => {
			const failed = 'error' in outcome;
			if (isTagged) {
				const status = failed ? 'failed' : outcome.sync.status;
				tagExecution(tagsOf(outcome.event, destination, status));
			}
			if (failed) return { failure: outcome.error, event: outcome.event };
			return { json: { ...outcome.event, sync: { ...outcome.sync, account } } };
		});
	},
};
