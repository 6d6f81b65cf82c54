import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** Which sign-in stands behind the node: a key that acts for any user, or one user's own session. */
export type Authentication = 'apiKey' | 'user';

export const CREDENTIAL_OF = {
	apiKey: 'jellyfinApi',
	user: 'jellyfinUserApi',
} as const satisfies Record<Authentication, string>;

export const AUTHENTICATION_FIELD: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'API Key',
			value: 'apiKey',
			description: 'An administrator’s key; acts for any user of the server',
		},
		{
			name: 'User',
			value: 'user',
			description: 'User name and password; acts for that user alone',
		},
	],
	default: 'apiKey',
};

export const JELLYFIN_CREDENTIALS: INodeCredentialDescription[] = [
	{
		name: CREDENTIAL_OF.apiKey,
		required: true,
		displayOptions: { show: { authentication: ['apiKey'] } },
	},
	{
		name: CREDENTIAL_OF.user,
		required: true,
		displayOptions: { show: { authentication: ['user'] } },
	},
];

export const authenticationFrom = (value: unknown): Authentication =>
	value === 'user' ? 'user' : 'apiKey';
