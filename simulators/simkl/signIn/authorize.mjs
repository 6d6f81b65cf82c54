import { empty, json, Refusal } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { oauthRefusal, refusal } from '../gate/refusals.mjs';
import { V1_TOKEN_S } from '../limits.mjs';
import { choicePage, page } from './signInPage.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {{ grants: import('./grants.mjs').Grants, accounts: Map<string, Account>, nextSignIns: string[] }} Office
 */

export const CODE_MS = 600_000;

/**
 * `GET /oauth/authorize`, V1's, on Simkl's web host: a page on which a person chooses the account. `?account=<name>`, or an
 * account that a test has named for the next sign-in, goes straight back to the app.
 * @param {IncomingCall} call
 * @param {Office} office
 * @param {number} now
 */
export function authorize({ path, query }, { grants, accounts, nextSignIns }, now) {
	const app = grants.app(query.get('client_id'));
	if (!app) return page(412, 'Simkl does not know this app');
	if (app.kind !== 'v1') return page(400, 'unauthorized_client: this app uses OAuth 2.0');
	const redirectUri = query.get('redirect_uri') ?? '';
	// Byte for byte: no slash more, no other case.
	if (!app.redirectUris.includes(redirectUri)) return page(400, 'Wrong redirect URI');
	if (query.get('response_type') !== 'code') return page(400, 'response_type must be code');
	const name = query.get('account') ?? nextSignIns.shift();
	if (name === undefined) return choicePage(path, query, app.name, [...accounts.keys()]);
	const account = accounts.get(name);
	if (!account) return page(400, 'Nobody has this account');
	const code = grants.addCode({
		account,
		clientId: app.clientId,
		redirectUri,
		expiresAt: now + CODE_MS,
	});
	const back = new URL(redirectUri);
	back.searchParams.set('code', code);
	const state = query.get('state');
	if (state !== null) back.searchParams.set('state', state);
	return empty(302, { location: back.href });
}

/**
 * `POST /oauth/token`, V1's, as a form or as JSON, with the app's secret in the body or as Basic. Other grants there are none.
 * @param {IncomingCall} call
 * @param {import('./grants.mjs').Grants} grants
 * @param {number} now
 */
export function exchange({ body, headers }, grants, now) {
	if (!isRecord(body)) throw new Refusal(empty(400));
	const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
	const [basicId, basicSecret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
	const app = grants.app(String(body.client_id ?? basicId));
	if (!app) throw refusal(412, 'client_id_failed');
	if (app.kind !== 'v1') throw oauthRefusal(400, 'unauthorized_client');
	if (app.clientSecret !== (body.client_secret ?? basicSecret)) throw refusal(401, 'grant_error');
	if (body.grant_type !== 'authorization_code') throw refusal(400, 'wrong_parameter');
	const code = grants.takeCode(String(body.code ?? ''));
	const fits =
		code &&
		code.clientId === app.clientId &&
		code.expiresAt > now &&
		code.redirectUri === body.redirect_uri;
	if (!fits) throw refusal(401, 'grant_error');
	return json(200, {
		access_token: grants.add(code.account, app.clientId, now).accessToken,
		token_type: 'bearer',
		scope: 'public',
		expires_in: V1_TOKEN_S,
	});
}
