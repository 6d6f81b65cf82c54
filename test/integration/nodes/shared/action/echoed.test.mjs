import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Trakt } from '../../../../../nodes/Trakt/Trakt.node';
import { sendOnce } from '../../../../../nodes/shared/action/sending/sendOnce';
import { runSignedIn, startService } from '../../../../support/signedInService.mjs';

const TOKEN = 'an/access+token=of-alice';

/** @type {Awaited<ReturnType<typeof startService>>} */
let service;
beforeEach(async () => {
	service = await startService();
});
afterEach(async () => await service.stop());

/** A node that sends once and hands on all that came of it. */
const probe = () =>
	new (class extends Trakt {
		/** @this {import('n8n-workflow').IExecuteFunctions} @override */
		async execute() {
			const wire = { credentialType: 'traktOAuth2Api', address: service.origin, headers: {} };
			const request = /** @type {const} */ ({ method: 'POST', path: '/x', body: { a: 1 } });
			const outcome = await sendOnce(this, wire)(request, 20_000).catch(({ name, message }) => ({
				name,
				message,
			}));
			return [[{ json: { outcome } }]];
		}
	})();

/** As a proxy that shows what it got. @param {number} status @param {'json' | 'text'} form */
const echo = (status, form) => {
	/** @type {import('../../../../support/signedInService.mjs').Handler} */
	return ({ headers }, response) => {
		const { authorization } = headers;
		const text = `refused: ${authorization}, ${encodeURIComponent(TOKEN)}`;
		response
			.writeHead(status, { 'Content-Type': form === 'json' ? 'application/json' : 'text/plain' })
			.end(form === 'json' ? JSON.stringify({ error: { headers, text } }) : text);
	};
};

describe('a service that quotes the request in its refusal', () => {
	it.each([
		[400, 'json'],
		[400, 'text'],
		[401, 'json'],
		[502, 'text'],
	])('with the status %p as %s gives nothing of the sign-in away', async (status, form) => {
		service.answer.api = echo(status, form === 'json' ? 'json' : 'text');
		service.answer.token = echo(400, 'text');
		const tokens = { access_token: TOKEN, refresh_token: 'the-refresh-token-of-alice' };
		const { regular } = await runSignedIn(probe(), service.origin, tokens);
		const given = JSON.stringify(regular);
		expect(given).not.toContain(TOKEN);
		expect(given).not.toContain(encodeURIComponent(TOKEN));
		expect(given).not.toContain('the-refresh-token-of-alice');
		if (status !== 401) expect(given).toContain('[hidden]');
	});
});
