import { describe, expect, it } from '@jest/globals';

import { UnreadableBody } from '../../../../../media';
import type { WatchEvent } from '../../../../../media';
import { receiveWatchEvent } from '../../../../../nodes/shared/trigger/receiveWatchEvent';
import type { WebhookSource } from '../../../../../nodes/shared/trigger/receiveWatchEvent';
import { watchEvent } from '../../../../support/watchEvents';
import { fakeWebhook, MULTIPART, multipart, TOKEN } from '../../../../support/webhookContext';
import type { Delivery } from '../../../../support/webhookContext';

const asSent = () => watchEvent();

const source = (parse: () => WatchEvent | undefined, settle?: WebhookSource['settle']) => ({
	name: 'Cinema',
	formField: 'payload',
	parse,
	...(settle ? { settle } : {}),
});

async function deliver(delivery: Delivery, from = source(asSent)) {
	const fake = fakeWebhook({
		query: { token: TOKEN },
		body: '{"sent":true}',
		...delivery,
		parameters: { events: ['watched'], ...delivery.parameters },
	});
	return { ...fake, fake, result: await receiveWatchEvent(fake.context, from) };
}

const throwing = (reason: unknown) =>
	source(() => {
		throw reason;
	});

describe('receiveWatchEvent', () => {
	it('emits the watch event and nothing else', async () => {
		const { result, answered } = await deliver({});
		expect(result).toEqual({ workflowData: [[{ json: watchEvent() }]] });
		expect(answered).toEqual({});
	});

	it('refuses a wrong token before it reads the body, and logs nothing', async () => {
		const { result, answered, logged, fake } = await deliver({ query: { token: 'guess' } });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(answered).toEqual({ status: 401, json: { message: expect.any(String) } });
		expect(JSON.stringify(answered)).not.toMatch(/guess|living/);
		expect([logged, fake.reads]).toEqual([[], 0]);
	});

	it.each<[string, Record<string, unknown>]>([
		['event', { events: ['play'] }],
		['person', { filters: { people: 'somebody else' } }],
		['media type', { mediaTypes: ['episode'] }],
	])('ignores an event whose %s is filtered out: n8n answers 200', async (_what, parameters) => {
		expect(await deliver({ parameters })).toMatchObject({ result: {}, answered: {}, logged: [] });
	});

	it('ignores what is not about a movie or an episode of a user', async () => {
		const { result, answered } = await deliver(
			{},
			source(() => undefined),
		);
		expect([result, answered]).toEqual([{}, {}]);
	});

	it('answers 400 with the parser’s own sentence to what cannot be read', async () => {
		const from = throwing(new UnreadableBody('The body has no event.'));
		const { result, answered } = await deliver({}, from);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(answered).toEqual({ status: 400, json: { message: 'The body has no event.' } });
	});

	it.each([[new TypeError('x is not a function in /somewhere')], ['a string'], [undefined]])(
		'never throws and tells nobody the inside of an unexpected %p',
		async (reason) => {
			const { result, answered, logged } = await deliver({}, throwing(reason));
			expect(result).toEqual({ noWebhookResponse: true });
			expect(answered.status).toBe(400);
			expect(JSON.stringify([answered, logged])).not.toContain('somewhere');
			expect(logged).toHaveLength(1);
		},
	);

	it('sends each person to their own output', async () => {
		const people = {
			entries: [
				{ name: 'Bo', match: '13' },
				{ name: 'Ada', match: '12' },
			],
		};
		const { result } = await deliver({ parameters: { output: 'perPerson', people } });
		expect(result.workflowData).toEqual([[], [{ json: watchEvent() }], []]);
	});

	it('adds the raw payload when asked to', async () => {
		const { result } = await deliver({ parameters: { itemOptions: { addRawPayload: true } } });
		expect(result.workflowData).toEqual([[{ json: { ...watchEvent(), raw: { sent: true } } }]]);
	});

	it('says so where it is not all of it', async () => {
		const body = JSON.stringify({ sent: 'x'.repeat(600_000) });
		const asked = { parameters: { itemOptions: { addRawPayload: true } } };
		const { result } = await deliver({ body, ...asked });
		expect(result.workflowData?.[0]?.[0]?.json).toMatchObject({ rawCut: true });
	});

	describe('with a poster', () => {
		const posted: Delivery = {
			headers: MULTIPART,
			body: multipart(
				{ name: 'payload', type: 'application/json', content: '{}' },
				{ name: 'thumb', type: 'image/jpeg', fileName: 'thumb.jpg', content: 'jpeg' },
			),
		};
		const asked = { parameters: { itemOptions: { addPoster: true } } };

		it('stores it and adds it when asked to', async () => {
			const { result, stored } = await deliver({ ...posted, ...asked });
			expect(stored).toEqual([{ name: 'thumb.jpg', type: 'image/jpeg', bytes: 4 }]);
			expect(result.workflowData?.[0]?.[0]).toMatchObject({
				json: watchEvent(),
				binary: { poster: { fileName: 'thumb.jpg' } },
			});
		});

		it('never stores it otherwise, nor for an event that is ignored', async () => {
			expect((await deliver(posted)).stored).toEqual([]);
			const ignored = { events: ['play'], ...asked.parameters };
			expect((await deliver({ ...posted, parameters: ignored })).stored).toEqual([]);
		});

		it('emits the event without it when n8n cannot store it', async () => {
			const fake = fakeWebhook({
				...posted,
				query: { token: TOKEN },
				parameters: { events: ['watched'], ...asked.parameters },
			});
			fake.context.helpers.prepareBinaryData = async () => await Promise.reject(new TypeError());
			expect(await receiveWatchEvent(fake.context, source(asSent))).toEqual({
				workflowData: [[{ json: watchEvent() }]],
			});
			expect(fake.logged).toHaveLength(1);
		});
	});

	describe('with a source that settles its reports', () => {
		const asResume: WebhookSource['settle'] = () => watchEvent({ event: 'resume' });

		it('filters by what the event amounts to', async () => {
			const from = source(asSent, asResume);
			const resumed = await deliver({ parameters: { events: ['resume'] } }, from);
			expect(resumed.result.workflowData?.[0]?.[0]?.json).toMatchObject({ event: 'resume' });
			expect((await deliver({}, from)).result).toEqual({});
		});

		it('asks it about nobody who is filtered out, and tells nodes and their modes apart', async () => {
			const places: string[] = [];
			const from = source(asSent, (event, payload, place) => {
				places.push(place.id);
				expect(payload).toEqual({ sent: true });
				return event;
			});
			await deliver({ parameters: { filters: { people: 'nobody' } } }, from);
			expect(places).toEqual([]);
			await deliver({}, from);
			await deliver({ mode: 'manual' }, from);
			await deliver({ nodeId: 'node-2' }, from);
			await deliver({ workflowId: 'workflow-2' }, from);
			expect(new Set(places).size).toBe(4);
		});
	});
});
