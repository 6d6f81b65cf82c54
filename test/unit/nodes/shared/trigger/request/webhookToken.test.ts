import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as crypto from 'crypto';

import { fakeWebhook, TOKEN } from '../../../../../support/webhookContext';
import type { Delivery } from '../../../../../support/webhookContext';

const compare = jest.fn(crypto.timingSafeEqual);
jest.unstable_mockModule('crypto', () => ({ ...crypto, timingSafeEqual: compare }));
const { checkToken, webhookTokenTest } = await import(
	'../../../../../../nodes/shared/trigger/request/webhookToken'
);

const check = async (delivery: Delivery) => await checkToken(fakeWebhook(delivery).context);

beforeEach(() => {
	compare.mockClear();
});

describe('checkToken', () => {
	it.each<[string, Delivery]>([
		['in the query', { query: { token: TOKEN } }],
		['in X-Scrobble-Token', { headers: { 'x-scrobble-token': TOKEN } }],
		['as a bearer', { headers: { authorization: `Bearer ${TOKEN}` } }],
		['as a bearer in lower case', { headers: { authorization: `bearer ${TOKEN}` } }],
		[
			'beside the sign-in of a proxy',
			{ headers: { authorization: 'Bearer of-a-proxy', 'x-scrobble-token': TOKEN } },
		],
		[
			'with a line end in the credential',
			{ query: { token: TOKEN }, credential: { token: `${TOKEN}\n` } },
		],
	])('lets in a request with the token %s', async (_where, delivery) => {
		await expect(check(delivery)).resolves.toBeUndefined();
	});

	it.each<[string, Delivery]>([
		['wrong', { query: { token: TOKEN.replace('1', '2') } }],
		['too short by one', { query: { token: TOKEN.slice(0, -1) } }],
		['in another case', { query: { token: TOKEN.toUpperCase() } }],
		['sent as basic sign-in', { headers: { authorization: `Basic ${TOKEN}` } }],
		['a list', { query: { token: [TOKEN, TOKEN] } }],
		['an object', { query: { token: { $ne: '' } } }],
		['empty', { query: { token: '' } }],
		['missing', {}],
		['right, but the credential is empty', { query: { token: TOKEN }, credential: { token: ' ' } }],
		['empty, as is the credential', { query: { token: '' }, credential: { token: '' } }],
		['right, but the node has no credential', { query: { token: TOKEN }, credential: undefined }],
	])('answers 401 when the token is %s', async (_what, delivery) => {
		await expect(check(delivery)).rejects.toMatchObject({ name: 'Refusal', status: 401 });
	});

	it('says what to do, and never the token', async () => {
		await expect(check({})).rejects.toThrow('?token=');
		await expect(check({ credential: undefined })).rejects.toThrow('choose a Media Server');
		await expect(check({ query: { token: 'guess-guess-guess' } })).rejects.toThrow(
			/^(?!.*(guess|living)).*credential of this trigger/,
		);
	});

	it('tells a credential that cannot be opened from none, and logs it by the node’s name alone', async () => {
		const none = fakeWebhook({ query: { token: TOKEN }, credential: undefined });
		await expect(checkToken(none.context)).rejects.toMatchObject({ status: 401 });
		expect(none.logged).toEqual([]);
		const closed = fakeWebhook({
			query: { token: TOKEN },
			credential: undefined,
			credentialId: 'of-a-database-that-is-away',
		});
		await expect(checkToken(closed.context)).rejects.toMatchObject({
			status: 503,
			message: expect.stringContaining('could not be opened'),
		});
		expect(closed.logged).toEqual([
			'Somebody’s Trigger could not open its Media Server Webhook Token credential and turned a request away',
		]);
	});

	it('compares digests of one length in constant time, also for a token of another length', async () => {
		await expect(check({ query: { token: 'x' } })).rejects.toMatchObject({ status: 401 });
		expect(compare).toHaveBeenCalledTimes(1);
		const [presented, expected] = compare.mock.calls[0] ?? [];
		expect([presented?.byteLength, expected?.byteLength]).toEqual([32, 32]);
	});

	it('asks for nothing when authentication is switched off', async () => {
		await check({ parameters: { authentication: 'none' }, credential: undefined });
		expect(compare).not.toHaveBeenCalled();
	});
});

describe('a token that was read lately', () => {
	const NEW_TOKEN = TOKEN.replace('1', '2');
	const delivered = async (delivery: Delivery) => {
		const fake = fakeWebhook(delivery);
		const status = await checkToken(fake.context).then(
			() => 200,
			({ status: refused }) => refused,
		);
		return { status, opened: fake.opened };
	};

	it('is not read again for each request, and neither for that of another trigger', async () => {
		const query = { token: TOKEN };
		const first = await delivered({ credentialId: 'shared', query });
		const second = await delivered({ credentialId: 'shared', nodeId: 'other', query });
		expect([first, second]).toEqual([
			{ status: 200, opened: 1 },
			{ status: 200, opened: 0 },
		]);
	});

	it('gives way to a new one at once, and is refused from then on', async () => {
		const changed = { credentialId: 'changed', credential: { token: NEW_TOKEN } };
		await delivered({ credentialId: 'changed', query: { token: TOKEN } });
		expect(await delivered({ ...changed, query: { token: NEW_TOKEN } })).toMatchObject({
			status: 200,
		});
		expect(await delivered({ ...changed, query: { token: TOKEN } })).toMatchObject({ status: 401 });
	});

	it('is refused after a minute at the latest', async () => {
		const now = jest.spyOn(Date, 'now');
		const gone = {
			credentialId: 'gone',
			credential: { token: NEW_TOKEN },
			query: { token: TOKEN },
		};
		now.mockReturnValue(1_000_000);
		await delivered({ credentialId: 'gone', query: { token: TOKEN } });
		now.mockReturnValue(1_059_999);
		const within = await delivered(gone);
		now.mockReturnValue(1_060_001);
		const after = await delivered(gone);
		now.mockRestore();
		expect([within.status, after.status]).toEqual([200, 401]);
	});

	it('of one credential lets nobody in by another', async () => {
		await delivered({ credentialId: 'hers', query: { token: TOKEN } });
		const his = { credentialId: 'his', credential: { token: NEW_TOKEN }, query: { token: TOKEN } };
		expect(await delivered(his)).toEqual({ status: 401, opened: 1 });
	});

	it('does not hide that the credential is wanted: a wrong token has it read', async () => {
		await delivered({ credentialId: 'guessed', query: { token: TOKEN } });
		const guess = { credentialId: 'guessed', query: { token: 'guess' } };
		expect(await delivered(guess)).toEqual({ status: 401, opened: 1 });
	});

	it('is forgotten with the thousandth other one, so that they do not pile up', async () => {
		await delivered({ credentialId: 'first', query: { token: TOKEN } });
		for (let count = 0; count < 1000; count += 1)
			await delivered({ credentialId: `other-${count}`, query: { token: TOKEN } });
		expect(await delivered({ credentialId: 'first', query: { token: TOKEN } })).toMatchObject({
			opened: 1,
		});
	});
});

describe('webhookTokenTest', () => {
	const judge = async (token?: string) =>
		await webhookTokenTest({
			id: '1',
			name: 'mine',
			type: 't',
			...(token === undefined ? {} : { data: { token } }),
		});

	it('accepts 16 characters that an address can carry', async () => {
		expect(await judge('abcDEF0123456._~')).toMatchObject({ status: 'OK' });
	});

	it.each([
		['no token', undefined, 'fewer than 16'],
		['15 characters', 'a'.repeat(15), 'fewer than 16'],
		['an ampersand', 'a'.repeat(16) + '&', 'cannot carry'],
		['a space', 'sixteen and more letters', 'cannot carry'],
		['a letter with an accent', 'é'.repeat(16), 'cannot carry'],
	])('refuses %s and says what to do', async (_what, token, saying) => {
		expect(await judge(token)).toEqual({
			status: 'Error',
			message: expect.stringContaining(saying),
		});
	});
});
