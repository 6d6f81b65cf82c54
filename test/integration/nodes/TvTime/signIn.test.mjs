import { describe, expect, it } from '@jest/globals';
import { alice, store, stored, tvtime, run, API, signIn, counts } from './tvTimeNode.mjs';

describe('the sign-in', () => {
	it('needs no browser, is done once, and its tokens are kept', async () => {
		await run('episode/markWatched', { episodeId: 900101 });
		await run('episode/markWatched', { episodeId: 900102 });
		expect(tvtime.asked()).toEqual([
			...signIn,
			`POST ${API}/watched_episodes/episode/900101`,
			`POST ${API}/watched_episodes/episode/900102`,
		]);
		expect(stored).toMatchObject({
			accessToken: expect.any(String),
			refreshToken: expect.any(String),
		});
	});

	it('is renewed with the refresh token where the token is no longer taken, and with the password after that', async () => {
		await run('episode/markWatched', { episodeId: 900101 });
		const { refreshToken } = stored;
		tvtime.tokens.revoke(String(stored.accessToken));
		tvtime.requests.length = 0;
		expect((await run('episode/markWatched', { episodeId: 900102 })).json).toHaveLength(1);
		expect(tvtime.asked().slice(1, 3)).toEqual([signIn[0], 'POST auth.tvtime.com/v1/refresh']);
		expect(stored.refreshToken).not.toBe(refreshToken);

		tvtime.tokens.revoke(String(stored.accessToken));
		tvtime.tokens.renews = false;
		expect((await run('episode/markWatched', { episodeId: 900103 })).json).toHaveLength(1);
		expect(counts()).toHaveLength(3);
	});

	it('takes pasted tokens: the token while it holds, then the refresh token, then says to paste anew', async () => {
		const pair = tvtime.tokens.pairFor(alice);
		store({
			address: tvtime.address,
			signInAddress: '',
			signInWith: 'tokens',
			pastedToken: pair.jwt_token,
			refreshToken: pair.jwt_refresh_token,
			accessToken: '',
		});
		expect((await run('episode/markWatched', { episodeId: 900101 })).json).toHaveLength(1);
		expect(tvtime.asked()).toEqual([`POST ${API}/watched_episodes/episode/900101`]);

		tvtime.tokens.revoke(pair.jwt_token);
		expect((await run('episode/markWatched', { episodeId: 900102 })).json).toHaveLength(1);
		expect(stored.refreshToken).not.toBe(pair.jwt_refresh_token);

		tvtime.tokens.revoke(String(stored.accessToken));
		tvtime.tokens.renews = false;
		const { failed } = await run('episode/markWatched', { episodeId: 900103 });
		expect(failed).toMatchObject([{ details: { kind: 'reconnect' } }]);
	});

	it('that is wrong is told, without the password', async () => {
		stored.password = 'wrong-9f2';
		const { failed } = await run('episode/markWatched', { episodeId: 900101 });
		expect(failed).toMatchObject([
			{
				error: 'TV Time does not accept the sign-in of this credential (401)',
				details: { kind: 'reconnect' },
			},
		]);
		expect(JSON.stringify(failed)).not.toContain('wrong-9f2');
	});

	it('has an address', async () => {
		for (const address of ['tvtime.example.org', 'https://ada:secret@tvtime.example.org']) {
			stored.address = address;
			expect((await run('episode/markWatched', { episodeId: 900101 })).failed).toMatchObject([
				{ error: expect.stringContaining('"Address" is not a web address') },
			]);
		}
	});
});

describe('nobody at the address', () => {
	it('of a server of one’s own: later again', async () => {
		stored.accessToken = tvtime.tokens.pairFor(alice).jwt_token;
		tvtime.faults.push({ times: 5, action: { html: 404 } });
		const { failed } = await run('episode/markWatched', { episodeId: 900101 });
		expect(failed).toMatchObject([{ error: expect.stringContaining('web page') }]);
		expect(JSON.stringify(failed)).not.toContain('2026-07-15');
	});
});
