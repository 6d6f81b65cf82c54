import { describe, expect, it } from '@jest/globals';
import { TvTimeApi } from '../../../credentials/TvTimeApi.credentials';
import { rejection } from '../../support/scripted';

const credential = new TvTimeApi();

/** Signs in where this is what a request comes to. @param {string} address @param {() => Promise<unknown>} httpRequest */
const signIn = async (address, httpRequest) =>
	await credential.preAuthentication.call(
		/** @type {any} */ ({ helpers: { httpRequest } }),
		/** @type {any} */ ({ address, signInAddress: '', email: 'a', password: 'b', accessToken: '' }),
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
});
