import { describe, expect, it } from '@jest/globals';
import type { ServiceAnswer } from '../../../../services/http/exchange';
import { isServiceError } from '../../../../services/http/serviceError';
import { createSimklClient, startScrobble } from '../../../../services/simkl';
import { answer, testClock } from '../../../support/scripted';
import './simkl';

const MOVIE = { movie: { ids: { simkl: 601 } } };
const DAY_S = 45_000;
let apps = 0;

/** What becomes of one scrobble that Simkl answers so each time, and how often it was sent. */
async function told(reply: ServiceAnswer, { isSignedIn = true } = {}) {
	apps += 1;
	const clock = testClock('2026-03-08T20:00:00.000Z');
	let sent = 0;
	const client = createSimklClient({
		account: `answers-${apps}`,
		app: { clientId: `app-${apps}`, name: 'n8n-nodes-scrobble', version: '0.1.0' },
		isSignedIn,
		send: async () => {
			sent += 1;
			return reply;
		},
		clock,
	});
	const startedAt = clock.now();
	const error = await startScrobble(client, MOVIE, 10).catch((thrown: unknown) => thrown);
	if (!isServiceError(error)) throw error;
	const { kind, message, retryAfterMs } = error;
	return { kind, message, retryAfterMs, sent, waitedMs: clock.now() - startedAt, client };
}

const withWait = (status: number, error: string) =>
	answer(status, { error, code: status }, { 'retry-after': String(DAY_S) });

describe('what an answer of Simkl means', () => {
	it.each(['RATE_LIMIT', 'rate_limit'])('a lock, written %s, is waited for', async (error) => {
		const { kind, sent, message } = await told(answer(400, { error, code: 400 }));
		expect({ kind, sent }).toEqual({ kind: 'retry', sent: 5 });
		expect(message).toContain('busy');
	});

	it.each(['user_limit_exceeded', 'app_limit_exceeded'])(
		'a day that is used up (%s) is waited for as long as Simkl says, in one attempt',
		async (error) => {
			const { kind, sent, retryAfterMs, waitedMs } = await told(withWait(429, error));
			expect({ kind, sent, retryAfterMs, waitedMs }).toEqual({
				kind: 'retry',
				sent: 1,
				retryAfterMs: DAY_S * 1000,
				waitedMs: 0,
			});
		},
	);

	it('a day that is used up without a word of when ends at midnight US Eastern', async () => {
		const { retryAfterMs } = await told(answer(429, { error: 'user_limit_exceeded' }));
		// 16:00 there, on the day that summer time begins.
		expect(retryAfterMs).toBe(8 * 3_600_000);
	});

	it('too many requests at once are over in seconds, whatever Retry-After says', async () => {
		const { kind, sent, waitedMs, retryAfterMs } = await told(withWait(429, 'rate_limit'));
		expect({ kind, sent, retryAfterMs }).toEqual({
			kind: 'retry',
			sent: 5,
			retryAfterMs: undefined,
		});
		expect(waitedMs).toBeLessThan(60_000);
	});

	it.each([412, 403])('a %s of an app that has worked is a block of an hour', async (status) => {
		const { kind, sent, retryAfterMs, client } = await told(answer(status, { error: 'x' }));
		expect({ kind, sent, retryAfterMs }).toEqual({
			kind: 'retry',
			sent: 1,
			retryAfterMs: 3_600_000,
		});
		// Each further request would make it longer.
		await expect(startScrobble(client, MOVIE, 10)).rejects.toMatchObject({ attempts: 0 });
	});

	it.each([412, 403])('a %s of any other app is for a person to look at', async (status) => {
		const reply = answer(status, { error: 'x' });
		expect(await told(reply, { isSignedIn: false })).toMatchObject({ kind: 'refused', sent: 1 });
	});

	it('a sign-in that may only read is no block, and no failed write', async () => {
		const { kind, message } = await told(answer(403, { error: 'insufficient_scope' }));
		expect([kind, message]).toEqual(['reconnect', expect.stringContaining('may only read')]);
	});
});
