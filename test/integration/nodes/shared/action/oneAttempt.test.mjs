import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Trakt } from '../../../../../nodes/Trakt/Trakt.node';
import { sendOnce } from '../../../../../nodes/shared/action/sending/sendOnce';
import { json, page, runSignedIn, startService } from '../../../../support/signedInService.mjs';

/** @type {Awaited<ReturnType<typeof startService>>} */
let service;
beforeEach(async () => {
	service = await startService();
});
afterEach(async () => await service.stop());

/** @type {import('../../../../support/signedInService.mjs').Handler} */
const breakOff = (request) => {
	request.socket.destroy();
};

/** A node that sends once and says what came of it. */
const probe = (/** @type {string} */ address, /** @type {number} */ forMs) =>
	new (class extends Trakt {
		/** @this {import('n8n-workflow').IExecuteFunctions} @override */
		async execute() {
			const wire = { credentialType: 'traktOAuth2Api', address, headers: {} };
			const request = /** @type {const} */ ({ method: 'POST', path: '/x', body: { a: 1 } });
			const outcome = await sendOnce(this, wire)(request, forMs)
				.then(({ status }) => ({ status }))
				.catch(({ name, code, maybeArrived }) => ({ name, code, maybeArrived }));
			return [[{ json: { outcome } }]];
		}
	})();

async function outcomeOf(address = service.origin, forMs = 20_000) {
	const { regular } = await runSignedIn(probe(address, forMs), service.origin);
	return regular[0]?.json.outcome;
}

describe("one attempt through n8n's own sender", () => {
	it.each([503, 429, 404, 302])('has the status %p for an answer', async (status) => {
		service.answer.api = (_request, response) => {
			response.writeHead(status, { Location: `${service.origin}/elsewhere` }).end();
		};
		expect(await outcomeOf()).toEqual({ status });
		expect(service.seen).toEqual(['POST /x']);
	});

	it('may have arrived when the line breaks', async () => {
		service.answer.api = breakOff;
		expect(await outcomeOf()).toMatchObject({ code: 'connectionLost', maybeArrived: true });
	});

	it('may have arrived when no answer comes in time', async () => {
		service.answer.api = () => {};
		expect(await outcomeOf(service.origin, 400)).toMatchObject({
			code: 'timeout',
			maybeArrived: true,
		});
	});

	it('may have arrived when an answer begins in time, and drips on for ever', async () => {
		/** @type {NodeJS.Timeout | undefined} */
		let drip;
		const closed = new Promise((resolve) => {
			service.answer.api = (_request, response) => {
				response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
				drip = setInterval(() => response.write(' '), 20);
				response.on('close', resolve);
			};
		});
		expect(await outcomeOf(service.origin, 400)).toMatchObject({
			code: 'timeout',
			maybeArrived: true,
		});
		// The connection is let go as well, or the service would drip on into nothing.
		await closed;
		clearInterval(drip);
	});

	it('is given up on where an answer is larger than any that is needed', async () => {
		service.answer.api = (_request, response) => {
			response.writeHead(200, { 'Content-Type': 'application/json' });
			const more = () => {
				while (!response.destroyed && response.write(Buffer.alloc(1_000_000, ' ')));
				if (!response.destroyed) response.once('drain', more);
			};
			more();
		};
		const outcome = await outcomeOf(service.origin, 60_000);
		expect(outcome).toMatchObject({ code: 'tooLarge', maybeArrived: true });
	});

	it('has not arrived at a closed port', async () => {
		const outcome = await outcomeOf('http://127.0.0.1:9');
		expect(outcome).toMatchObject({ code: 'unreachable', maybeArrived: false });
	});

	it.each([
		['answers 502', json(502, {})],
		['answers with a web page', page],
		['breaks off', breakOff],
	])('has not arrived when the sign-in %s while it is renewed', async (_name, token) => {
		service.answer.token = token;
		expect(await outcomeOf()).toMatchObject({ code: 'unreachable', maybeArrived: false });
	});
});
