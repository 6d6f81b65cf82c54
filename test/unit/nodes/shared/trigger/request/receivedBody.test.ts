import { describe, expect, it } from '@jest/globals';

import { receivedBody } from '../../../../../../nodes/shared/trigger/request/receivedBody';
import { fakeWebhook, MULTIPART, multipart } from '../../../../../support/webhookContext';
import type { Delivery } from '../../../../../support/webhookContext';

const read = async (delivery: Delivery) =>
	await receivedBody(fakeWebhook(delivery).context, 'payload');
const typed = (type: string, body: string | Buffer) => ({
	headers: { 'content-type': type },
	body,
});

const EVENT = { event: 'media.play', title: 'Ærø' };
const TEXT = JSON.stringify(EVENT);

describe('receivedBody', () => {
	it.each([
		['JSON', typed('application/json; charset=utf-8', TEXT)],
		['JSON sent as text, as Jellyfin does', typed('text/plain; charset=utf-8', TEXT)],
		['JSON of no content type', { body: TEXT }],
		['JSON of an unknown content type', typed('application/octet-stream', TEXT)],
		['JSON with a byte order mark', typed('application/json', `\uFEFF${TEXT}`)],
		[
			'a form field',
			typed('application/x-www-form-urlencoded', `payload=${encodeURIComponent(TEXT)}`),
		],
		[
			'a multipart field',
			{ headers: MULTIPART, body: multipart({ name: 'payload', content: TEXT }) },
		],
		[
			'a multipart field with a content type, as Plex sends it',
			{
				headers: MULTIPART,
				body: multipart({ name: 'payload', type: 'application/json', content: TEXT }),
			},
		],
		[
			'a multipart field with a file name, as command line tools send it',
			{
				headers: MULTIPART,
				body: multipart({
					name: 'payload',
					fileName: 'a.json',
					type: 'application/json',
					content: TEXT,
				}),
			},
		],
		['an object that n8n parsed', { parsedBody: EVENT }],
		['text that n8n left as text', { parsedBody: TEXT }],
		['multipart that n8n parsed', { parsedBody: { data: { payload: TEXT }, files: {} } }],
		['a form that n8n parsed', { parsedBody: { payload: TEXT } }],
	])('reads %s', async (_what, delivery) => {
		expect(await read(delivery)).toEqual({ payload: EVENT });
	});

	it('takes the fields of a form for the event when none of them holds JSON', async () => {
		const delivery = typed(
			'application/x-www-form-urlencoded',
			'NotificationType=A&Name=R%C3%B8+1',
		);
		expect(await read(delivery)).toEqual({ payload: { NotificationType: 'A', Name: 'Rø 1' } });
	});

	it('leaves text that is not JSON to the parser', async () => {
		expect(await read(typed('text/plain', '{"Name":"a\nb"}'))).toEqual({
			payload: '{"Name":"a\nb"}',
		});
	});

	it('finds the poster beside the payload, and takes nothing but a picture for it', async () => {
		const payload = { name: 'payload', content: TEXT };
		const thumb = { name: 'thumb', fileName: 'thumb.jpg', content: 'jpeg' };
		const both = (type: string) => ({
			headers: MULTIPART,
			body: multipart(payload, { ...thumb, type }),
		});

		expect((await read(both('image/jpeg'))).poster).toEqual({
			fileName: 'thumb.jpg',
			type: 'image/jpeg',
			content: Buffer.from('jpeg'),
		});
		expect((await read(both('text/html'))).poster).toBeUndefined();
	});

	it('answers 413 to what n8n stopped reading, and to a byte more than 16 MB', async () => {
		const stopped = Object.assign(new TypeError('request entity too large'), {
			type: 'entity.too.large',
		});
		const most = 16 * 1024 * 1024;
		await expect(read({ unreadable: stopped })).rejects.toMatchObject({ status: 413 });
		await expect(read({ body: Buffer.alloc(most + 1, '1') })).rejects.toMatchObject({
			status: 413,
		});
		expect(await read({ body: Buffer.alloc(most, ' ') })).toMatchObject({
			payload: expect.any(String),
		});
	});
});
