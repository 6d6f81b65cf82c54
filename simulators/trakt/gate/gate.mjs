import { gatewayPage, json, Refusal } from '../../http/reply.mjs';
import { checkUnlocked, checkVip } from './accountLimits.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../signIn/grants.mjs').Grants} Grants
 */

/**
 * Cloudflare stands before both of Trakt's hosts and turns away whoever does not say what they are.
 * @param {IncomingCall} call
 */
export function checkUserAgent({ headers }) {
	if (!headers['user-agent']) throw new Refusal(gatewayPage(403));
}

/**
 * Everything that Trakt checks of a call before it looks at what is asked for.
 * @param {IncomingCall} call
 * @param {{ grants: Grants, open: boolean, pace: import('./pace.mjs').Pace, now: number }} gate
 * @returns the account that speaks, where there is one
 */
export function enter(call, { grants, open, pace, now }) {
	const { method, headers } = call;
	const app = grants.liveApp(headers['trakt-api-key'], now);
	// Also what a deleted app meets, on public calls as well.
	if (!app) throw new Refusal(json(403, undefined));
	if (headers['trakt-api-version'] !== '2') throw new Refusal(json(412, undefined));
	const type = headers['content-type'] ?? '';
	if ((method === 'POST' || method === 'PUT') && !/^application\/json\b/.test(type)) {
		throw new Refusal(json(412, undefined));
	}

	const { authorization } = headers;
	const grant = grants.byAuthorization(authorization);
	if (!open || authorization !== undefined) {
		if (!grant || grant.expiresAt <= now) throw new Refusal(json(401, undefined));
		if (grant.clientId !== app.clientId) throw new Refusal(json(403, undefined));
	}
	const account = grant?.account;
	if (account) checkUnlocked(account);
	if (account && method !== 'GET') checkVip(account);
	pace.check(account?.name ?? app.clientId, method, now);
	return account;
}
