import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Addresses may be typed with or without a slash at their end. */
const trimmed = (field: string) => `$self["${field}"].trim().replace(/\\/+$/, "")`;
/** Simkl wants to know which app speaks, with every call; a test keeps the version equal to the package's. */
const IDENTITY = 'app-name=n8n-nodes-scrobble&app-version=0.1.0';

export class SimklOAuth2Api implements ICredentialType {
	name = 'simklOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Simkl OAuth2 API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/simkl.md#credential';

	icon: Icon = {
		light: 'file:../nodes/Simkl/simkl.svg',
		dark: 'file:../nodes/Simkl/simkl.dark.svg',
	};

	httpRequestNode = {
		name: 'Simkl',
		docsUrl: 'https://api.simkl.org',
		apiBaseUrl: 'https://api.simkl.com/',
	};

	properties: INodeProperties[] = [
		{
			displayName:
				'Create an app at <a href="https://simkl.com/settings/developer/new/" target="_blank">simkl.com/settings/developer</a> (free, no approval) with the OAuth Redirect URL from above as its Redirect URI, exactly as it is shown: Simkl compares every letter. If n8n has no address that your browser reaches, use the Simkl Token API credential instead.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			required: true,
			default: 'https://api.simkl.com',
			description: 'Change it only to try the node against a stand-in for Simkl',
		},
		{
			displayName: 'Sign-In Address',
			name: 'authAddress',
			type: 'string',
			required: true,
			default: 'https://simkl.com',
			description: 'Change it only to try the node against a stand-in for Simkl',
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
			default: `={{${trimmed('authAddress')}}}/oauth/authorize`,
		},
		{
			// The code is exchanged at the API's host; the page on which somebody allows it is on the web's.
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{${trimmed('apiAddress')}}}/oauth/token?client_id={{encodeURIComponent($self["clientId"].trim())}}&${IDENTITY}`,
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
			default: IDENTITY,
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
