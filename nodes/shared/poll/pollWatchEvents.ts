import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { WatchEvent } from '../../../media';
import { Memory, MONTH_MS } from '../../../services/shared/memory';
import { failureOf, nodeErrorOf } from '../action/failure';
import { isRecord } from '../action/record';
import { UnusableInput } from '../action/unusableInput';
import { asStored, batchesFrom, cutOff, THIS_PROCESS, underWay } from './handedOn';
import { choicesOf } from './properties';

/** Workflows that were published and not yet polled by the clock. */
const MOST_LOOKS = 50;

/**
 * With its durable cursors n8n 2 keeps nothing of the poll at publishing, and what was played between that one and the
 * first poll by the clock would count as old. So what that poll saw stands here until then, in this process alone.
 */
const looks = new Memory<{ account: string; cursor: IDataObject }>(MOST_LOOKS, () => 1, MONTH_MS);

const keyOf = (poll: IPollFunctions) => `${poll.getWorkflow().id} ${poll.getNode().id}`;

export function rememberFirstLook(
	poll: IPollFunctions,
	account: string,
	cursor: IDataObject,
): void {
	looks.set(keyOf(poll), { account, cursor });
}

export function forgetFirstLook(poll: IPollFunctions): void {
	looks.forget(keyOf(poll));
}

/** What the poll at publishing saw of this account. A poll by the clock has this mode where n8n keeps cursors in a table. */
export function firstLookOf(poll: IPollFunctions, account: string): IDataObject | undefined {
	const look = poll.getActivationMode() === 'update' ? looks.get(keyOf(poll)) : undefined;
	return look?.account === account ? look.cursor : undefined;
}

/** What one poll saw: the events since the last one, and what the next one starts from (JSON). */
export interface Look {
	events: WatchEvent[];
	/** The very object that was given, where nothing is to be remembered. */
	cursor: IDataObject;
}

/** An account whose history is looked at again and again. */
export interface PolledAccount {
	/** Whose history it is; another one starts from the beginning. */
	id: string;
	/** `cursor` is what the last poll of this account gave back; undefined for the first one. */
	look(cursor: IDataObject | undefined, startDays: number): Promise<Look>;
	/** For somebody who builds a workflow. */
	newest(): Promise<WatchEvent | undefined>;
}

const AGAIN =
	'The next poll starts from the same point as this one, so that no play is missed or repeated.';

/**
 * One poll. The cursor lies in the node's static data and is replaced once, at the very end: n8n 2.41 keeps in memory
 * whatever a poll changed there before it threw, and stores it together with the items it hands on (without items,
 * only with its durable cursors or when the workflow is unpublished). Looking again from an older cursor therefore
 * has to give the same events, none for what had none. What was handed on is kept with it: see handedOn.ts.
 */
export async function pollWatchEvents(
	poll: IPollFunctions,
	connect: () => Promise<PolledAccount>,
	thisProcess = THIS_PROCESS,
): Promise<INodeExecutionData[][] | null> {
	try {
		const choices = choicesOf(poll);
		const account = await connect();
		if (poll.getMode() === 'manual') return [[itemOf(await sampleOf(account, choices))]];

		const stored = poll.getWorkflowStaticData('node');
		const before = stored.lastLook;
		const isSame = isRecord(before) && before.account === account.id;
		const kept = isSame && isRecord(before.cursor) ? asData(before.cursor) : undefined;
		const cursor = kept ?? firstLookOf(poll, account.id);
		const { events, cursor: next } = await account.look(cursor, choices.startDays);
		// A slow poll may overlap the next one: whichever is done first has handed these events on.
		if (stored.lastLook !== before) return null;
		const earlier = isSame ? batchesFrom(before.handedOn) : [];
		const again = cutOff(earlier, thisProcess);
		const wanted = events.filter(choices.wants).map(asJson);
		const now = Date.now();
		const batches = [
			...underWay(earlier, thisProcess, now),
			...again.map((batch) => ({ ...batch, at: now })),
			...(wanted.length > 0 ? [{ by: thisProcess, at: now, times: 1, events: wanted }] : []),
		];
		if (next !== kept || again.length > 0) {
			const handedOn = batches.length > 0 ? { handedOn: asStored(batches) } : {};
			stored.lastLook = { account: account.id, cursor: next, ...handedOn };
		}
		if (kept === undefined) rememberFirstLook(poll, account.id, next);
		else forgetFirstLook(poll);

		const items = [...again.flatMap((batch) => batch.events), ...wanted];
		return items.length === 0 ? null : [items.map((json) => ({ json }))];
	} catch (thrown) {
		const failure = failureOf(thrown);
		// A test fetch moves nothing, so that it has nothing to go on from.
		const isTest = poll.getMode() === 'manual';
		const whatToDo = isTest ? failure.whatToDo : `${failure.whatToDo} ${AGAIN}`;
		throw nodeErrorOf(poll.getNode(), { ...failure, whatToDo });
	}
}

/**
 * The newest play as it is: it shows what an item looks like, and moves nothing. Never a play in the guise of a removal:
 * n8n runs the nodes behind a test fetch for real, and they would take the play out.
 */
async function sampleOf(
	account: PolledAccount,
	{ kinds }: { kinds: Array<WatchEvent['event']> },
): Promise<WatchEvent> {
	if (!kinds.includes('watched')) {
		throw new UnusableInput(
			'There is no removal to show',
			'A removal shows once something is removed after the workflow was published. To see what an item looks like, choose Watched as well for the test.',
		);
	}
	const sample = await account.newest();
	if (!sample) {
		throw new UnusableInput(
			'There is no play in this history yet',
			'Watch something, or add a play to it by hand, then fetch a test event again.',
		);
	}
	return sample;
}

function itemOf(event: WatchEvent): INodeExecutionData {
	return { json: asJson(event) };
}

function asJson(event: WatchEvent): IDataObject {
	return { ...event };
}

function asData(record: Record<string, unknown>): IDataObject {
	const data: IDataObject = {};
	return Object.assign(data, record);
}
