import { describe, expect, it } from '@jest/globals';

import { isGatewayPage } from '../../../../services/http/noAnswer';
import { MOST_RETRY_AFTER_MS, retryAfterMs } from '../../../../services/http/retry';
import { answer } from '../../../support/scripted';

const NOW = Date.parse('2026-03-08T20:00:00Z');

describe('Retry-After', () => {
	it.each([
		['5', 5000],
		[' 0 ', 0],
		['1.5', 1500],
		['Sun, 08 Mar 2026 20:01:00 GMT', 60_000],
		['Sun, 08 Mar 2026 19:00:00 GMT', 0],
		['soon', undefined],
		// What Date.parse alone takes for a date, and what nobody could wait for.
		['-1', undefined],
		['+60', undefined],
		['1,5', undefined],
		['soon 1', undefined],
		['2026-03-08', undefined],
		['99999999999999', MOST_RETRY_AFTER_MS],
		['9'.repeat(400), MOST_RETRY_AFTER_MS],
		['315360000', MOST_RETRY_AFTER_MS],
		['Fri, 31 Dec 9999 23:59:59 GMT', MOST_RETRY_AFTER_MS],
		['Fri, 99 Dec 2026 23:59:59 GMT', undefined],
		['', undefined],
	])('"%s" is %s ms', (value, expected) => {
		expect(retryAfterMs(answer(429, {}, { 'retry-after': value }), NOW)).toBe(expected);
	});

	it('may be missing', () => {
		expect(retryAfterMs(answer(429), NOW)).toBeUndefined();
	});
});

describe('a gateway’s page', () => {
	it.each([
		[answer(403, '<!doctype html><p>Blocked'), true],
		[answer(502, ' <HTML><body>'), true],
		[answer(403, '', { 'content-type': 'text/html' }), true],
		[answer(403, { error: 'app' }, { 'cf-ray': '1', 'content-type': 'application/json' }), false],
		[answer(403, ''), false],
		[answer(204, undefined), false],
	])('is told from an answer of the service (%#)', (given, expected) => {
		expect(isGatewayPage(given)).toBe(expected);
	});
});
