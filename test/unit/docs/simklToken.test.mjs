import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renewed } from '../../../credentials/signIn/simklRenewal';

const page = readFileSync(new URL('../../../docs/simkl.md', import.meta.url), 'utf8');
const [, table = ''] = page.split("What the token credential's test may say");
/** The beginnings of the texts, as the page has them. */
const told = [...(table.split('\n\n')[1] ?? '').matchAll(/^\| (.+)… \|/gm)].map(
	([, text = '']) => text,
);

const pasted = { clientId: 'c', refreshToken: 'simkl_rt_r', apiAddress: 'https://api.simkl.com' };
const refusal = (/** @type {string} */ error) =>
	Object.assign(new Error('400'), { response: { status: 400, data: { error } } });

/** @type {[Record<string, string>, unknown][]} what is in the credential, and what Simkl answers or n8n throws */
const CASES = [
	[{ refreshToken: '' }, {}],
	[{ refreshToken: ' ', accessToken: 'simkl_at_a' }, {}],
	[{}, { access_token: 'simkl_at_a', scope: 'media:read' }],
	[{}, refusal('invalid_grant')],
	[{}, refusal('invalid_client')],
	[{}, refusal('unauthorized_client')],
	[{}, Object.assign(new Error('412'), { response: { status: 412, data: '' } })],
	[{}, '<html>'],
	[{ apiAddress: 'api.simkl.com' }, {}],
];

/** @param {Record<string, string>} changed @param {unknown} answer */
async function saidOf(changed, answer) {
	const send = async () => {
		if (answer instanceof Error) throw answer;
		return answer;
	};
	const thrown = await renewed(send, { ...pasted, ...changed }).catch((error) => error);
	return thrown instanceof Error ? thrown.message : 'nothing';
}

describe('what the Simkl Token API credential says', () => {
	it('stands on its page, and nothing else does', async () => {
		const said = await Promise.all(CASES.map(async (each) => await saidOf(...each)));
		const rowOf = (/** @type {string} */ text) => told.find((begin) => text.startsWith(begin));
		expect(said.filter((text) => rowOf(text) === undefined)).toEqual([]);
		expect(told.filter((begin) => !said.some((text) => text.startsWith(begin)))).toEqual([]);
	});

	it('is n8n’s own where Simkl cannot be reached, which passes by itself', async () => {
		const lost = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
		expect(await saidOf({}, lost)).toBe('x');
		const down = Object.assign(new Error('y'), { response: { status: 503, data: '' } });
		expect(await saidOf({}, down)).toBe('y');
	});

	it('sends no empty secret, and the identity of the app', async () => {
		/** @type {import('n8n-workflow').IHttpRequestOptions[]} */
		const sent = [];
		const send = async (/** @type {import('n8n-workflow').IHttpRequestOptions} */ request) => {
			sent.push(request);
			return { access_token: 'simkl_at_a', scope: 'media:read media:write' };
		};
		expect(await renewed(send, { ...pasted, clientSecret: ' ' })).toEqual({
			sessionToken: 'simkl_at_a',
		});
		await renewed(send, { ...pasted, clientSecret: 's' });
		expect(sent.map(({ body }) => body)).toEqual([
			'grant_type=refresh_token&client_id=c&refresh_token=simkl_rt_r',
			'grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=simkl_rt_r',
		]);
		expect(sent[0]?.qs).toMatchObject({ 'app-name': 'n8n-nodes-scrobble' });
	});
});
