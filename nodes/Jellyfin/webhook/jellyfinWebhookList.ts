import type { IHookFunctions } from 'n8n-workflow';

import { addDestination, hasDestination, removeDestination } from '../../../services/jellyfin';
import type { ListeningPlace, WebhookList } from '../../shared/trigger/registration';

import { connectJellyfinServer } from '../client';

/** The Generic Destinations of the server's Webhook plugin, which only an administrator's API key may change. */
export async function jellyfinWebhookList(hook: IHookFunctions): Promise<WebhookList> {
	const client = await connectJellyfinServer(hook);
	const playbackProgress = hook.getNodeParameter('playbackProgress', false) === true;
	const wanted = (place: ListeningPlace) => ({ ...place, playbackProgress });
	return {
		has: async (place) => await hasDestination(client, wanted(place)),
		add: async (place) => await addDestination(client, wanted(place)),
		remove: async (address) => await removeDestination(client, address),
	};
}
