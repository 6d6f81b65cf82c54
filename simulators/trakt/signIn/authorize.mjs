import { empty, html } from '../../http/reply.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../account.mjs').Account} Account
 */

/**
 * `GET /oauth/authorize`: a page on which a person chooses the account to connect. `?account=<name>`, or an account
 * that a test has named for the next sign-in, goes straight back to the app.
 * @param {IncomingCall} call
 * @param {{ grants: import('./grants.mjs').Grants, accounts: Map<string, Account>, nextSignIns: string[],
 *   now: number, codeExpiresAt: number }} office
 */
export function authorize({ path, query }, office) {
	const { grants, accounts, nextSignIns, now, codeExpiresAt } = office;
	const app = grants.liveApp(query.get('client_id') ?? undefined, now);
	if (!app)
		return page(401, 'This app does not exist', 'Its client ID is unknown, or it was deleted.');
	const redirectUri = query.get('redirect_uri') ?? '';
	if (!app.redirectUris.includes(redirectUri)) {
		return page(
			400,
			'The redirect address is not this app’s own',
			redirectUri || 'None was given.',
		);
	}
	if (query.get('response_type') !== 'code') return page(400, 'response_type must be code', '');
	const challenge = query.get('code_challenge') ?? undefined;
	const method = query.get('code_challenge_method');
	if (challenge ? method !== 'S256' : app.clientSecret === undefined) {
		return page(400, 'This app needs PKCE with S256', '');
	}

	const name = query.get('account') ?? nextSignIns.shift();
	if (name === undefined) return chooseAccount(path, query, app.name, [...accounts.keys()]);
	const account = accounts.get(name);
	if (!account) return page(400, 'Nobody has this account', name);
	const signIn = { account, clientId: app.clientId, redirectUri, challenge };
	const code = grants.addCode(signIn, codeExpiresAt);
	const back = new URL(redirectUri);
	back.searchParams.set('code', code);
	const state = query.get('state');
	if (state !== null) back.searchParams.set('state', state);
	return empty(302, { location: back.href });
}

/**
 * @param {string} path
 * @param {URLSearchParams} query
 * @param {string} appName
 * @param {string[]} names
 */
function chooseAccount(path, query, appName, names) {
	const hidden = [...query].map(
		([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
	);
	const buttons = names.map(
		(name) =>
			`<button name="account" value="${escaped(name)}">Sign in as ${escaped(name)}</button>`,
	);
	return page(
		200,
		`Connect ${appName} to a simulated Trakt account`,
		'',
		`<form method="get" action="${escaped(path)}">${hidden.join('')}<p>${buttons.join(' ')}</p></form>`,
	);
}

/**
 * @param {number} status
 * @param {string} heading
 * @param {string} text
 * @param {string} [rest] ready HTML
 */
function page(status, heading, text, rest = '') {
	return html(
		status,
		`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Simulated Trakt</title></head>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto"><h1>${escaped(heading)}</h1><p>${escaped(text)}</p>${rest}</body></html>`,
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
