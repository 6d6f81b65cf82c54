import { describe, expect, it } from '@jest/globals';
import { TvTimeApi } from '../../../credentials/TvTimeApi.credentials';
import { rejection } from '../../support/scripted';

const credential = new TvTimeApi();

/** Signs in where this is what a request comes to. @param {string} address @param {() => Promise<unknown>} httpRequest @param {Record<string, string>} [more] */
const signIn = async (address, httpRequest, more = {}) =>
	await credential.preAuthentication.call(
		/** @type {any} */ ({ helpers: { httpRequest } }),
		/** @type {any} */ ({
			address,
			signInAddress: '',
			email: 'a',
			password: 'b',
			accessToken: '',
			...more,
		}),
	);

describe('the TV Time credential', () => {
	it('keeps its token where n8n renews it and the editor hides it, and secrets out of sight', () => {
		const [token] = credential.properties;
		expect(token).toMatchObject({ type: 'hidden', typeOptions: { expirable: true }, default: '' });
		const secrets = credential.properties.filter(({ name }) => /password|token/i.test(name));
		for (const { typeOptions } of secrets) expect(typeOptions?.password).toBe(true);
	});

	it.each([
		['https://app.tvtime.com', /closed on 2026-07-15/],
		['https://tvtime.example.org', /ENOTFOUND/],
	])('at %s, where nobody is, says why', async (address, said) => {
		const nobody = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
		const thrown = await rejection(signIn(address, async () => await Promise.reject(nobody)));
		expect(String(thrown)).toMatch(said);
	});

	it('says that something else answered', async () => {
		const thrown = await rejection(signIn('https://tvtime.example.org', async () => '<html>'));
		expect(String(thrown)).toContain('other than TV Time');
	});

	it.each([
		[10, 'as it is'],
		[4, 'renewed'],
		[-1, 'renewed'],
	])('takes a pasted token that holds for %i more minutes %s', async (minutes, how) => {
		const claims = { exp: Math.floor(Date.now() / 1000) + minutes * 60 };
		const part = (/** @type {object} */ value) =>
			Buffer.from(JSON.stringify(value)).toString('base64url');
		const pastedToken = `${part({ alg: 'none' })}.${part(claims)}.x`;
		const renewed = { jwt_token: 'renewed', jwt_refresh_token: 'next' };
		const { accessToken } = await signIn(
			'https://tvtime.example.org',
			async () => ({ jwt_token: 'stranger', data: renewed }),
			{ signInWith: 'tokens', pastedToken, refreshToken: 'pasted-too' },
		);
		expect(accessToken).toBe(how === 'renewed' ? 'renewed' : pastedToken);
	});
});
