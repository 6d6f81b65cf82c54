import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** How the account is connected: on Simkl's page, or by a refresh token that somebody pasted. */
export type Authentication = 'oAuth2' | 'token';

export const CREDENTIAL_OF = {
	oAuth2: 'simklOAuth2Api',
	token: 'simklTokenApi',
} as const satisfies Record<Authentication, string>;

export const AUTHENTICATION_FIELD: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'Connect the account on Simkl’s own page',
		},
		{
			name: 'Refresh Token',
			value: 'token',
			description:
				'A token that you paste; needs no address that Simkl can send the browser back to',
		},
	],
	default: 'oAuth2',
};

export const SIMKL_CREDENTIALS: INodeCredentialDescription[] = [
	{
		name: CREDENTIAL_OF.oAuth2,
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
	{
		name: CREDENTIAL_OF.token,
		required: true,
		displayOptions: { show: { authentication: ['token'] } },
	},
];

export const authenticationFrom = (value: unknown): Authentication =>
	value === 'token' ? 'token' : 'oAuth2';
