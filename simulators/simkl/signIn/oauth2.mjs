import { createHash } from 'node:crypto';
import { empty, json } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { oauthRefusal } from '../gate/refusals.mjs';
import { ACCESS_TOKEN_MS, ISSUER, READ_AND_WRITE, READ_ONLY, WAYS } from '../limits.mjs';
import { CODE_MS } from './authorize.mjs';
import { choicePage, page } from './signInPage.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./grants.mjs').Grants} Grants
 * @typedef {import('./authorize.mjs').Office & { devices: import('./devices.mjs').Devices }} Office
 */

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * `GET /oauth2/authorize`, V2's, on Simkl's web host. `?account=<name>`, or an account that a test has named for the next
 * sign-in, goes straight back to the app; `?account=` without a name is somebody who says no.
 * @param {IncomingCall} call
 * @param {Office} office
 * @param {number} now
 */
export function authorizeV2({ path, query }, { grants, accounts, nextSignIns }, now) {
	const app = grants.app(query.get('client_id'));
	if (!app || app.kind === 'v1')
		return page(401, 'invalid_client: this app is not enabled for OAuth 2.0');
	if (!WAYS[app.kind].some((way) => way === 'browser'))
		return page(400, 'unauthorized_client: this app signs in with device codes');
	const redirectUri = query.get('redirect_uri') ?? '';
	if (!app.redirectUris.includes(redirectUri)) return page(400, 'Wrong redirect URI');
	const back = new URL(redirectUri);
	back.searchParams.set('iss', ISSUER);
	const state = query.get('state');
	if (state !== null) back.searchParams.set('state', state);
	const refused = (/** @type {string} */ error) => {
		back.searchParams.set('error', error);
		return empty(302, { location: back.href });
	};
	if (query.get('response_type') !== 'code') return refused('unsupported_response_type');
	const challenge = query.get('code_challenge') ?? '';
	const isS256 = query.get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(challenge);
	if (!isS256) return refused('invalid_request');
	const name = query.get('account') ?? nextSignIns.shift();
	if (name === undefined) return choicePage(path, query, app.name, [...accounts.keys()]);
	const account = accounts.get(name);
	if (!account) return refused('access_denied');
	const scope = grantedScope(query.get('scope'));
	const { clientId } = app;
	const expiresAt = now + CODE_MS;
	const code = grants.addCode({ account, clientId, redirectUri, expiresAt, scope, challenge });
	back.searchParams.set('code', code);
	return empty(302, { location: back.href });
}

/**
 * `POST /oauth2/token`, a form: for a code, for a device code, for a refresh token.
 * @param {IncomingCall} call
 * @param {Office} office
 * @param {number} now
 */
export function tokenV2(call, { grants, devices }, now) {
	const fields = formOf(call);
	const app = appOf(fields, grants);
	switch (fields.grant_type) {
		case 'authorization_code': {
			const code = grants.takeCode(fields.code ?? '');
			const fits =
				code &&
				code.clientId === app.clientId &&
				code.expiresAt > now &&
				code.redirectUri === fields.redirect_uri &&
				code.challenge === challengeOf(fields.code_verifier ?? '');
			if (!fits) throw oauthRefusal(400, 'invalid_grant');
			return tokensOf(grants.add(code.account, app.clientId, now, code.scope));
		}
		case DEVICE_GRANT: {
			const { account, scope } = devices.poll(fields.device_code ?? '', app.clientId, now);
			return tokensOf(grants.add(account, app.clientId, now, scope));
		}
		case 'refresh_token': {
			const grant = grants.renew(fields.refresh_token ?? '', app.clientId, now);
			if (!grant) throw oauthRefusal(400, 'invalid_grant');
			grant.account.renewals += 1;
			return tokensOf(grant, grants.answersRefreshTokens);
		}
		default:
			throw oauthRefusal(400, 'unsupported_grant_type');
	}
}

/** `POST /oauth2/revoke`: always 200, whether there was such a token or not. @param {IncomingCall} call @param {Grants} grants */
export function revokeV2(call, grants) {
	const fields = formOf(call);
	const app = appOf(fields, grants);
	grants.revokeToken(fields.token ?? '', app.clientId);
	return json(200, {});
}

/** @param {string | null | undefined} asked */
export function grantedScope(asked) {
	const words = (asked ?? '').split(' ');
	return words.includes('media:write') && words.includes('media:read') ? READ_AND_WRITE : READ_ONLY;
}

/** These addresses take a form alone. @param {IncomingCall} call @returns {Record<string, string>} */
export function formOf({ form, body }) {
	if (!form || !isRecord(body)) throw oauthRefusal(400, 'invalid_request');
	return Object.fromEntries(form);
}

/** The app that speaks, with its secret where its kind has one. @param {Record<string, string>} fields @param {Grants} grants */
export function appOf(fields, grants) {
	const app = grants.app(fields.client_id);
	if (!app || app.kind === 'v1') throw oauthRefusal(401, 'invalid_client');
	if (app.clientSecret !== (fields.client_secret ?? '')) throw oauthRefusal(401, 'invalid_client');
	return app;
}

/** @param {import('./grants.mjs').Grant} grant @param {boolean} [withRefreshToken] */
function tokensOf({ accessToken, refreshToken, scope }, withRefreshToken = true) {
	return json(200, {
		access_token: accessToken,
		token_type: 'Bearer',
		expires_in: ACCESS_TOKEN_MS / 1000,
		...(withRefreshToken ? { refresh_token: refreshToken } : {}),
		scope,
	});
}

/** @param {string} verifier */
const challengeOf = (verifier) => createHash('sha256').update(verifier).digest('base64url');
