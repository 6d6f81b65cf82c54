import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { APP_NAME, VERSION } from '../identity';
import { rulesFor } from './shared/testRules';
import { renewed } from './signIn/simklRenewal';

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
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description:
				'Of your app at simkl.com/settings/developer, of the kind "TV, devices & command line"; the token has to be one of the same app',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only an app of the kind "Server apps & services" has one; leave it empty for any other',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Of the person whose plays these are. How to get one by entering a code at simkl.com/pin is told in the documentation. n8n renews the sign-in with it every seven days; it ends after 180 days without use.',
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
			displayName: 'Access Token of an Old App (AUTH V1)',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Instead of the refresh token, if the app was made before September 2026. Simkl ends those on 2027-03-31: make a new app before.',
		},
	];

	/** n8n asks when there is no session yet, on testing the credential, and once after a 401; it stores what comes back. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await renewed(async (request) => await this.helpers.httpRequest(request), credentials);
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.sessionToken}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			// A redirect would carry the key to an address that nobody entered here.
			disableFollowRedirect: true,
			method: 'GET',
			baseURL: '={{$credentials.apiAddress.trim().replace(/\\/+$/, "")}}',
			url: '/users/settings',
			qs: {
				client_id: '={{$credentials.clientId.trim()}}',
				'app-name': APP_NAME,
				'app-version': VERSION,
			},
			headers: {
				'User-Agent': `${APP_NAME}/${VERSION}`,
			},
		},
		rules: rulesFor(
			'Simkl',
			{
				401: "Simkl does not accept this account's sign-in (401): put a new refresh token into the credential",
				403: 'Simkl turned the app of this credential away (403): check the Client ID against simkl.com/settings/developer',
				412: 'Simkl does not know the Client ID of this credential (412): check it against simkl.com/settings/developer. If it worked before, Simkl may block the app for an hour',
				429: 'Simkl has received too many requests (429): test again in a minute, or after midnight US Eastern, when Simkl counts the requests of a day anew',
			},
			'account',
		),
	};
}
