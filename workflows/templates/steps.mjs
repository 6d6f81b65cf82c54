/** Steps of a set-up that several templates share, word by word. */
export const POINT_JELLYFIN =
	'Choose a **Media Server Webhook Token** in the Jellyfin Trigger, and paste its production address into Jellyfin (Dashboard → Plugins → Webhook) with the header `X-Scrobble-Token`.';
export const NAME_JELLYFIN_USER =
	'In the Jellyfin Trigger, replace alice in *Filters → People* by your Jellyfin user name or id.';
export const FIRST_POLL = 'Publish. The first poll only looks at what is there.';
export const POINT_BOTH =
	'Choose a **Media Server Webhook Token** in both triggers, and paste their production addresses into Plex (Settings → Webhooks, with `?token=<your token>` at the end) and Jellyfin (Dashboard → Plugins → Webhook, with the header `X-Scrobble-Token`). Remove the trigger that you do not need.';
