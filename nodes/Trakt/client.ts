import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { createTraktClient } from '../../services/trakt';
import type { Connection } from '../shared/action/operation';
import { hintAtRedirectUrl } from '../shared/action/redirectHint';
import { baseAddress, sendOnce } from '../shared/action/sendOnce';
import type { SendingContext } from '../shared/action/sendOnce';
import { USER_AGENT } from '../shared/action/userAgent';

export const TRAKT_CREDENTIAL = 'traktOAuth2Api';

/** One connection per run of the node; its pace is shared with every other node of the same credential. */
export async function connectTrakt(execute: IExecuteFunctions): Promise<Connection> {
	const credential = await execute.getCredentials(TRAKT_CREDENTIAL);
	hintAtRedirectUrl(execute, credential.redirectUri);
	return connectionWith(execute, credential);
}

/** The same for contexts that have no place for hints, such as a poll. */
export async function traktConnection(context: SendingContext): Promise<Connection> {
	return connectionWith(context, await context.getCredentials(TRAKT_CREDENTIAL));
}

function connectionWith(
	context: SendingContext,
	credential: ICredentialDataDecryptedObject,
): Connection {
	const { apiAddress, clientId } = credential;
	const stored = context.getNode().credentials?.[TRAKT_CREDENTIAL];
	const send = sendOnce(context, {
		credentialType: TRAKT_CREDENTIAL,
		credential,
		address: baseAddress(apiAddress, 'API Address'),
		headers: {
			// Trakt answers 412 without it, on requests without a body as well.
			'Content-Type': 'application/json',
			'trakt-api-version': '2',
			'trakt-api-key': String(clientId).trim(),
			'User-Agent': USER_AGENT,
		},
	});
	return {
		destination: 'trakt',
		account: stored?.name,
		client: createTraktClient({ account: stored?.id ?? String(clientId), send }),
	};
}
