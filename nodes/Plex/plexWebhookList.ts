import type { IHookFunctions } from 'n8n-workflow';

import { addWebhook, hasWebhook, removeWebhook } from '../../services/plex';
import type { ListeningPlace, WebhookList } from '../shared/trigger/registration';

import { connectPlexTv } from './client';

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
