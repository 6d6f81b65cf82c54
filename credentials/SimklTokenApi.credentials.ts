import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Simkl wants to know which app speaks, with every call; a test keeps the version equal to the package's. */
const APP_NAME = 'n8n-nodes-scrobble';
const APP_VERSION = '0.1.0';

export class SimklTokenApi implements ICredentialType {
	name = 'simklTokenApi';

	displayName = 'Simkl Token API';

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
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description:
				'Of your app at simkl.com/settings/developer; the access token has to be one of the same app',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Of the person whose plays these are. How to get one by entering a PIN at simkl.com/pin is told in the documentation; it lasts until the app is taken away under Connected Apps.',
		},
		{
			displayName: 'API Address',
			name: 'apiAddress',
			type: 'string',
			required: true,
			default: 'https://api.simkl.com',
			description: 'Change it only to try the node against a stand-in for Simkl',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken.trim()}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.apiAddress.trim().replace(/\\/+$/, "")}}',
			url: '/users/settings',
			qs: {
				client_id: '={{$credentials.clientId.trim()}}',
				'app-name': APP_NAME,
				'app-version': APP_VERSION,
			},
			headers: {
				'Content-Type': 'application/json',
				'User-Agent': `${APP_NAME}/${APP_VERSION}`,
			},
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'account',
					value: undefined,
					message: 'Something other than Simkl answers at this address',
				},
			},
		],
	};
}
