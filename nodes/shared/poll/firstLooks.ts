import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { Memory, MONTH_MS } from '../../../services/shared/memory';

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
