import { gatewayPage, Refusal } from '../../http/reply.mjs';
import { APP_NAME, CACHED, READS_BY_POST } from '../limits.mjs';
import { refusal } from './refusals.mjs';

/**
 * @typedef {import('../../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../signIn/grants.mjs').Grants} Grants
 */

/**
 * Everything that is checked of a call before it is looked at. Simkl asks for app-name, app-version and a User-Agent
 * with every call and may block who leaves them out; here each is refused at once, so that a test cannot miss it.
 * @param {IncomingCall} call
 * @param {{ grants: Grants, open: boolean, pace: import('./pace.mjs').Pace,
 *   quota: import('./quota.mjs').Quota, now: number }} gate
 * @returns the account that speaks, where there is one
 */
export function enter(call, { grants, open, pace, quota, now }) {
	const { method, headers, query, path } = call;
	checkUserAgent(call);
	const app = grants.app(query.get('client_id') ?? headers['simkl-api-key']);
	if (!app) throw refusal(412, 'client_id_failed');
	quota.checkApp(app.clientId, now);
	if (!APP_NAME.test(query.get('app-name') ?? '')) throw refusal(403, 'app_not_approved');
	if (!/^\d+(\.\d+)*/.test(query.get('app-version') ?? '')) throw refusal(403, 'app_not_approved');
	const type = headers['content-type'] ?? '';
	if (method === 'POST' && !/^application\/json\b/.test(type)) {
		throw refusal(400, 'wrong_parameter', 'Content-Type must be application/json');
	}
	const grant = grants.byAuthorization(headers.authorization, now);
	if (grant && grant.clientId !== app.clientId) grants.revokeIfMixed(grant, app);
	const isTheirs = grant !== undefined && grant.clientId === app.clientId;
	if (!open && !isTheirs) throw refusal(401, 'user_token_failed');
	// V1's own addresses refuse such an app themselves.
	if (app.kind !== 'v1' && !isTheirs && !CACHED.test(path) && !path.startsWith('/oauth/')) {
		throw refusal(401, headers.authorization ? 'user_token_failed' : 'user_token_required');
	}
	const isWrite = method !== 'GET' && !READS_BY_POST.includes(path);
	const mayWrite = app.kind === 'v1' || grant?.scope.includes('media:write') === true;
	if (isWrite && !mayWrite) throw refusal(403, 'insufficient_scope');
	pace.check(grant?.account.name ?? app.clientId, method, now);
	if (app.kind !== 'v1' && isTheirs)
		quota.count({ account: grant.account, clientId: app.clientId, now });
	return grant?.account;
}

/** @param {IncomingCall} call */
export function checkUserAgent({ headers }) {
	if (!/^\S+\/\S+/.test(headers['user-agent'] ?? '')) throw new Refusal(gatewayPage(403));
}
