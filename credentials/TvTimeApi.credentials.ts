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

const CLOSED =
	'The public TV Time closed on 2026-07-15. This credential works with a compatible server of your own; to bring your export along, the TV Time node needs no credential (Export: Read).';

/** TV Time's services as its web application names them; the first, in base64, is https://api2.tozelabs.com/v2/user. */
const NOBODY =
	'o_b64=aHR0cHM6Ly9hcGkyLnRvemVsYWJzLmNvbS92Mi91c2Vy&lang=en&country_code=us&source=web&version=2025082201';
const LOGIN = 'https://auth.tvtime.com/v1/login';
const REFRESH = 'https://auth.tvtime.com/v1/refresh';

const PUBLIC_ADDRESS = /^https?:\/\/([\w-]+\.)*tvtime\.com(?=[:/]|$)/i;

const WEB_ADDRESS = /^https?:\/\/[^\s/?#@]+[^\s?#]*$/i;

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
	 * Gives a token that holds: the pasted one, a renewed one, or one of a new sign-in. n8n asks when there is none yet,
	 * on testing the credential, and once after a 401; it stores what comes back, the next refresh token too.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const pasted = textOf(credentials.pastedToken);
		const isRefused = pasted === textOf(credentials.accessToken);
		const withTokens = credentials.signInWith === 'tokens';
		if (withTokens && !isRefused && holds(pasted)) return { accessToken: pasted };

		const address = addressOf(credentials.address, 'Address');
		const signIn = textOf(credentials.signInAddress)
			? addressOf(credentials.signInAddress, 'Sign-In Address')
			: address;
		const ask = async (at: string, query: string, token: string, body?: IDataObject) => {
			const request = this.helpers.httpRequest({
				method: 'POST',
				url: `${at}/sidecar?${query}`,
				headers: token ? { Authorization: `Bearer ${token}` } : {},
				...(body ? { body } : {}),
				json: true,
				timeout: 20_000,
				// A redirect would carry the password to an address that nobody entered.
				disableFollowRedirect: true,
			});
			const answer: unknown = await request.catch((refusal: unknown) => {
				// Nobody is there any more, and n8n would only say that a name was not found.
				throw PUBLIC_ADDRESS.test(at) ? new Error(CLOSED, { cause: refusal }) : refusal;
			});
			return fieldsOf(answer);
		};
		// Both calls want a token, and one of nobody will do: the web application gets itself one without asking for anything.
		const stranger = textOf((await ask(address, NOBODY, '')).jwt_token);
		const renew = async (upstream: string, body: IDataObject) =>
			pairIn(await ask(signIn, `o=${encodeURIComponent(upstream)}`, stranger, body));

		const refreshToken = textOf(credentials.refreshToken);
		const refreshed =
			refreshToken === ''
				? undefined
				: await renew(REFRESH, { refresh_token: refreshToken }).catch((refusal: unknown) => {
						if (withTokens) throw refusal;
						// The password is there: a refresh token that is used up is no reason to stop.
						return undefined;
					});
		const body = { username: textOf(credentials.email), password: textOf(credentials.password) };
		const pair = refreshed ?? (withTokens ? undefined : await renew(LOGIN, body));
		if (pair) return pair;
		throw new Error(
			withTokens
				? 'The credential needs to be reconnected: the pasted token has ended or is none, and no refresh token renews it. Paste both anew'
				: 'Something other than TV Time answers at this address: check it in the credential',
		);
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.address.trim().replace(/\\/+$/, "")}}',
			url: '/sidecar?o_b64=aHR0cHM6Ly9zZWFyY2gudHZ0aW1lLmNvbS92MS9zZWFyY2gvc2VyaWVzLG1vdmll&q=tt0000001&offset=0&limit=1',
		},
	};
}

function addressOf(value: unknown, field: string): string {
	const address = textOf(value).replace(/\/+$/, '');
	if (WEB_ADDRESS.test(address)) return address;
	throw new Error(
		`The credential's "${field}" is not a web address: give it with http:// or https://, e.g. https://tvtime.example.org`,
	);
}

/** Whether the token says that it still holds for five minutes: none is to end on its way. */
function holds(token: string): boolean {
	try {
		const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
		return Number(fieldsOf(claims).exp) * 1000 > Date.now() + 5 * 60_000;
	} catch {
		return false;
	}
}

function pairIn(answer: Record<string, unknown>): IDataObject | undefined {
	const { jwt_token: accessToken, jwt_refresh_token: refreshToken } = fieldsOf(answer.data);
	if (textOf(accessToken) === '') return undefined;
	return { accessToken: textOf(accessToken), refreshToken: textOf(refreshToken) };
}

function fieldsOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
