import { BOUNDARY, MULTIPART, multipart } from './webhookContext';
import type { Delivery } from './webhookContext';

export type BrokenBody = [
	what: string,
	delivery: Pick<Delivery, 'headers' | 'body' | 'unreadable'>,
];

const json = (body: string): BrokenBody[1] => ({
	headers: { 'content-type': 'application/json' },
	body,
});
const payload = (content: string | Buffer): BrokenBody[1] => ({
	headers: MULTIPART,
	body: multipart({ name: 'payload', type: 'application/json', content }),
});
const form = (body: string | Buffer): BrokenBody[1] => ({ headers: MULTIPART, body });
const bytes = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + 13) % 256));

/** Bodies that no media server sends, for any trigger: each is answered 400. */
export const BROKEN_BODIES: BrokenBody[] = [
	['nothing at all', {}],
	['an empty JSON body', json('')],
	['white space', json(' \r\n\t ')],
	['JSON that is cut off', json('{"event":"media.play","Account":{"id":')],
	['JSON with a trailing comma', json('{"event":"media.play",}')],
	['null', json('null')],
	['true', json('true')],
	['a number', json('42')],
	['a JSON string', json('"media.play"')],
	['an empty list', json('[]')],
	['a list of events', json('[{"event":"media.play","NotificationType":"PlaybackStart"}]')],
	['an empty object', json('{}')],
	['an object about something else', json('{"hello":"world"}')],
	['a list for an event', json('{"event":["media.play"],"NotificationType":["PlaybackStart"]}')],
	['an object for an event', json('{"event":{},"NotificationType":{}}')],
	['null for an event', json('{"event":null,"NotificationType":null}')],
	['a JSON string that holds JSON that is cut off', json('"{\\"event\\":"')],
	['JSON nested 5000 deep', json(`${'['.repeat(5000)}${']'.repeat(5000)}`)],
	['a prototype for an event', json('{"__proto__":{"event":"media.play"}}')],
	['plain words', { headers: { 'content-type': 'text/plain' }, body: 'somebody played something' }],
	['XML', { headers: { 'content-type': 'text/xml' }, body: '<event>media.play</event>' }],
	['an HTML page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>502' }],
	['noise without a content type', { body: bytes }],
	['noise as JSON', { headers: { 'content-type': 'application/json' }, body: bytes }],
	['noise as multipart', form(bytes)],
	[
		'a form of other fields',
		{
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'a=1&b=2&b=3',
		},
	],
	[
		'a form that is not encoded',
		{
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: '%%%=%E0%A4%A&&&',
		},
	],
	[
		'multipart without a boundary',
		{ headers: { 'content-type': 'multipart/form-data' }, body: 'x' },
	],
	[
		'multipart with another boundary',
		{
			headers: { 'content-type': 'multipart/form-data; boundary=other' },
			body: multipart({ name: 'payload', content: '{}' }),
		},
	],
	[
		'multipart that is cut off',
		form(multipart({ name: 'payload', content: '{}' }).subarray(0, -12)),
	],
	['multipart without parts', form(multipart())],
	[
		'multipart with a part without headers',
		form(`--${BOUNDARY}\r\npayload\r\n--${BOUNDARY}--\r\n`),
	],
	[
		'multipart with 500 parts',
		form(multipart(...Array.from({ length: 500 }, () => ({ name: 'payload', content: '{}' })))),
	],
	[
		'multipart with a picture alone',
		form(multipart({ name: 'thumb', type: 'image/jpeg', fileName: 'thumb.jpg', content: bytes })),
	],
	['an empty payload', payload('')],
	['a payload that is cut off', payload('{"event":"media.scr')],
	['a payload of noise', payload(bytes)],
	['a payload that is a list', payload('[1,2,3]')],
	['a payload without an event', payload('{"Account":{"id":1,"title":"marta"}}')],
	['a body that ends before its time', { unreadable: new TypeError('request aborted') }],
	['a gzip body that is none', { unreadable: new TypeError('incorrect header check') }],
];
