import type { IWebhookResponseData } from 'n8n-workflow';

import { isWatchEvent, UnreadableBody } from '../../../media';
import type { WatchEvent } from '../../../media';
import { fakeWebhook, TOKEN } from '../../support/webhookContext';
import type { Delivery } from './deliveries.mjs';
import { unpacked } from './packings.mjs';
import type { FuzzedTrigger } from './triggers';

/** What came of a request: `taken` with the event that an execution begins with. */
export type Verdict =
	| { kind: 'taken'; event: WatchEvent }
	| { kind: 'ignored' }
	| { kind: 'refused'; status: number; sentence: string };

export interface Judged {
	verdict: Verdict;
	/** What n8n's log would say: only what was not foreseen gets there. */
	logged: string[];
}

/** Sends a request through the trigger's `webhook()`, with n8n's own part (unpacking) done before. */
export async function judged(
	{ node, parameters }: FuzzedTrigger,
	{ headers, body }: Pick<Delivery, 'headers' | 'body'>,
	nodeId: string,
): Promise<Judged> {
	const fake = fakeWebhook({
		query: { token: TOKEN },
		headers,
		parameters,
		nodeId,
		...read({ headers, body }),
	});
	const result = await node.webhook.call(fake.context);
	return { verdict: verdictOf(result, fake.answered), logged: fake.logged };
}

function read(delivery: Pick<Delivery, 'headers' | 'body'>) {
	try {
		return { body: unpacked({ ...delivery, promise: 'any' }) };
	} catch (reason) {
		return { unreadable: reason };
	}
}

function verdictOf(
	result: IWebhookResponseData,
	answered: { status?: number; json?: object },
): Verdict {
	if (result.noWebhookResponse) {
		const { message } = Object.assign({ message: '' }, answered.json);
		return { kind: 'refused', status: answered.status ?? 0, sentence: message };
	}
	if (result.workflowData === undefined) return { kind: 'ignored' };
	const items = result.workflowData.flat();
	const event = items[0]?.json;
	if (items.length !== 1 || !isWatchEvent(event)) {
		throw new TypeError(`An execution would begin with ${JSON.stringify(items)}`);
	}
	return { kind: 'taken', event };
}

/**
 * What the source's own parser says to a payload, as the trigger must keep to it; nothing is said of a pause that
 * Jellyfin reports, for the reports before it count as well (progressReports.ts).
 */
export function promisedKinds(
	{ name, parse, parameters }: FuzzedTrigger,
	payload: unknown,
): Array<Verdict['kind']> {
	try {
		const event = parse(payload);
		if (event === undefined || !parameters.events.includes(event.event)) return ['ignored'];
		const isReport = name === 'Jellyfin' && event.event === 'pause';
		return isReport ? ['taken', 'ignored'] : ['taken'];
	} catch (reason) {
		// Nothing is right where the parser itself breaks.
		return reason instanceof UnreadableBody ? ['refused'] : [];
	}
}
