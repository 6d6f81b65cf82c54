import { describe, expect, it } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import { whyNoAnswer } from '../../../../../../nodes/shared/action/sending/whyNoAnswer';
import { NoAnswer, SignInRejected } from '../../../../../../services/http/exchange';
import { axiosError, NODE, SECRET, URL_CALLED, wrapped } from '../../../../../support/thrownByN8n';

describe('what n8n throws instead of an answer', () => {
	it.each([
		['timeout of 20000ms exceeded', 'ECONNABORTED', 'timeout', true],
		['connect ETIMEDOUT 10.0.0.1:443', 'ETIMEDOUT', 'timeout', true],
		['read ECONNRESET', 'ECONNRESET', 'connectionLost', true],
		['write EPIPE', 'EPIPE', 'connectionLost', true],
		['socket hang up', undefined, 'connectionLost', true],
		['maxContentLength or stream aborted', 'ERR_BAD_RESPONSE', 'connectionLost', true],
		['connect ECONNREFUSED', 'ECONNREFUSED', 'unreachable', false],
		['getaddrinfo ENOTFOUND api.example.com', 'ENOTFOUND', 'unreachable', false],
		['getaddrinfo EAI_AGAIN api.example.com', 'EAI_AGAIN', 'unreachable', false],
		['certificate has expired', 'CERT_HAS_EXPIRED', 'unreachable', false],
		[
			'unable to verify the first certificate',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'unreachable',
			false,
		],
	])('%s (%s) is "%s"', (message, code, reason, maybeArrived) => {
		const found = whyNoAnswer(wrapped(axiosError(message, code)), URL_CALLED);
		expect(found).toBeInstanceOf(NoAnswer);
		expect(found).toMatchObject({ code: reason, maybeArrived });
	});

	it('a 401 that outlived the renewal needs a person', () => {
		const found = whyNoAnswer(
			wrapped(
				axiosError('Request failed with status code 401', 'ERR_BAD_REQUEST', URL_CALLED, 401),
			),
			URL_CALLED,
		);
		expect(found).toBeInstanceOf(SignInRejected);
	});

	it.each([
		['ETIMEDOUT', undefined],
		['ECONNRESET', undefined],
		['ERR_BAD_RESPONSE', 502],
	])(
		'the token endpoint out of order (%s, %p) passes by itself, and nothing has arrived',
		(code, status) => {
			const called = 'https://auth.example.com/oauth/token';
			const thrown = wrapped(axiosError('Request failed', code, called, status));
			expect(whyNoAnswer(thrown, URL_CALLED)).toMatchObject({
				code: 'unreachable',
				maybeArrived: false,
			});
		},
	);

	it.each([
		['invalid_client', SignInRejected, /no longer knows the app/, 'appUnknown'],
		['invalid_grant', SignInRejected, /could not be renewed/, 'refused'],
		['temporarily_unavailable', NoAnswer, /just now/, 'unreachable'],
	])('the token endpoint saying %s', (error, kind, text, reason) => {
		const refusal = Object.assign(new TypeError('Client authentication failed'), {
			code: 'EAUTH',
			body: { error },
		});
		const found = whyNoAnswer(wrapped(refusal), URL_CALLED);
		expect(found).toBeInstanceOf(kind);
		expect(found?.message).toMatch(text);
		expect(found).toMatchObject({ code: reason });
	});

	it.each([
		[400, '{}', SignInRejected],
		[403, '<!DOCTYPE html>', NoAnswer],
		[429, '', NoAnswer],
	])('the token endpoint answering %p with %p and no OAuth 2 error', (status, body, kind) => {
		const refusal = Object.assign(new TypeError(`HTTP status ${status}`), {
			code: 'ESTATUS',
			status,
			body,
		});
		expect(whyNoAnswer(wrapped(refusal), URL_CALLED)).toBeInstanceOf(kind);
	});

	it.each([
		'The credential "Ada’s Trakt" needs to be reconnected.',
		'OAuth credentials not connected',
		'Unable to sign without access token',
		'OAuth access token expired and no refresh token is available. Please reconnect the credentials.',
	])('"%s" needs a person', (message) => {
		const thrown = wrapped(new NodeOperationError(NODE, message));
		expect(whyNoAnswer(thrown, URL_CALLED)).toBeInstanceOf(SignInRejected);
	});

	it('is read from what n8n 1 keeps of it: a code or a status, and nothing of the original', () => {
		const kept = (httpCode: string) => Object.assign(new TypeError('n8n says'), { httpCode });
		expect(whyNoAnswer(kept('ECONNRESET'), URL_CALLED)).toMatchObject({
			code: 'connectionLost',
			maybeArrived: true,
		});
		expect(whyNoAnswer(kept('ECONNREFUSED'), URL_CALLED)).toMatchObject({ code: 'unreachable' });
		expect(whyNoAnswer(kept('401'), URL_CALLED)).toBeInstanceOf(SignInRejected);
	});

	it('never carries a token on', () => {
		const found = whyNoAnswer(wrapped(axiosError(`reset ${SECRET}`, 'ECONNRESET')), URL_CALLED);
		expect(
			JSON.stringify({ ...found, message: found?.message, cause: found?.cause }),
		).not.toContain(SECRET);
	});
});
