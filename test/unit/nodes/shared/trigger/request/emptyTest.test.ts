import { describe, expect, it } from '@jest/globals';

import { TautulliTrigger } from '../../../../../../nodes/Tautulli/TautulliTrigger.node';
import { isEmpty } from '../../../../../../nodes/shared/trigger/receiveWatchEvent';
import { defaultsOf, fakeWebhook, TOKEN } from '../../../../../support/webhookContext';
import type { Delivery } from '../../../../../support/webhookContext';

const trigger = new TautulliTrigger();
const parameters = defaultsOf(trigger.description.properties);
const EMPTY = { 'content-type': 'application/json', 'content-length': '0' };

async function deliver(delivery: Delivery) {
	const fake = fakeWebhook({ parameters, headers: EMPTY, ...delivery });
	const result = await trigger.webhook.call(fake.context);
	const { status, json } = fake.answered;
	return { status, said: JSON.stringify(json), result, fake };
}

it('is told by the headers: no length, and none that is sent in pieces', () => {
	const { context } = fakeWebhook({});
	const request = context.getRequestObject();
	expect(isEmpty({ ...request, headers: {} })).toBe(true);
	expect(isEmpty({ ...request, headers: { 'transfer-encoding': 'chunked' } })).toBe(false);
});

describe('Tautulli’s Test button, which sends neither body nor token', () => {
	it.each<[string, Delivery]>([
		['an empty body', {}],

		['no credential in the trigger', { credential: undefined }],
	])('is told with %s that the address works, without an execution', async (_what, delivery) => {
		const { status, said, result, fake } = await deliver(delivery);
		expect([status, result]).toEqual([200, { noWebhookResponse: true }]);
		expect(said).toContain('The address works.');
		expect([fake.reads, fake.opened, fake.logged]).toEqual([0, 0, []]);
	});

	it('is told that the token works, where somebody typed it into the test', async () => {
		for (const delivery of [
			{ query: { token: TOKEN } },
			{ headers: { ...EMPTY, 'x-scrobble-token': TOKEN } },
		]) {
			const { status, said, result } = await deliver(delivery);
			expect([status, result]).toEqual([200, { noWebhookResponse: true }]);
			expect(said).toContain('The address and the token work.');
		}
	});

	it.each<[string, Delivery]>([
		['a wrong token', { query: { token: 'guess-guess-guess' } }],
		['a token, but none in the trigger', { query: { token: TOKEN }, credential: undefined }],
	])('is refused with %s, as anything else', async (_what, delivery) => {
		const { status, result } = await deliver(delivery);
		expect([status, result]).toEqual([401, { noWebhookResponse: true }]);
	});

	it.each<[string, Record<string, string>]>([
		['a body', { 'content-length': '2' }],
		['a body of unknown length', { 'transfer-encoding': 'chunked' }],
		['a body of both', { 'content-length': '0', 'transfer-encoding': 'chunked' }],
	])('opens no way in for a request without the token and with %s', async (_what, headers) => {
		const { status, result, fake } = await deliver({ headers, body: '{}' });
		expect([status, result, fake.reads]).toEqual([401, { noWebhookResponse: true }, 0]);
	});
});
