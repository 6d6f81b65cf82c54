import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { APP_NAME, VERSION } from '../../identity';
import type { SendOnce } from '../../services/http/exchange';
import type { CodeAnswer, SignInCode } from '../../services/shared/signInByCode';
import {
	askSimkl,
	createSimklClient,
	readUser as readSimklUser,
	requestSimklCode,
} from '../../services/simkl';
import {
	askTrakt,
	createTraktClient,
	readUser as readTraktUser,
	requestTraktCode,
} from '../../services/trakt';
import { baseAddress } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import { UnusableInput } from '../shared/action/unusableInput';

export type ServiceName = 'trakt' | 'simkl';

/** Sends to one address, with these headers, without a credential. */
export type Sender = (address: string, headers: Record<string, string>) => SendOnce;

/** What somebody can be connected to by a code. */
export interface CodeService {
	name: string;
	service: ServiceName;
	/** The credential that a sign-in becomes. */
	credentialType: string;
	requestCode(): Promise<SignInCode>;
	ask(deviceCode: string): Promise<CodeAnswer>;
	/** How the credential is called: whose account it is, by a name that no other account has. */
	ownerOf(tokens: IDataObject): Promise<{ account: string; credentialName: string }>;
	/** What the credential holds. */
	dataFor(tokens: IDataObject): IDataObject;
}

/** Where people sign in at Simkl. The credential asks for it, and nothing is sent there: a sign-in by code is renewed at the API. */
const SIMKL_PAGES = 'https://simkl.com';

/**
 * n8n 1 wants these by its API, although they belong to other kinds of sign-in; an empty secret is never sent. Which
 * domains an HTTP Request node may use a credential for, n8n itself asks of each: this is its own preset.
 */
const ASKED_BY_N8N_1 = {
	serverUrl: '',
	clientSecret: '',
	sendAdditionalBodyProperties: false,
	additionalBodyProperties: '',
	allowedHttpRequestDomains: 'all',
};

const JSON_HEADERS = { 'Content-Type': 'application/json', 'User-Agent': USER_AGENT };

export const SERVICES: Record<
	ServiceName,
	(credential: ICredentialDataDecryptedObject, send: Sender) => CodeService
> = { trakt: traktBy, simkl: simklBy };

function traktBy(credential: ICredentialDataDecryptedObject, send: Sender): CodeService {
	const clientId = clientIdIn(credential, 'Trakt');
	const apiAddress = baseAddress(credential.traktApiAddress, 'Trakt API Address');
	const authAddress = baseAddress(credential.traktAuthAddress, 'Trakt Sign-In Address');
	const signIn = send(authAddress, JSON_HEADERS);
	return {
		name: 'Trakt',
		service: 'trakt',
		credentialType: 'traktOAuth2Api',
		requestCode: async () =>
			await requestTraktCode(createTraktClient({ account: clientId, send: signIn }), clientId),
		ask: async (deviceCode) => await askTrakt(signIn, { clientId, deviceCode }),
		async ownerOf(tokens) {
			const headers = {
				...JSON_HEADERS,
				'trakt-api-version': '2',
				'trakt-api-key': clientId,
				Authorization: `Bearer ${String(tokens.access_token)}`,
			};
			const api = createTraktClient({ account: clientId, send: send(apiAddress, headers) });
			const { name } = await readTraktUser(api);
			return { account: name, credentialName: `${name} at Trakt` };
		},
		dataFor: (oauthTokenData) => ({
			...ASKED_BY_N8N_1,
			clientId,
			apiAddress,
			authAddress,
			oauthTokenData,
		}),
	};
}

function simklBy(credential: ICredentialDataDecryptedObject, send: Sender): CodeService {
	const clientId = clientIdIn(credential, 'Simkl');
	const clientSecret = String(credential.simklClientSecret ?? '').trim();
	const apiAddress = baseAddress(credential.simklApiAddress, 'Simkl API Address');
	const app = { clientId, name: APP_NAME, version: VERSION };
	const clientBy = (sender: SendOnce) =>
		createSimklClient({ account: clientId, app, send: sender });
	const signIn = send(apiAddress, JSON_HEADERS);
	return {
		name: 'Simkl',
		service: 'simkl',
		credentialType: 'simklOAuth2Api',
		requestCode: async () => await requestSimklCode(clientBy(signIn), clientId),
		ask: async (deviceCode) => await askSimkl(signIn, { clientId, clientSecret, deviceCode }),
		async ownerOf(tokens) {
			const headers = { ...JSON_HEADERS, Authorization: `Bearer ${String(tokens.access_token)}` };
			const { id, name } = await readSimklUser(clientBy(send(apiAddress, headers)));
			// Names are not unique at Simkl; the number is.
			return { account: name, credentialName: `${name} at Simkl (${id})` };
		},
		dataFor: (oauthTokenData) => ({
			...ASKED_BY_N8N_1,
			clientId,
			clientSecret,
			apiAddress,
			authAddress: SIMKL_PAGES,
			oauthTokenData,
		}),
	};
}

function clientIdIn(credential: ICredentialDataDecryptedObject, name: 'Trakt' | 'Simkl'): string {
	const field = { Trakt: credential.traktClientId, Simkl: credential.simklClientId }[name];
	const clientId = String(field ?? '').trim();
	if (clientId !== '') return clientId;
	throw new UnusableInput(
		`The Connect by Code credential has no Client ID of ${name}`,
		`Make an app at ${name}, and put its Client ID into the credential.`,
	);
}

/** The service that a field or a form names, whatever its letters' case. */
export function serviceNamed(value: string): ServiceName {
	const name = value.trim().toLowerCase();
	if (name === 'trakt' || name === 'simkl') return name;
	throw new UnusableInput(
		`Nobody can be connected to "${value}" by a code`,
		'Choose Trakt or Simkl in the field "Service".',
	);
}
