import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class MediaServerWebhookTokenApi implements ICredentialType {
	name = 'mediaServerWebhookTokenApi';

	displayName = 'Media Server Webhook Token API';

	icon: Icon = { light: 'file:webhookToken.svg', dark: 'file:webhookToken.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/webhook-token.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'A secret that the media server sends with each event, so that nobody else can send any. At least 16 letters, digits and . _ ~ -, made at random. Plex carries it at the end of the webhook address (?token=…), Jellyfin in the header X-Scrobble-Token.',
		},
	];
}
