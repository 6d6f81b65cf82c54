import type { IDataObject } from 'n8n-workflow';

import { fakeWebhook, TOKEN } from '../../support/webhookContext';
import type { Delivery } from '../../support/webhookContext';
import type { Source } from '../source';

/** What came of a request: an execution, nothing, or a refusal. */
export interface Received {
	kind: 'taken' | 'ignored' | 'refused';
	/** The items of each output. */
	outputs: IDataObject[][];
	status?: number;
	sentence: string;
	/** Everything that anybody gets to see of it. */
	everything: string;
	/** How often the body was read. */
	reads: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** A request to the trigger with its token, unless the delivery says otherwise. */
export async function delivered(source: Source, delivery: Delivery): Promise<Received> {
	const fake = fakeWebhook({
		query: { token: TOKEN },
		...delivery,
		parameters: { ...source.parameters, ...delivery.parameters },
	});
	const result = await source.node.webhook.call(fake.context);
	const outputs = (result.workflowData ?? []).map((items) => items.map(({ json }) => json));
	// Tautulli's empty test is answered 200 with a sentence.
	const isRefused = result.noWebhookResponse === true && (fake.answered.status ?? 0) >= 400;
	const { message } = Object.assign({ message: '' }, fake.answered.json);
	return {
		kind: isRefused ? 'refused' : result.workflowData ? 'taken' : 'ignored',
		outputs,
		status: fake.answered.status,
		sentence: message,
		everything: JSON.stringify([result, fake.answered, fake.logged]),
		reads: fake.reads,
	};
}

export const asJson = (body: unknown): Pick<Delivery, 'headers' | 'body'> => ({
	headers: JSON_TYPE,
	body: JSON.stringify(body),
});
