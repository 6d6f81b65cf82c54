import { type Fields, isFields } from '../../reading';

/** `playback.stop`, `item.markplayed`, `system.notificationtest`: Emby's names have a dot. */
const EMBYS_EVENT = /^(playback|item|library|system|user|external)\./i;
const PLEXS_EVENT = /^(media|library|playback|admin|device)\./;

/** What a body without NotificationType is instead, and what is needed for it: people take the plugins for one another. */
export function whatItIs(body: Fields): string {
	const { Event, event } = body;
	if (typeof Event === 'string' && EMBYS_EVENT.test(Event)) {
		return 'This is Emby’s own webhook: this trigger takes the Webhook plugin of Jellyfin, and there is no trigger for Emby.';
	}
	if (typeof Event === 'string' && (isFields(body.Item) || isFields(body.User))) {
		return 'This is the webhook of another plugin: this trigger needs the plugin “Webhook” of Jellyfin’s own catalogue, with a Generic Destination.';
	}
	if ((typeof event === 'string' && PLEXS_EVENT.test(event)) || 'payload' in body) {
		return 'This is Plex’s webhook: its address has to be that of a Plex Trigger.';
	}
	return 'The Jellyfin body has no NotificationType.';
}
