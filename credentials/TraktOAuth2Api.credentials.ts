import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Addresses may be typed with or without a slash at their end. */
const AUTH_ADDRESS = '$self["authAddress"].trim().replace(/\\/+$/, "")';

export class TraktOAuth2Api implements ICredentialType {
	name = 'traktOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Trakt OAuth2 API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/trakt.md#credential';

	icon: Icon = {
		light: 'file:../nodes/Trakt/trakt.svg',
		dark: 'file:../nodes/Trakt/trakt.dark.svg',
	};

	httpRequestNode = {
		name: 'Trakt',
		docsUrl: 'https://docs.trakt.tv',
		apiBaseUrl: 'https://api.trakt.tv/',
	};

	properties: INodeProperties[] = [
		{
			displayName:
				'Since 2026-07-31 only accounts with an active Trakt VIP membership can create API apps, and an app disappears when its owner\'s VIP ends. As VIP, create one at <a href="https://app.trakt.tv/settings/apps/api" target="_blank">app.trakt.tv/settings/apps/api</a> with the OAuth Redirect URL from above. Without VIP, use the Client ID and Secret of somebody in your household who is VIP: a free account may connect one app.',
			name: 'vipNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Redirect URL',
			name: 'redirectUri',
			type: 'string',
			required: true,
			default: 'http://localhost:5678/rest/oauth2-credential/callback',
			description:
				'Copy the OAuth Redirect URL shown above into this field. Trakt demands it again each time the sign-in is renewed, and n8n does not send it by itself: with another address here the connection ends after a week.',
		},
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			required: true,
			default: 'https://api.trakt.tv',
			description: 'Change it only to try the node against a stand-in for Trakt',
		},
		{
			displayName: 'Sign-In Address',
			name: 'authAddress',
			type: 'string',
			required: true,
			default: 'https://auth.trakt.tv',
			description: 'Change it only to try the node against a stand-in for Trakt',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{${AUTH_ADDRESS}}}/oauth/authorize`,
		},
		{
			// n8n's own renewal request has no redirect_uri in its body, so the address carries it.
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{${AUTH_ADDRESS}}}/oauth/token?redirect_uri={{encodeURIComponent($self["redirectUri"].trim())}}`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'public',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
