import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { APP_NAME, VERSION } from '../identity';

/** Addresses may be typed with or without a slash at their end. */
const trimmed = (field: string) => `$self["${field}"].trim().replace(/\\/+$/, "")`;
/** Simkl wants to know which app speaks, with every call. */
const IDENTITY = `app-name=${APP_NAME}&app-version=${VERSION}`;
/** Simkl's two sign-ins are at addresses of their own, and each refuses the other's apps. */
const OAUTH = '{{$self["oldApp"] ? "oauth" : "oauth2"}}';

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
				'Create an app at <a href="https://simkl.com/settings/developer/new/" target="_blank">simkl.com/settings/developer</a> (free, no approval), of the kind <b>Mobile, desktop & browser</b>, with the OAuth Redirect URL from above as its Redirect URI, exactly as it is shown: Simkl compares every letter. If n8n has no address that your browser reaches, use the Simkl Token API credential instead.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'Of your app at simkl.com/settings/developer',
		},
		{
			// Declared anew, because n8n's own field has to be filled in.
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only an app of the kind "Server apps & services" has one, or an old one; leave it empty for any other. In n8n 1, choose "Mobile, desktop & browser".',
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
			displayName: 'Old App (AUTH V1)',
			name: 'oldApp',
			type: 'boolean',
			default: false,
			description:
				'Whether the app was made before September 2026. Simkl ends those on 2027-03-31: make a new app before, and connect again.',
		},
		{
			// Simkl's new sign-in demands it, the old one takes it.
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'pkce',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{${trimmed('authAddress')}}}/${OAUTH}/authorize`,
		},
		{
			// The code is exchanged at the API's host; the page on which somebody allows it is on the web's.
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{${trimmed('apiAddress')}}}/${OAUTH}/token?client_id={{encodeURIComponent($self["clientId"].trim())}}&${IDENTITY}`,
		},
		{
			// Left out or misspelt, Simkl gives a sign-in that may only read, and says nothing.
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{$self["oldApp"] ? "public" : "media:read media:write"}}',
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
