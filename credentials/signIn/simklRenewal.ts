import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { APP_NAME, VERSION } from '../../identity';

const WEB_ADDRESS = /^https?:\/\/[^\s/\\?#@]+(\/[^\s?#]*)?$/i;

/** The node (nodes/shared/action/sending/whyNoAnswer.ts) goes by these: n8n passes a thrown code on, whatever it does with the text. */
type Refusal =
	| 'SIMKL_NO_TOKEN'
	| 'SIMKL_READ_ONLY'
	| 'SIMKL_APP_NOT_TAKEN'
	| 'SIMKL_TOKEN_NOT_TAKEN';

class RenewalRefused extends Error {
	constructor(
		readonly code: Refusal,
		message: string,
	) {
		super(message);
		this.name = 'RenewalRefused';
	}
}

type Send = (request: IHttpRequestOptions) => Promise<unknown>;

/**
 * Gives an access token: a new one for the refresh token, which stays as it is, or that of an old app, which does not end.
 * Throws texts that n8n shows where the credential is tested, each with a code for the node.
 */
export async function renewed(
	send: Send,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const refreshToken = textOf(credentials.refreshToken);
	const pasted = textOf(credentials.accessToken);
	if (refreshToken === '') {
		if (pasted === '') {
			throw new RenewalRefused(
				'SIMKL_NO_TOKEN',
				'There is no token: put the Refresh Token into the credential, or the Access Token of an old app',
			);
		}
		if (!pasted.startsWith('simkl_at_')) return { sessionToken: pasted };
		throw new RenewalRefused(
			'SIMKL_NO_TOKEN',
			'An access token of a new app ends after seven days: put the Refresh Token that came with it into the credential instead',
		);
	}
	const clientSecret = textOf(credentials.clientSecret);
	const form = {
		grant_type: 'refresh_token',
		client_id: textOf(credentials.clientId),
		// An empty one would be a wrong one.
		...(clientSecret ? { client_secret: clientSecret } : {}),
		refresh_token: refreshToken,
	};
	const answer = await send({
		method: 'POST',
		url: `${addressOf(credentials.apiAddress)}/oauth2/token`,
		qs: { 'app-name': APP_NAME, 'app-version': VERSION },
		headers: {
			'Content-Type': 'application/x-www-form-urlencoded',
			'User-Agent': `${APP_NAME}/${VERSION}`,
		},
		body: new URLSearchParams(form).toString(),
		json: true,
		timeout: 20_000,
		// A redirect would carry the token to an address that nobody entered.
		disableFollowRedirect: true,
	}).catch((thrown: unknown) => {
		// What was thrown holds the request, and with it the token: it goes no further where we know what it means.
		throw whyRefused(thrown) ?? thrown;
	});
	const { access_token: accessToken, scope } = fieldsOf(answer);
	if (textOf(accessToken) === '') {
		throw new Error('Something other than Simkl answers at this address: check API Address');
	}
	if (/\bmedia:read\b/.test(textOf(scope)) && !/\bmedia:write\b/.test(textOf(scope))) {
		throw new RenewalRefused(
			'SIMKL_READ_ONLY',
			'This Simkl sign-in may only read: get a refresh token with the scope "media:read media:write", letter for letter',
		);
	}
	return { sessionToken: textOf(accessToken) };
}

/** Undefined for what passes by itself, or is no answer of Simkl's. */
function whyRefused(thrown: unknown): Error | undefined {
	const { status, data } = fieldsOf(fieldsOf(thrown).response);
	const error = textOf(fieldsOf(data).error);
	if (error === 'invalid_grant') {
		return new RenewalRefused(
			'SIMKL_TOKEN_NOT_TAKEN',
			'The credential needs to be reconnected: Simkl does not take its refresh token any more, which ends after 180 days without use or when the app is taken away under Connected Apps. Get a new one',
		);
	}
	if (error === 'invalid_client' || error === 'unauthorized_client') {
		return new RenewalRefused(
			'SIMKL_APP_NOT_TAKEN',
			`Simkl does not take this app (${error}): check Client ID. An app of the kind "Server apps & services" needs its Client Secret, any other must have none; one made before September 2026 has no refresh token, but an Access Token`,
		);
	}
	return status === 412
		? new RenewalRefused(
				'SIMKL_APP_NOT_TAKEN',
				'Simkl does not take this app (412): check Client ID',
			)
		: undefined;
}

function addressOf(value: unknown): string {
	const address = textOf(value).replace(/(?<!\/)\/+$/, '');
	if (WEB_ADDRESS.test(address)) return address;
	throw new Error(
		'The credential\'s "API Address" is not a web address: give it with https://, e.g. https://api.simkl.com',
	);
}

function fieldsOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
