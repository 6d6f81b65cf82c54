export { MediaServerWebhookTokenApi } from './credentials/MediaServerWebhookTokenApi.credentials';
export { TraktOAuth2Api } from './credentials/TraktOAuth2Api.credentials';
export * from './media';
export { JellyfinTrigger } from './nodes/Jellyfin/JellyfinTrigger.node';
export { PlexTrigger } from './nodes/Plex/PlexTrigger.node';
export { Trakt } from './nodes/Trakt/Trakt.node';
