import { createTraktClient } from '../../services/trakt';
import type { Connection } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import type { SendingContext } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import { withRedirectAddress } from './renewal';

export const TRAKT_CREDENTIAL = 'traktOAuth2Api';

/** One connection per run of the node or poll; its pace is shared with every other node of the same credential. */
export async function connectTrakt(n8n: SendingContext): Promise<Connection> {
	const context = withRedirectAddress(n8n, TRAKT_CREDENTIAL);
	const credential = await context.getCredentials(TRAKT_CREDENTIAL);
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
