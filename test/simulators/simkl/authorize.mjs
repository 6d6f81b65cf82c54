import { empty, html, json, Refusal } from '../http/reply.mjs';
import { isRecord } from '../http/request.mjs';
import { refusal } from './refusals.mjs';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {{ grants: import('./grants.mjs').Grants, accounts: Map<string, Account>, nextSignIns: string[] }} Office
 */

const CODE_MS = 600_000;

/**
 * `GET /oauth/authorize`, on Simkl's web host: a page on which a person chooses the account. `?account=<name>`, or an
 * account that a test has named for the next sign-in, goes straight back to the app.
 * @param {IncomingCall} call
 * @param {Office} office
 * @param {number} now
 */
export function authorize({ path, query }, { grants, accounts, nextSignIns }, now) {
	const app = grants.app(query.get('client_id'));
	if (!app) return page(412, 'Simkl does not know this app', '');
	const redirectUri = query.get('redirect_uri') ?? '';
	// Byte for byte: no slash more, no other case.
	if (!app.redirectUris.includes(redirectUri)) return page(400, 'Wrong redirect URI', '');
	if (query.get('response_type') !== 'code') return page(400, 'response_type must be code', '');
	const name = query.get('account') ?? nextSignIns.shift();
	if (name === undefined)
		return page(200, `Connect ${app.name}`, choice(path, query, [...accounts.keys()]));
	const account = accounts.get(name);
	if (!account) return page(400, 'Nobody has this account', '');
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
 * `POST /oauth/token`, as a form or as JSON, with the app's secret in the body or as Basic. Other grants there are none.
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
		access_token: grants.add(code.account, app.clientId),
		token_type: 'bearer',
		scope: 'public',
		expires_in: 157_680_000,
	});
}

/**
 * @param {string} path
 * @param {URLSearchParams} query
 * @param {string[]} names
 */
function choice(path, query, names) {
	const hidden = [...query].map(
		([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
	);
	const buttons = names.map(
		(name) =>
			`<button name="account" value="${escaped(name)}">Sign in as ${escaped(name)}</button>`,
	);
	return `<form method="get" action="${escaped(path)}">${hidden.join('')}<p>${buttons.join(' ')}</p></form>`;
}

/**
 * @param {number} status
 * @param {string} heading
 * @param {string} rest ready HTML
 */
function page(status, heading, rest) {
	return html(
		status,
		`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Simulated Simkl</title></head>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto"><h1>${escaped(heading)}</h1>${rest}</body></html>`,
	);
}

/** @param {string} text */
function escaped(text) {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
