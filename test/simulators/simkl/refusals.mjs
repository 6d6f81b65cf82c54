import { json, Refusal } from '../http/reply.mjs';

/** Developers read the message; a client has to go by `error` alone. */
const MESSAGES = {
	client_id_failed: 'Your client_id is wrong. Try another one',
	user_token_failed: 'The access token is wrong or was revoked',
	app_not_approved: 'The request was refused',
	empty_field: 'A required field is missing',
	wrong_parameter: 'A field has a value that is not accepted',
	max_items: 'There are more items than one request may have',
	RATE_LIMIT: 'Another request of this user is still being carried out',
	rate_limit: 'Too many requests',
	id_err: 'Nothing was found by these ids',
	url_failed: 'There is no such address',
	grant_error: 'The code is wrong or was used',
};

/**
 * Simkl's own form of a refusal.
 * @param {number} status
 * @param {keyof typeof MESSAGES} error
 * @param {string} [message]
 */
export function refusal(status, error, message = MESSAGES[error]) {
	return new Refusal(json(status, { error, code: status, message }));
}

/**
 * @param {string} message
 * @returns {never}
 */
export function malformed(message) {
	throw refusal(400, 'wrong_parameter', message);
}
