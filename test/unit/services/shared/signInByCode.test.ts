import { describe, expect, it } from '@jest/globals';
import { timesOf, waitForSignIn } from '../../../../services/shared/signInByCode';
import type { CodeAnswer } from '../../../../services/shared/signInByCode';
import { testClock } from '../../../support/scripted';

/** Waits for a code that is asked every 5 seconds and lasts a minute, with these answers one after the other. */
async function waited(answers: CodeAnswer[], isCancelled = () => false) {
	const clock = testClock();
	const code = {
		deviceCode: 'secret',
		userCode: 'ABCD',
		page: 'https://trakt.example/activate',
		...timesOf({ interval: 5, expires_in: 60 }, clock.now()),
	};
	const left = [...answers];
	const ask = async (): Promise<CodeAnswer> => left.shift() ?? { is: 'pending' };
	const asking = { name: 'Trakt', service: 'trakt', ask, clock, isCancelled };
	const outcome = await waitForSignIn(code, asking).catch((thrown: unknown) => thrown);
	return { outcome, slept: clock.slept, left };
}

describe('waiting for a code to be entered', () => {
	it('asks at the service’s own pace, until the sign-in is there', async () => {
		const tokens = { access_token: 'a', refresh_token: 'b' };
		const { outcome, slept } = await waited([
			{ is: 'pending' },
			{ is: 'pending' },
			{ is: 'signedIn', tokens },
		]);
		expect(outcome).toEqual(tokens);
		expect(slept).toEqual([5000, 5000, 5000]);
	});

	it('asks five seconds slower each time that the service says it is too soon', async () => {
		const { slept } = await waited([
			{ is: 'tooSoon' },
			{ is: 'tooSoon' },
			{ is: 'signedIn', tokens: {} },
		]);
		expect(slept).toEqual([5000, 10_000, 15_000]);
	});

	it('asks no more once the code is over, although the service goes on saying pending', async () => {
		const { outcome, slept } = await waited([]);
		expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringMatching(/in time/) });
		expect(slept).toHaveLength(12);
	});

	it.each(['expired', 'denied', 'unknown', 'appUnknown', 'noCodes'] as const)(
		'stops at once for a code that is %s',
		async (is) => {
			const { outcome, left } = await waited([{ is }, { is: 'signedIn', tokens: {} }]);
			expect(outcome).toMatchObject({ service: 'trakt', kind: 'refused' });
			expect(left).toHaveLength(1);
		},
	);

	it('stops when somebody stops the execution', async () => {
		const { outcome, left } = await waited([{ is: 'pending' }], () => true);
		expect(outcome).toMatchObject({ message: expect.stringMatching(/stopped/) });
		expect(left).toHaveLength(1);
	});
});

describe('the times of a code', () => {
	it.each([
		[{}, 5000, 600_000],
		[{ interval: 1, expires_in: 900 }, 1000, 900_000],
		[{ interval: 'soon', expires_in: -3 }, 5000, 600_000],
		[{ interval: 1e9, expires_in: 1e12 }, 60_000, 3_600_000],
	])('of %j are %i ms between two questions, and %i ms in all', (given, intervalMs, lasts) => {
		expect(timesOf(given, 7)).toEqual({ askedAt: 7, intervalMs, expiresAt: 7 + lasts });
	});
});
