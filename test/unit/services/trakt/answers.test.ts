import { describe, expect, it } from '@jest/globals';

import { SignInRejected } from '../../../../services/http/exchange';
import { explainTraktAnswer, explainTraktSignIn } from '../../../../services/trakt/answers';
import { answer } from '../../../support/scripted';

const everyStatus = [400, 401, 403, 404, 409, 412, 420, 422, 423, 426, 429, 500, 502, 503, 522];

describe('what an answer of Trakt means', () => {
	it.each([
		[401, 'reconnect'],
		[403, 'refused'],
		[404, 'notFound'],
		[409, 'refused'],
		[412, 'refused'],
		[420, 'refused'],
		[422, 'refused'],
		[423, 'refused'],
		[426, 'refused'],
		[429, 'retry'],
		[500, 'retry'],
		[503, 'retry'],
		[520, 'retry'],
		[418, 'refused'],
	])('%i is %s', (status, kind) => {
		expect(explainTraktAnswer(answer(status)).kind).toBe(kind);
	});

	it('has a message of its own for every class, and says what to do', () => {
		const classes = [400, 401, 403, 404, 409, 420, 423, 426, 429, 500];
		const told = classes.map((status) => explainTraktAnswer(answer(status)));
		expect(new Set(told.map(({ message }) => message)).size).toBe(classes.length);
		expect(new Set(told.map(({ description }) => description)).size).toBe(classes.length);
	});

	it.each([
		['GET', {}, true],
		['POST', {}, false],
		['POST', { 'x-ratelimit': '{"name":"AUTHED_API_GET_LIMIT"}' }, true],
		['GET', { 'x-ratelimit': '{"name":"AUTHED_API_POST_LIMIT"}' }, false],
	] as const)('a 429 to a %s with %j is of reads: %s', (method, headers, isOfReads) => {
		const { kind, message, description } = explainTraktAnswer(answer(429, '', headers), { method });
		expect(kind).toBe('retry');
		expect(message.includes('read too often')).toBe(isOfReads);
		expect(description.includes('one write a second')).toBe(!isOfReads);
	});

	it('says why an app may be gone where the client id is not accepted', () => {
		const { message, description } = explainTraktAnswer(answer(403, ''));
		expect(message).toContain('API app');
		expect(description).toContain('30 days');
		expect(description).toContain('GitHub');
		expect(description).not.toContain('VIP');
	});

	it('passes on the limit, the upgrade address and why an account is closed', () => {
		const limit = { 'x-account-limit': '250', 'x-upgrade-url': 'https://trakt.example/vip' };
		expect(explainTraktAnswer(answer(420, {}, limit))).toMatchObject({
			message: expect.stringContaining('250'),
			description: expect.stringContaining('https://trakt.example/vip'),
		});
		expect(
			explainTraktAnswer(answer(423, {}, { 'x-account-deactivated': 'true' })).message,
		).toContain('deactivated');
		expect(explainTraktAnswer(answer(423, {}, { 'x-account-locked': 'true' })).message).toContain(
			'locked',
		);
	});

	it('says the same where the sign-in is renewed for an app that is gone', () => {
		const gone = explainTraktSignIn('Trakt', new SignInRejected('', 'appUnknown'));
		expect(gone).toMatchObject({ kind: 'reconnect', message: expect.stringContaining('app') });
		expect(gone.description).toBe(explainTraktAnswer(answer(403, '')).description);
		const refused = explainTraktSignIn('Trakt', new SignInRejected('', 'refused'));
		expect(refused.description).toBe(explainTraktAnswer(answer(401, '')).description);
		expect(refused.description).toContain('two connected apps');
	});

	it('quotes the reason that Trakt gave for an invalid request', () => {
		expect(explainTraktAnswer(answer(422, { message: 'progress is too low' })).message).toContain(
			'progress is too low',
		);
	});

	it('keeps to n8n’s wording: no error, problem, failure or mistake', () => {
		for (const status of everyStatus) {
			const { message, description } = explainTraktAnswer(answer(status));
			expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)/i);
		}
	});
});
