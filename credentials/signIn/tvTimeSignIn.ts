import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

export const CLOSED =
	'The public TV Time closed on 2026-07-15. This credential works with a compatible server of your own; to bring your export along, the TV Time node needs no credential (Export: Read).';

/** TV Time's services as its web application names them; the first, in base64, is https://api2.tozelabs.com/v2/user. */
const NOBODY =
	'o_b64=aHR0cHM6Ly9hcGkyLnRvemVsYWJzLmNvbS92Mi91c2Vy&lang=en&country_code=us&source=web&version=2025082201';
const LOGIN = 'https://auth.tvtime.com/v1/login';
const REFRESH = 'https://auth.tvtime.com/v1/refresh';

const PUBLIC_ADDRESS = /^https?:\/\/([\w-]+\.)*tvtime\.com(?=[:/]|$)/i;

const WEB_ADDRESS = /^https?:\/\/[^\s/\\?#@]+(\/[^\s?#]*)?$/i;

type Send = (request: IHttpRequestOptions) => Promise<unknown>;

/**
 * Gives a token that holds: the pasted one, a renewed one, or one of a new sign-in, with the refresh token for the next
 * time.
 */
export async function signIn(
	send: Send,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const pasted = textOf(credentials.pastedToken);
	const isRefused = pasted === textOf(credentials.accessToken);
	const withTokens = credentials.signInWith === 'tokens';
	if (withTokens && !isRefused && holds(pasted)) return { accessToken: pasted };

	const address = addressOf(credentials.address, 'Address');
	const signInAddress = textOf(credentials.signInAddress)
		? addressOf(credentials.signInAddress, 'Sign-In Address')
		: address;
	// Both calls want a token, and one of nobody will do: the web application gets itself one without asking for anything.
	const stranger = textOf((await ask(send, address, NOBODY)).jwt_token);
	const renew = async (upstream: string, body: IDataObject) =>
		pairIn(await ask(send, signInAddress, `o=${encodeURIComponent(upstream)}`, stranger, body));

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

async function ask(
	send: Send,
	address: string,
	query: string,
	token = '',
	body?: IDataObject,
): Promise<Record<string, unknown>> {
	const request = send({
		method: 'POST',
		url: `${address}/sidecar?${query}`,
		headers: token ? { Authorization: `Bearer ${token}` } : {},
		...(body ? { body } : {}),
		json: true,
		timeout: 20_000,
		// A redirect would carry the password to an address that nobody entered.
		disableFollowRedirect: true,
	});
	const answer = await request.catch((refusal: unknown) => {
		// Nobody is there any more, and n8n would only say that a name was not found.
		throw PUBLIC_ADDRESS.test(address) ? new Error(CLOSED, { cause: refusal }) : refusal;
	});
	return fieldsOf(answer);
}

function addressOf(value: unknown, field: string): string {
	const address = textOf(value).replace(/(?<!\/)\/+$/, '');
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
