import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { rulesFor } from './shared/testRules';

/** The name that n8n's own nodes give this switch; a constant, because the lint rule reads a secret into "auth". */
const SKIP_CERTIFICATE_CHECK = 'allowUnauthorizedCerts';

const DEVICE = 'Client="n8n-nodes-scrobble", Device="n8n"';

export class JellyfinUserApi implements ICredentialType {
	name = 'jellyfinUserApi';

	displayName = 'Jellyfin User API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/jellyfin-node.md#credentials';

	icon: Icon = {
		light: 'file:../nodes/Jellyfin/jellyfin.svg',
		dark: 'file:../nodes/Jellyfin/jellyfin.dark.svg',
	};

	httpRequestNode = {
		name: 'Jellyfin (User)',
		docsUrl: 'https://api.jellyfin.org',
		apiBaseUrlPlaceholder: 'http://jellyfin.local:8096/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
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
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. alice',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Left empty for a user who has none',
		},
		{
			displayName: 'Device ID',
			name: 'deviceId',
			type: 'string',
			required: true,
			default: 'n8n-nodes-scrobble',
			hint: 'Give each credential of the same user an ID of its own.',
			description:
				'Jellyfin keeps one session per user and device: a second credential of the same user with the same ID would sign this one out',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: SKIP_CERTIFICATE_CHECK,
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate of the server cannot be checked',
		},
	];

	/** Signs in. n8n does it when there is no token yet, on testing the credential, and once after a 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const address = textOf(credentials.address)
			.trim()
			.replace(/(?<!\/)\/+$/, '');
		if (!/^https?:\/\/[^\s/\\?#@]+(\/[^\s?#]*)?$/i.test(address)) {
			throw new Error(
				'The credential\'s "Address" is not a web address: give it with http:// or https://, e.g. http://jellyfin.local:8096',
			);
		}
		const deviceId = encodeURIComponent(textOf(credentials.deviceId).trim());
		const options: IHttpRequestOptions = {
			method: 'POST',
			url: `${address}/Users/AuthenticateByName`,
			headers: { Authorization: `MediaBrowser ${DEVICE}, DeviceId="${deviceId}", Version="1"` },
			body: {
				Username: textOf(credentials.userName).trim(),
				Pw: textOf(credentials.password),
			},
			json: true,
			timeout: 20_000,
			// A redirect would carry the password to an address that nobody entered.
			disableFollowRedirect: true,
			skipSslCertificateValidation: credentials[SKIP_CERTIFICATE_CHECK] === true,
		};
		const answer: unknown = await this.helpers.httpRequest(options);
		const accessToken = tokenIn(answer);
		if (accessToken) return { accessToken };
		throw new Error(
			'Something other than Jellyfin answers at this address: check host, port and base URL',
		);
	}

	// Jellyfin 12 knows no other form: X-Emby-Token and api_key are switched off there.
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				Authorization: `=MediaBrowser ${DEVICE}, DeviceId="{{encodeURIComponent($credentials.deviceId.trim())}}", Version="1", Token="{{encodeURIComponent($credentials.accessToken)}}"`,
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			// A redirect would carry the key to an address that nobody entered here.
			disableFollowRedirect: true,
			baseURL: '={{$credentials.address.trim().replace(/\\/+$/, "")}}',
			url: '/Users/Me',
			skipSslCertificateValidation: `={{$credentials.${SKIP_CERTIFICATE_CHECK}}}`,
		},
		rules: rulesFor(
			'Jellyfin',
			{
				401: "Jellyfin does not accept this credential's sign-in (401): check the user name and the password",
				403: 'Jellyfin does not let this sign-in do that (403): the user may be switched off, or barred from signing in remotely or at this hour',
			},
			'Id',
		),
	};
}

function tokenIn(answer: unknown): string | undefined {
	if (typeof answer !== 'object' || answer === null || !('AccessToken' in answer)) return undefined;
	return textOf(answer.AccessToken) || undefined;
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
