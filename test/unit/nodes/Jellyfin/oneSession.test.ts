import { describe, expect, it } from '@jest/globals';
import { inOneSession } from '../../../../nodes/Jellyfin/client';
import { SignInNotAccepted } from '../../../../nodes/shared/action/sending/whyNoAnswer';
import { NoAnswer, SignInRejected } from '../../../../services/http/exchange';
import type { SendOnce, ServiceAnswer } from '../../../../services/http/exchange';

const REQUEST = { method: 'GET', path: '/x' } as const;
const FINE: ServiceAnswer = { status: 200, headers: {}, body: {} };
const rejected = new SignInRejected('superseded');

/** Throws or answers one after the other, then answers. */
function scripted(...outcomes: Error[]) {
	const calls = { all: 0, atOnce: 0, most: 0 };
	const send: SendOnce = async () => {
		calls.all += 1;
		calls.atOnce += 1;
		calls.most = Math.max(calls.most, calls.atOnce);
		const outcome = outcomes.shift();
		await Promise.resolve();
		calls.atOnce -= 1;
		if (outcome) throw outcome;
		return FINE;
	};
	return { send, calls };
}

describe('a session that others may end by signing in as well', () => {
	it('lets what works through, at the same time', async () => {
		const { send, calls } = scripted();
		const inSession = inOneSession('parallel', send);
		const answers = await Promise.all([inSession(REQUEST, 1), inSession(REQUEST, 1)]);
		expect(answers).toEqual([FINE, FINE]);
		expect(calls).toMatchObject({ all: 2, most: 2 });
	});

	it('sends what was refused once more, one after the other', async () => {
		const { send, calls } = scripted(rejected, rejected, rejected);
		const inSession = inOneSession('raced', send);
		const all = [1, 2, 3].map(async () => await inSession(REQUEST, 1));
		calls.most = 0;
		expect(await Promise.all(all)).toEqual([FINE, FINE, FINE]);
		expect(calls).toMatchObject({ all: 6, most: 1 });
	});

	it('does not go on for ever', async () => {
		const { send, calls } = scripted(rejected, rejected, rejected);
		await expect(inOneSession('ended', send)(REQUEST, 1)).rejects.toBe(rejected);
		expect(calls.all).toBe(2);
	});

	it.each([
		['a wrong password', new SignInNotAccepted('wrong')],
		['no answer', new NoAnswer('timeout', true, 'late')],
	])('tries %s no second time', async (_name, thrown) => {
		const { send, calls } = scripted(thrown);
		await expect(inOneSession('once', send)(REQUEST, 1)).rejects.toBe(thrown);
		expect(calls.all).toBe(1);
	});
});
