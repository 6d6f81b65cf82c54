import { describe, expect, it } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import { baseAddress, sendOnce } from '../../../../../../nodes/shared/action/sending/sendOnce';
import type { ServiceRequest } from '../../../../../../services/http/exchange';
import { executeContext } from '../../../../../support/executeContext';
import type { ExecuteContextOptions } from '../../../../../support/executeContext';
import { axiosError, URL_CALLED, wrapped } from '../../../../../support/thrownByN8n';

const sender = (send: ExecuteContextOptions['send']) => {
	const { execute, traces } = executeContext({ send });
	const wire = {
		credentialType: 'traktOAuth2Api',
		address: 'https://api.example.com',
		headers: { 'User-Agent': 'ours/1' },
	};
	const request: ServiceRequest = {
		method: 'POST',
		path: '/sync/history',
		query: { page: 2, type: undefined },
		body: { movies: [] },
		headers: { 'X-More': 'yes' },
	};
	return { traces, sent: sendOnce(execute, wire)(request, 20_000) };
};

describe('sending one request through n8n', () => {
	it('asks for every status as an answer except the 401 that n8n renews the token for', async () => {
		const { traces, sent } = sender(async () => ({ statusCode: 201, headers: {}, body: {} }));
		await sent;
		const [{ abortSignal, ...asked }] = Object(traces.requests);
		expect(abortSignal.aborted).toBe(false);
		expect([asked]).toEqual([
			{
				method: 'POST',
				url: URL_CALLED,
				qs: { page: 2 },
				body: { movies: [] },
				headers: { 'User-Agent': 'ours/1', 'X-More': 'yes' },
				json: true,
				encoding: 'stream',
				timeout: 20_000,
				returnFullResponse: true,
				ignoreHttpStatusErrors: { ignore: true, except: [401] },
				disableFollowRedirect: true,
			},
		]);
	});

	it('sends the fields of a form in their order, also several of one name', async () => {
		const { execute, traces } = executeContext({
			send: async () => ({ statusCode: 201, headers: {}, body: [] }),
		});
		const wire = { credentialType: 'plexApi', address: 'https://plex.example', headers: {} };
		const form: ServiceRequest['form'] = [
			['urls[]', 'https://a.example/?token=b&c'],
			['urls[]', 'https://d.example/'],
		];
		await sendOnce(execute, wire)({ method: 'POST', path: '/webhooks', form }, 20_000);
		expect(traces.requests).toMatchObject([
			{
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				body: 'urls%5B%5D=https%3A%2F%2Fa.example%2F%3Ftoken%3Db%26c&urls%5B%5D=https%3A%2F%2Fd.example%2F',
			},
		]);
	});

	it('gives status, body and lower-case headers', async () => {
		const { sent } = sender(async () => ({
			statusCode: 429,
			headers: { 'Retry-After': 7, 'Set-Cookie': ['a', 'b'] },
			body: { error: 'slow' },
		}));
		expect(await sent).toEqual({
			status: 429,
			headers: { 'retry-after': '7', 'set-cookie': 'a, b' },
			body: { error: 'slow' },
		});
	});

	it('opens the credential no more until something went wrong with it, and then for each request', async () => {
		const answers = [200, 200, 401, 200, 200].map((statusCode) => ({ statusCode }));
		const stored = { clientId: 'as it is stored' };
		const { execute, traces } = executeContext({
			credentials: stored,
			send: async () => answers.shift(),
		});
		const open = { clientId: 'as it was opened', oauthTokenData: { access_token: 'good' } };
		const wire = { credentialType: 'traktOAuth2Api', address: URL_CALLED, headers: {} };
		const send = sendOnce(execute, { ...wire, credential: open });
		for (let request = 0; request < 4; request += 1) {
			await send({ method: 'GET', path: '/sync/history' }, 20_000);
		}
		expect(traces.credentials).toEqual([open, open, open, stored, stored]);
	});

	it('rejects with the reason where there was no answer', async () => {
		const { sent } = sender(async () => {
			throw wrapped(axiosError('connect ECONNREFUSED 127.0.0.1:9', 'ECONNREFUSED'));
		});
		await expect(sent).rejects.toMatchObject({ code: 'unreachable', maybeArrived: false });
	});

	it('does not take a fault of its own for a broken line', async () => {
		const { sent } = sender(async () => {
			throw wrapped(new TypeError('x is not a function'));
		});
		await expect(sent).rejects.toBeInstanceOf(NodeOperationError);
	});
});

describe('the address in the credential', () => {
	it('may end in slashes and hold a path', () => {
		expect(baseAddress(' https://api.trakt.tv// ', 'API Address')).toBe('https://api.trakt.tv');
		expect(baseAddress('http://nas:8080/movary/', 'Address')).toBe('http://nas:8080/movary');
		expect(baseAddress('http://[fd00::7]:8096/at@home', 'Address')).toBe(
			'http://[fd00::7]:8096/at@home',
		);
	});

	it.each([
		'',
		'api.trakt.tv',
		'ftp://x',
		'https://',
		'https://a?b=c',
		undefined,
		// With a name and password of its own, n8n's sender would put them in place of our sign-in.
		'http://ada:secret@nas:8096',
		'http://ada@nas:8096/jellyfin',
		'http://nas\\@elsewhere.example',
	])('is refused as %p', (address) => {
		expect(() => baseAddress(address, 'API Address')).toThrow(
			'The credential\'s "API Address" is not a web address',
		);
	});
});
