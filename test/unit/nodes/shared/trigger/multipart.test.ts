import { describe, expect, it } from '@jest/globals';

import { multipartForm } from '../../../../../nodes/shared/trigger/multipart';
import { BOUNDARY, multipart } from '../../../../support/webhookContext';

const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

describe('multipartForm', () => {
	it('gives fields as text, also with a content type, and the picture byte for byte', async () => {
		const picture = Buffer.from([0xff, 0xd8, 0x0d, 0x0a, 0x2d, 0x2d, 0x00, 0x0d, 0x0a]);
		const body = multipart(
			{ name: 'payload', type: 'application/json; charset=utf-8', content: '{"title":"Ærø"}' },
			{ name: 'thumb', type: 'image/jpeg', fileName: 'thumb.jpg', content: picture },
		);
		expect(await multipartForm(body, TYPE, 'payload')).toEqual({
			fields: { payload: '{"title":"Ærø"}' },
			poster: { type: 'image/jpeg', fileName: 'thumb.jpg', content: picture },
		});
	});

	it('leaves out files that are neither the text nor the picture', async () => {
		const body = multipart(
			{ name: 'payload', fileName: 'a.json', type: 'application/json', content: '{}' },
			{ name: 'movie', type: 'video/mp4', fileName: 'a.mp4', content: 'x' },
			{ name: 'thumb', type: 'text/html', fileName: 'a.html', content: 'x' },
		);
		expect(await multipartForm(body, TYPE, 'payload')).toEqual({ fields: { payload: '{}' } });
	});

	it.each([
		['names no boundary', 'multipart/form-data', '--b\r\n\r\n\r\n--b--\r\n'],
		['is noise', 'multipart/form-data; boundary=b', 'noise'],
		[
			'is cut off',
			'multipart/form-data; boundary=b',
			'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
		],
	])('refuses a body that %s', async (_what, contentType, body) => {
		await expect(multipartForm(Buffer.from(body), contentType, 'payload')).rejects.toMatchObject({
			status: 400,
		});
	});
});
