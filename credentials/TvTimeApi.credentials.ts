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
import { rulesFor } from './shared/testRules';
import { CLOSED, signIn } from './signIn/tvTimeSignIn';

export class TvTimeApi implements ICredentialType {
	name = 'tvTimeApi';

	displayName = 'TV Time API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/tvtime.md#credential';

	icon: Icon = {
		light: 'file:../nodes/TvTime/tvTime.svg',
		dark: 'file:../nodes/TvTime/tvTime.dark.svg',
	};

	httpRequestNode = {
		name: 'TV Time',
		docsUrl:
			'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/tvtime.md#credential',
		apiBaseUrlPlaceholder: 'https://tvtime.example.org/sidecar',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{ displayName: CLOSED, name: 'closedNotice', type: 'notice', default: '' },
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			required: true,
			default: 'https://app.tvtime.com',
			description: 'Where /sidecar is, which passes requests on; as it was until 2026-07-15',
		},
		{
			displayName: 'Sign-In Address',
			name: 'signInAddress',
			type: 'string',
			default: 'https://beta-app.tvtime.com',
			description: 'Where the /sidecar is that signs in, if it is another one than at Address',
		},
		{
			displayName: 'Sign In With',
			name: 'signInWith',
			type: 'options',
			options: [
				{ name: 'Email and Password', value: 'password' },
				{ name: 'Pasted Tokens', value: 'tokens' },
			],
			default: 'password',
			description: 'Tokens are for whoever does not want to keep the password in n8n',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. alice@example.org',
			displayOptions: { show: { signInWith: ['password'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Sent to Sign-In Address alone',
			displayOptions: { show: { signInWith: ['password'] } },
		},
		{
			displayName: 'Token',
			name: 'pastedToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The JSON Web Token (jwt_token) that a sign-in gave; used until it ends',
			displayOptions: { show: { signInWith: ['tokens'] } },
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The refresh token (jwt_refresh_token) of the same sign-in; each renewal replaces it here',
			displayOptions: { show: { signInWith: ['tokens'] } },
		},
	];

	/**
	 * n8n asks when there is no token yet, on testing the credential, and once after a 401; it stores what comes back, the
	 * next refresh token too.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await signIn(async (request) => await this.helpers.httpRequest(request), credentials);
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			// A redirect would carry the key to an address that nobody entered here.
			disableFollowRedirect: true,
			baseURL: '={{$credentials.address.trim().replace(/\\/+$/, "")}}',
			url: '/sidecar?o_b64=aHR0cHM6Ly9zZWFyY2gudHZ0aW1lLmNvbS92MS9zZWFyY2gvc2VyaWVzLG1vdmll&q=tt0000001&offset=0&limit=1',
		},
		rules: rulesFor('TV Time', {
			401: 'TV Time does not accept the sign-in of this credential (401): check the e-mail address and password; pasted tokens may be used up or too old',
			403: 'TV Time does not let this account do that (403): check whether the account still exists there',
		}),
	};
}
