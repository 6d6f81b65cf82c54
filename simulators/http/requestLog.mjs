import { isRecord } from './request.mjs';

/**
 * A request as it was met, without its secrets. `status` is the answer's, 0 when the line was broken instead.
 * @typedef {object} LoggedRequest
 * @property {string} at ISO 8601
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} query
 * @property {Record<string, string>} headers
 * @property {unknown} body
 * @property {number} status
 * @property {number} bytes of the answer's body
 * @property {string} [account] whose token was sent
 * @property {unknown} [answer] the JSON that was answered
 * @property {string} [fault] the planned fault that the request met
 */

const SECRET_FIELDS = new Set([
	'client_secret',
	'refresh_token',
	'access_token',
	'code',
	'code_verifier',
	'device_code',
	'token',
	'password',
	'Pw',
	'AccessToken',
	'ApiKey',
	'api_key',
	'authToken',
	'jwt_token',
	'jwt_refresh_token',
]);
const SECRET_HEADERS = new Set([
	'authorization',
	'cookie',
	'x-plex-token',
	'x-emby-token',
	'x-emby-authorization',
	'x-mediabrowser-token',
	'x-movary-token',
]);
const HIDDEN = '[secret]';

/**
 * @param {unknown} value
 * @returns {unknown}
 */
export function withoutSecrets(value) {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [
			name,
			SECRET_FIELDS.has(name) && typeof inner === 'string' ? HIDDEN : withoutSecrets(inner),
		]),
	);
}

/**
 * @param {import('./request.mjs').IncomingCall} call
 * @param {{ at: number, account?: string | undefined }} met
 * @returns {LoggedRequest}
 */
export function logged(call, { at, account }) {
	const query = [...call.query].map(([name, value]) => [
		name,
		SECRET_FIELDS.has(name) ? HIDDEN : value,
	]);
	const headers = Object.entries(call.headers).map(([name, value]) => [
		name,
		SECRET_HEADERS.has(name) ? HIDDEN : value,
	]);
	/** @type {LoggedRequest} */
	const entry = {
		at: new Date(at).toISOString(),
		method: call.method,
		path: call.path,
		query: Object.fromEntries(query),
		headers: Object.fromEntries(headers),
		body: withoutSecrets(call.body),
		status: 0,
		bytes: 0,
	};
	if (account !== undefined) entry.account = account;
	return entry;
}
