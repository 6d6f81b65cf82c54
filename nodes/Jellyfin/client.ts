import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { ServiceClient } from '../../services/http/serviceClient';
import { createJellyfinClient } from '../../services/jellyfin';
import type { Connection } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import type { SendingContext } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
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

	const { address, send } = senderOf(context, credentialType, credential);
	// A credential that somebody turns to another server or person must not act on what was remembered of the first.
	const account = [stored?.id, address, textOf(credential.userName)].join('|');
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

/** Somebody waits in front of the editor; n8n itself tries a publication again. */
const ATTEMPTS_OF_A_PUBLICATION = 2;

/** The server's own settings, one change after the other: several credentials may be of the same server. */
export async function connectJellyfinServer(context: SendingContext): Promise<ServiceClient> {
	const credential = await context.getCredentials(CREDENTIAL_OF.apiKey);
	const { address, send } = senderOf(context, CREDENTIAL_OF.apiKey, credential);
	return createJellyfinClient({
		account: `settings|${address}`,
		send,
		maxAttempts: ATTEMPTS_OF_A_PUBLICATION,
	});
}

function senderOf(
	context: SendingContext,
	credentialType: string,
	credential: ICredentialDataDecryptedObject,
) {
	const address = baseAddress(credential.address, 'Address');
	const send = sendOnce(context, {
		credentialType,
		address,
		headers: { 'User-Agent': USER_AGENT },
		skipCertificateCheck: credential.allowUnauthorizedCerts === true,
	});
	return { address, send };
}
