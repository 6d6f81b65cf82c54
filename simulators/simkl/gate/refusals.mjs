import { json, Refusal } from '../../http/reply.mjs';

/** Developers read the message; a client has to go by `error` alone. */
const MESSAGES = {
	client_id_failed: 'Your client_id is wrong. Try another one',
	user_token_failed: 'The access token is wrong or was revoked',
	user_token_required: 'This app may call this address for a user alone',
	insufficient_scope: 'The access token does not have the scope media:write',
	app_not_approved: 'The request was refused',
	empty_field: 'A required field is missing',
	wrong_parameter: 'A field has a value that is not accepted',
	max_items: 'There are more items than one request may have',
	RATE_LIMIT: 'Another request of this user is still being carried out',
	rate_limit: 'Too many requests',
	user_limit_exceeded: 'The daily limit of this user is reached',
	app_limit_exceeded: 'The daily limit of this app is reached',
	app_blocked: 'The request was refused',
	id_err: 'Nothing was found by these ids',
	url_failed: 'There is no such address',
	grant_error: 'The code is wrong or was used',
};

/**
 * Simkl's own form of a refusal.
 * @param {number} status
 * @param {keyof typeof MESSAGES} error
 * @param {string | Record<string, string>} [said] another message, or headers
 */
export function refusal(status, error, said = MESSAGES[error]) {
	const message = typeof said === 'string' ? said : MESSAGES[error];
	const headers = typeof said === 'string' ? {} : said;
	return new Refusal(json(status, { error, code: status, message }, headers));
}

/** The form of V2's own addresses (RFC 6749 §5.2): no code, and another word for the prose. @param {number} status @param {string} error */
export function oauthRefusal(status, error) {
	return new Refusal(json(status, { error, error_description: 'Read the error, not this' }));
}

/**
 * @param {string} message
 * @returns {never}
 */
export function malformed(message) {
	throw refusal(400, 'wrong_parameter', message);
}
