import { createJellyfinClient } from '../../services/jellyfin';
import type { Connection } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sendOnce';
import type { SendingContext } from '../shared/action/sendOnce';
import { USER_AGENT } from '../shared/action/userAgent';
import { authenticationFrom, CREDENTIAL_OF } from './authentication';
import type { Authentication } from './authentication';
import { inOneSession } from './oneSession';
import { usersOf } from './users';
import type { Users } from './users';

export interface JellyfinConnection extends Connection {
	authentication: Authentication;
	users: Users;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** One connection per run of the node, or per list that the editor asks for. */
export async function connectJellyfin(
	context: SendingContext,
	authenticationParameter: unknown,
): Promise<JellyfinConnection> {
	const authentication = authenticationFrom(authenticationParameter);
	const credentialType = CREDENTIAL_OF[authentication];
	const credential = await context.getCredentials(credentialType);
	const stored = context.getNode().credentials?.[credentialType];

	const address = baseAddress(credential.address, 'Address');
	// A credential that somebody turns to another server or person must not act on what was remembered of the first.
	const account = [stored?.id, address, textOf(credential.userName)].join('|');
	const send = sendOnce(context, {
		credentialType,
		address,
		headers: { 'User-Agent': USER_AGENT },
		skipCertificateCheck: credential.allowUnauthorizedCerts === true,
	});
	const isUser = authentication === 'user';
	const client = createJellyfinClient({
		account,
		send: isUser ? inOneSession(account, send) : send,
	});
	return {
		destination: 'jellyfin',
		account: stored?.name,
		authentication,
		client,
		users: usersOf(client, isUser ? account : undefined),
	};
}
