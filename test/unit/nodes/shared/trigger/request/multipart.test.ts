import { describe, expect, it } from '@jest/globals';

import { multipartForm } from '../../../../../../nodes/shared/trigger/request/multipart';
import { BOUNDARY, multipart } from '../../../../../support/webhookContext';

const TYPE_B = 'multipart/form-data; boundary=b';
const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

describe('multipartForm', () => {
	it('gives fields as text, also with a content type, and the picture byte for byte', () => {
		const picture = Buffer.from([0xff, 0xd8, 0x0d, 0x0a, 0x2d, 0x2d, 0x00, 0x0d, 0x0a]);
		const body = multipart(
			{ name: 'payload', type: 'application/json; charset=utf-8', content: '{"title":"Ærø"}' },
			{ name: 'thumb', type: 'image/jpeg', fileName: 'thumb.jpg', content: picture },
		);
		expect(multipartForm(body, TYPE, 'payload')).toEqual({
			fields: { payload: '{"title":"Ærø"}' },
			poster: { type: 'image/jpeg', fileName: 'thumb.jpg', content: picture },
		});
	});

	it('leaves out files that are neither the text nor the picture', () => {
		const body = multipart(
			{ name: 'payload', fileName: 'a.json', type: 'application/json', content: '{}' },
			{ name: 'movie', type: 'video/mp4', fileName: 'a.mp4', content: 'x' },
			{ name: 'thumb', type: 'text/html', fileName: 'a.html', content: 'x' },
		);
		expect(multipartForm(body, TYPE, 'payload')).toEqual({ fields: { payload: '{}' } });
	});

	it('reads an empty part, and parts whose content looks like the end of them', () => {
		const body = multipart(
			{ name: 'empty', content: '' },
			{ name: 'payload', content: `a\r\n\r\n--${BOUNDARY.slice(0, -1)}\n--${BOUNDARY}` },
		);
		expect(multipartForm(body, TYPE, 'payload').fields).toEqual({
			empty: '',
			payload: `a\r\n\r\n--${BOUNDARY.slice(0, -1)}\n--${BOUNDARY}`,
		});
	});

	it('takes headers in any case and order, a boundary in quotation marks, and text after the end', () => {
		const body = [
			'--a b',
			'content-type: Text/Plain; charset=utf-8',
			'CONTENT-DISPOSITION: form-data; filename=a.json; name=payload',
			'',
			'{}',
			'--a b--',
			'whatever',
		].join('\r\n');
		const type = 'Multipart/Form-Data; charset=utf-8; boundary="a b"';
		expect(multipartForm(Buffer.from(body), type, 'payload')).toEqual({
			fields: { payload: '{}' },
		});
	});

	it.each([
		[
			'a cut-off picture',
			'--b\r\nContent-Disposition: form-data; name="thumb"; filename="a.jpg"\r\n\r\nx',
		],
		['a part cut off in its headers', '--b\r\nContent-Disposition: form-data; na'],
		['nothing, not even the end', '--b'],
		['a part without a name', '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--'],
	])('takes the text whose end is there, with %s behind it', (_what, rest) => {
		const body = Buffer.from(part('payload') + rest);
		expect(multipartForm(body, TYPE_B, 'payload')).toEqual({ fields: { payload: 'x' } });
	});

	it.each([
		['names no boundary', 'multipart/form-data', '--b\r\n\r\n\r\n--b--\r\n'],
		['is of another kind', 'multipart/mixed; boundary=b', `${part('a')}--b--`],
		['is noise', TYPE_B, 'noise'],
		['is empty', TYPE_B, ''],
		['is cut off', TYPE_B, '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'],
		['is cut off between its parts', TYPE_B, part('a')],
		['is cut off in a part’s headers', TYPE_B, '--b\r\nContent-Disposition: form-data; na'],
		['has a part without a name', TYPE_B, '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--'],
		['has a part without headers before one with them', TYPE_B, `--b\r\nx\r\n${part('a')}--b--`],
		['goes on behind a boundary', TYPE_B, `--b more${part('a').slice(3)}--b--`],
	])('refuses a body that %s', (_what, contentType, body) => {
		expect(() => multipartForm(Buffer.from(body), contentType, 'payload')).toThrow(
			expect.objectContaining({ status: 400 }),
		);
	});
});
