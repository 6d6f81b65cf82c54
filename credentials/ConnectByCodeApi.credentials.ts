import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { headersFor, rulesFor, textOf } from './shared/testRules';

const FOR_A_STAND_IN = 'Change it only to try the node against a stand-in';

export class ConnectByCodeApi implements ICredentialType {
	name = 'connectByCodeApi';

	displayName = 'Connect by Code API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/sign-in.md#by-a-code';

	icon: Icon = {
		light: 'file:../nodes/ConnectByCode/connectByCode.svg',
		dark: 'file:../nodes/ConnectByCode/connectByCode.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'n8n API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'From this n8n: Settings, n8n API, Create an API Key. The node keeps each new sign-in as a credential of n8n with it.',
		},
		{
			displayName: 'n8n Address',
			name: 'n8nAddress',
			type: 'string',
			required: true,
			default: 'http://localhost:5678',
			description:
				'Of this n8n, as it reaches itself. In a container http://localhost:5678 is right, whatever address people use; with workers it is the main process’s.',
		},
		{
			displayName: 'Trakt Client ID',
			name: 'traktClientId',
			type: 'string',
			default: '',
			description: 'Of your app at developer.trakt.tv/apps; empty if nobody uses Trakt',
		},
		{
			displayName: 'Simkl Client ID',
			name: 'simklClientId',
			type: 'string',
			default: '',
			description:
				'Of your app of the kind "TV, devices & command line" at simkl.com/settings/developer; empty if nobody uses Simkl',
		},
		{
			displayName: 'Simkl Client Secret',
			name: 'simklClientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only if your Simkl app is of the kind "Server apps & services"',
		},
		{
			displayName: 'Trakt API Address',
			name: 'traktApiAddress',
			type: 'string',
			required: true,
			default: 'https://api.trakt.tv',
			description: FOR_A_STAND_IN,
		},
		{
			displayName: 'Trakt Sign-In Address',
			name: 'traktAuthAddress',
			type: 'string',
			required: true,
			default: 'https://auth.trakt.tv',
			description: FOR_A_STAND_IN,
		},
		{
			displayName: 'Simkl API Address',
			name: 'simklApiAddress',
			type: 'string',
			required: true,
			default: 'https://api.simkl.com',
			description: FOR_A_STAND_IN,
		},
	];

	authenticate: IAuthenticate = headersFor(
		{ field: 'n8nAddress', label: 'n8n Address', example: 'http://localhost:5678' },
		({ apiKey }) => ({ 'X-N8N-API-KEY': textOf(apiKey) }),
	);

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.n8nAddress.trim().replace(/\\/+$/, "")}}',
			url: '/api/v1/credentials/schema/traktOAuth2Api',
			disableFollowRedirect: true,
		},
		rules: rulesFor(
			'n8n',
			{
				401: 'n8n does not accept the API key (401): create one under Settings, n8n API, with the scopes to create, list and update credentials',
				403: 'n8n does not accept the API key (403): create one under Settings, n8n API, with the scopes to create, list and update credentials',
				404: "n8n's API is not at this address (404): check n8n's address, and whether the API is switched on (N8N_PUBLIC_API_DISABLED)",
			},
			'properties',
		),
	};
}
