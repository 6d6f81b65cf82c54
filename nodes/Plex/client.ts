import type { IHookFunctions } from 'n8n-workflow';
import type { ServiceClient } from '../../services/http/serviceClient';
import {
	addWebhook,
	createPlexClient,
	createPlexTvClient,
	hasWebhook,
	removeWebhook,
} from '../../services/plex';
import type { Connection, Operation, OperationContext, Resource } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import type { SendingContext } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import type { ListeningPlace, WebhookList } from '../shared/trigger/registration';

export const PLEX_CREDENTIAL = 'plexApi';

export interface PlexConnection extends Connection {
	/** The account of the token at plex.tv. */
	plexTv(): Promise<ServiceClient>;
}

/** One connection per run of the node, or per list that the editor asks for. */
export async function connectPlex(context: SendingContext): Promise<PlexConnection> {
	const credential = await context.getCredentials(PLEX_CREDENTIAL);
	const stored = context.getNode().credentials?.[PLEX_CREDENTIAL];
	const address = baseAddress(credential.address, 'Address');
	const send = sendOnce(context, {
		credentialType: PLEX_CREDENTIAL,
		address,
		headers: { 'User-Agent': USER_AGENT },
		skipCertificateCheck: credential.allowUnauthorizedCerts === true,
	});
	return {
		destination: 'plex',
		account: stored?.name,
		// A credential that somebody turns to another server must not act on what was remembered of the first.
		client: createPlexClient({ account: `${stored?.id}|${address}`, send }),
		plexTv: async () => await connectPlexTv(context),
	};
}

/** The same token at plex.tv, where an account's own settings are. */
export async function connectPlexTv(context: SendingContext): Promise<ServiceClient> {
	const { plexTvAddress } = await context.getCredentials(PLEX_CREDENTIAL);
	const address = baseAddress(plexTvAddress, 'plex.tv Address');
	const send = sendOnce(context, {
		credentialType: PLEX_CREDENTIAL,
		address,
		headers: { 'User-Agent': USER_AGENT },
	});
	// One after the other for everybody: two credentials may be of the same account, whose list each of them replaces.
	return createPlexTvClient({ account: address, send });
}

export type PlexContext = OperationContext<PlexConnection>;
export type PlexOperation = Operation<PlexConnection>;
export type PlexResource = Resource<PlexConnection>;

/** The webhooks of the account at plex.tv. Plex sends no headers of ours, so the token goes into the address. */
export async function plexWebhookList(hook: IHookFunctions): Promise<WebhookList> {
	const client = await connectPlexTv(hook);
	return {
		has: async (place) => await hasWebhook(client, withToken(place)),
		add: async (place) => await addWebhook(client, withToken(place)),
		remove: async (address) => await removeWebhook(client, address),
	};
}

function withToken({ address, token }: ListeningPlace): string {
	return token === undefined ? address : `${address}?token=${encodeURIComponent(token)}`;
}
