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
		docsUrl: 'https://developer.trakt.tv/docs',
		apiBaseUrl: 'https://api.trakt.tv/',
	};

	properties: INodeProperties[] = [
		{
			displayName:
				'Create an app at <a href="https://developer.trakt.tv/apps/new" target="_blank">developer.trakt.tv/apps/new</a> (free; your Trakt account has to be linked with a verified GitHub account) with the OAuth Redirect URL from above as its redirect URI, and put its Client ID here. If that address does not begin with https://, Trakt warns about it: connect by a code instead, <a href="https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/sign-in.md#by-a-code" target="_blank">as told here</a>.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Leave it empty, unless your app is an old one that shows a secret: Trakt has given none since October 2026. In n8n 1 leave it empty for an old app, too.',
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
			default: 'pkce',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{${AUTH_ADDRESS}}}/oauth/authorize`,
		},
		{
			// A renewal names n8n's redirect address as well: nodes/Trakt/client.ts adds it.
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{${AUTH_ADDRESS}}}/oauth/token`,
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
