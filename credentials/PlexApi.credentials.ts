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

export class PlexApi implements ICredentialType {
	name = 'plexApi';

	displayName = 'Plex API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/plex-node.md#credential';

	icon: Icon = {
		light: 'file:../nodes/Plex/plex.svg',
		dark: 'file:../nodes/Plex/plex.dark.svg',
	};

	httpRequestNode = {
		name: 'Plex',
		docsUrl: 'https://developer.plex.tv/pms/',
		apiBaseUrlPlaceholder: 'http://plex.local:32400/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. http://plex.local:32400',
			description:
				'Where n8n reaches the Plex Media Server: with http:// or https:// and the port, 32400 unless changed',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The X-Plex-Token of the account whose marks these are. The owner’s token sees the plays of everybody on the server.',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: SKIP_CERTIFICATE_CHECK,
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate of the server cannot be checked',
		},
		{
			displayName: 'plex.tv Address',
			name: 'plexTvAddress',
			type: 'string',
			required: true,
			default: 'https://plex.tv',
			placeholder: 'e.g. https://plex.tv',
			description:
				'Where the account’s own settings are: needed to set webhooks up automatically, and to see whose token it is. Leave it as it is.',
		},
	];

	authenticate: IAuthenticate = headersFor(
		{ field: 'address', label: 'Address', example: 'http://192.168.1.10:32400' },
		({ token }) => ({
			Accept: 'application/json',
			'X-Plex-Token': textOf(token),
			'X-Plex-Client-Identifier': 'n8n-nodes-scrobble',
			'X-Plex-Product': 'n8n-nodes-scrobble',
		}),
	);

	test: ICredentialTestRequest = {
		request: {
			// A redirect would carry the key to an address that nobody entered here.
			disableFollowRedirect: true,
			baseURL: '={{$credentials.address.trim().replace(/\\/+$/, "")}}',
			url: '/',
			skipSslCertificateValidation: `={{$credentials.${SKIP_CERTIFICATE_CHECK}}}`,
		},
		rules: rulesFor(
			'Plex',
			{
				401: 'Plex does not accept the token of this credential (401): put a token of the account into it again; docs/plex-node.md says where to find it',
				403: 'Plex does not let this token do that (403): the account has no access to this server',
			},
			'MediaContainer.machineIdentifier',
		),
	};
}
