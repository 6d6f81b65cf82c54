import type { IDataObject } from 'n8n-workflow';
import { watchEventFrom } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { PlayOutcome } from '../../../services/shared/sync/syncResult';
import { tagsOf } from './executionTags';
import type { BatchContext, BatchResult, OperationContext, OperationResult } from './operation';
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

type Told = Pick<OperationContext, 'account' | 'destination' | 'tagExecution'>;

/** One result per play: the watch event with what became of it, or why it did not get through. */
export function resultsOf(
	outcomes: PlayOutcome[],
	{ account, destination, tagExecution }: Told,
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

/**
 * The same for all incoming items at once. `takeAll` gets the watch events among them and gives each one's plays, in the
 * same order; an item that is no watch event keeps no other from getting through.
 */
export async function resultsOfAll(
	context: BatchContext,
	isTagged: boolean,
	takeAll: (events: WatchEvent[]) => Promise<PlayOutcome[][]>,
): Promise<BatchResult[]> {
	const usable: Array<{ itemIndex: number; event: WatchEvent }> = [];
	const results: BatchResult[] = [];
	for (const [itemIndex, item] of context.items.entries()) {
		try {
			usable.push({ itemIndex, event: eventIn(item) });
		} catch (failure) {
			results.push({ itemIndex, failure });
		}
	}
	const taken = usable.length > 0 ? await takeAll(usable.map(({ event }) => event)) : [];
	for (const [index, { itemIndex }] of usable.entries()) {
		for (const result of resultsOf(taken[index] ?? [], context, isTagged)) {
			results.push({ ...result, itemIndex });
		}
	}
	return results;
}
