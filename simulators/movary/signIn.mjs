import { randomBytes } from 'node:crypto';
import { empty, json } from '../http/reply.mjs';
import { isRecord } from '../http/request.mjs';

/**
 * @typedef {import('./server.mjs').Call} Call
 * @typedef {import('./account.mjs').Account} Account
 */

/** @param {Call} call */
export function createToken({ call, world }) {
	const { email, password } = isRecord(call.body) ? call.body : {};
	if (email === undefined || password === undefined) {
		return json(400, { error: 'MissingCredentials', message: 'Email or password is missing' });
	}
	if (!call.headers['x-movary-client']) {
		const message = 'Missing request header X-Movary-Client';
		return json(400, { error: 'MissingRequestHeader', message });
	}
	const account = [...world.accounts.values()].find((one) => one.email === email);
	if (!account || account.password !== password) {
		return json(401, { error: 'InvalidCredentials', message: 'Invalid credentials' });
	}
	const authToken = randomBytes(16).toString('hex');
	account.signIns.add(authToken);
	return json(200, { authToken, user: userDto(account) });
}

/** @param {Call} call */
export function showToken({ call, world }) {
	if (!call.headers['x-movary-token']) return missing();
	const account = world.callerOf(call);
	return account ? json(200, { user: userDto(account) }) : empty(401);
}

/** @param {Call} call */
export function destroyToken({ call, world }) {
	const token = call.headers['x-movary-token'];
	if (!token) return missing();
	world.callerOf(call)?.signIns.delete(token);
	return empty(204);
}

function missing() {
	const message = 'Authentication token header is missing';
	return json(400, { error: 'MissingAuthToken', message });
}

/** @param {Account} account */
function userDto({ id, name }) {
	return { id, name, isAdmin: id === 1 };
}
