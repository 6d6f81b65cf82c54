import type { IDataObject } from 'n8n-workflow';
import { watchEventFrom } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { PlayOutcome } from '../../../services/syncResult';
import { tagsOf } from './executionTags';
import type { OperationContext, OperationResult } from './operation';
import { UnusableInput } from './unusableInput';

/** The incoming item as a watch event; what a Sync takes needs no parameters. */
export function eventIn(item: IDataObject): WatchEvent {
	let reason = 'it cannot be read';
	try {
		return watchEventFrom(item);
	} catch (thrown) {
		if (thrown instanceof Error) reason = thrown.message;
	}
	throw new UnusableInput(
		`The incoming item is not a watch event: ${reason}`,
		'Connect one of the triggers of this package to this node, and keep its items as they are.',
	);
}

/** One result per play: the watch event with what became of it, or why it did not get through. */
export function resultsOf(
	outcomes: PlayOutcome[],
	{ account, destination, tagExecution }: OperationContext,
	isTagged: boolean,
): OperationResult[] {
	return outcomes.map((outcome) => {
		const failed = 'error' in outcome;
		if (isTagged) {
			const status = failed ? 'failed' : outcome.sync.status;
			tagExecution(tagsOf(outcome.event, destination, status));
		}
		if (failed) return { failure: outcome.error, event: outcome.event };
		return { json: { ...outcome.event, sync: { ...outcome.sync, account } } };
	});
}
