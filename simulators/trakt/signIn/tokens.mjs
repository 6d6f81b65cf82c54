import { createHash } from 'node:crypto';
import { empty, json, Refusal } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { SCOPE } from '../rules.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./grants.mjs').Grants} Grants
 * @typedef {import('./grants.mjs').Grant} Grant
 * @typedef {{ grants: Grants, accessTokenMs: number }} TokenOffice
 */

/** How the token endpoint refuses, in OAuth's own words. */
const REFUSALS = {
	invalid_client: { status: 401, text: 'The client is unknown, or its secret is wrong.' },
	invalid_grant: { status: 400, text: 'session not found' },
	unsupported_grant_type: { status: 400, text: 'The authorization grant type is not supported.' },
};

/**
 * @param {keyof typeof REFUSALS} error
 * @returns {never}
 */
export function refuse(error) {
	const { status, text } = REFUSALS[error];
	throw new Refusal(json(status, { error, error_description: text }));
}

/**
 * `POST /oauth/token`, JSON or form. Both grants demand the redirect address of the sign-in, in the body or in the
 * query: n8n refreshes without one in the body, so the credential puts it into the query.
 * @param {IncomingCall} call
 * @param {TokenOffice} office
 * @param {number} now
 */
export function exchange(call, office, now) {
	const fields = textFields(call.body);
	const app = authenticate(fields, office.grants, now);
	const redirectUri = fields.redirect_uri ?? call.query.get('redirect_uri') ?? undefined;
	switch (fields.grant_type) {
		case 'authorization_code': {
			const code = office.grants.takeCode(fields.code ?? '');
			if (!code || code.clientId !== app.clientId || code.expiresAt <= now)
				return refuse('invalid_grant');
			if (code.redirectUri !== redirectUri) return refuse('invalid_grant');
			if (!isProven(code.challenge, fields)) return refuse('invalid_grant');
			const { account, clientId } = code;
			const grant = office.grants.add(
				{ account, clientId, redirectUri },
				now + office.accessTokenMs,
			);
			return tokens(grant, now, office);
		}
		case 'refresh_token':
			return refresh({ token: fields.refresh_token, redirectUri, app }, office, now);
		default:
			return refuse('unsupported_grant_type');
	}
}

/**
 * PKCE where the sign-in began with it, the secret where it did not: one of the two has to say who exchanges.
 * @param {string | undefined} challenge
 * @param {Record<string, string | undefined>} fields
 */
function isProven(challenge, { code_verifier: verifier, client_secret: secret }) {
	if (challenge === undefined) return secret !== undefined;
	return (
		createHash('sha256')
			.update(verifier ?? '')
			.digest('base64url') === challenge
	);
}

/**
 * @param {{ token: string | undefined, redirectUri: string | undefined, app: import('./grants.mjs').App }} asked
 * @param {TokenOffice} office
 * @param {number} now
 */
function refresh({ token, redirectUri, app }, office, now) {
	const ours = office.grants.grants.filter((grant) => grant.clientId === app.clientId);
	const grant = ours.find((one) => one.refreshToken === token && !one.revoked);
	const addresses = grant?.redirectUri === undefined ? app.redirectUris : [grant.redirectUri];
	if (!grant || redirectUri === undefined || !addresses.includes(redirectUri)) {
		const owner =
			grant ?? ours.find((one) => token !== undefined && one.usedRefreshTokens.includes(token));
		if (owner) owner.account.refreshes.refused += 1;
		return refuse('invalid_grant');
	}
	office.grants.renew(grant, now + office.accessTokenMs);
	grant.account.refreshes.granted += 1;
	return tokens(grant, now, office);
}

/**
 * `POST /oauth/revoke`.
 * @param {IncomingCall} call
 * @param {Grants} grants
 * @param {number} now
 */
export function revoke(call, grants, now) {
	const fields = textFields(call.body);
	authenticate(fields, grants, now);
	for (const grant of grants.grants) {
		if (grant.accessToken === fields.token) grant.revoked = true;
	}
	return json(200, {});
}

/**
 * @param {Grant} grant
 * @param {number} now
 * @param {TokenOffice} office
 */
export function tokens(grant, now, { accessTokenMs }) {
	return json(200, {
		access_token: grant.accessToken,
		token_type: 'bearer',
		expires_in: Math.round(accessTokenMs / 1000),
		expires_at: Math.floor((now + accessTokenMs) / 1000),
		refresh_token: grant.refreshToken,
		scope: SCOPE,
		created_at: Math.floor(now / 1000),
	});
}

/**
 * The app that asks. A secret may be left out; one that is sent has to be right, and no app's is empty.
 * @param {Record<string, string | undefined>} fields
 * @param {Grants} grants
 * @param {number} now
 */
export function authenticate(fields, grants, now) {
	const app = grants.liveApp(fields.client_id, now);
	const secret = fields.client_secret;
	const agrees = secret === undefined || secret === app?.clientSecret;
	return app && agrees ? app : refuse('invalid_client');
}

/**
 * @param {unknown} body
 * @returns {Record<string, string | undefined>}
 */
export function textFields(body) {
	if (!isRecord(body)) throw new Refusal(empty(400));
	return Object.fromEntries(
		Object.entries(body).map(([name, value]) => [
			name,
			typeof value === 'string' ? value : undefined,
		]),
	);
}
