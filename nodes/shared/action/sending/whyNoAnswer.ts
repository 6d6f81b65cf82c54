import { NoAnswer, SignInRejected } from '../../../../services/http/exchange';
import { isRecord } from '../record';
import type { UnknownRecord } from '../record';
import { UnusableInput } from '../unusableInput';

/** Node.js and axios codes: nobody was there to take the request. */
const UNREACHABLE =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ERR_INVALID_URL|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;
/** Node.js's codes of a certificate that is self-signed, expired or another host's. */
const CERTIFICATE =
	/^(CERT_\w+|ERR_TLS_CERT\w*|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_(VERIFY|GET)_\w+)$/;
/** The line broke while the request was under way. */
const CONNECTION_LOST =
	/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_STREAM_\w+|ERR_BAD_RESPONSE|ERR_NETWORK)$/;
const TIMEOUT = /^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_\w*TIMEOUT)$/;

/** n8n's own texts (n8n-core oauth.js, @n8n/client-oauth2): they carry no code. */
const NOT_CONNECTED =
	/OAuth credentials not connected|Unable to sign without access token|no refresh token is available|of undefined \(reading '(access|refresh)Token'\)/i;
const RECONNECT = /needs to be reconnected/i;
/** Our own credentials' codes, where they renew a sign-in themselves (credentials/signIn/simklRenewal.ts). */
const OWN = new Map([
	['SIMKL_NO_TOKEN', () => notConnected()],
	['SIMKL_READ_ONLY', () => new SignInRejected('The sign-in may only read', 'readOnly')],
	[
		'SIMKL_APP_NOT_TAKEN',
		() => new SignInRejected('The service does not take this app', 'appUnknown'),
	],
	['SIMKL_TOKEN_NOT_TAKEN', () => notRenewed()],
]);

/** OAuth 2 answers of the token endpoint that pass by themselves. */
const PASSING_REFUSALS = new Set(['temporarily_unavailable', 'server_error', 'slow_down']);

/** A user name and password that the service does not take: there is no session at all, so no request was sent with one. */
export class SignInNotAccepted extends SignInRejected {}

/**
 * n8n wraps whatever was thrown in a NodeApiError, whose `cause` is the original. n8n 1 forgets the original, and keeps
 * its code or status as `httpCode`.
 */
function chainOf(thrown: unknown): UnknownRecord[] {
	const chain: UnknownRecord[] = [];
	for (let link = thrown; isRecord(link) && chain.length < 8; link = link.cause) {
		const isLast = !isRecord(link.cause);
		const { message, httpCode, context } = link;
		const forgotten = isLast && typeof httpCode === 'string' && link.code === undefined;
		chain.push(forgotten ? { message, ...rememberedOf(httpCode, context) } : link);
	}
	return chain;
}

function rememberedOf(httpCode: string, context: unknown): UnknownRecord {
	const status = Number(httpCode);
	if (!Number.isInteger(status)) return { code: httpCode };
	return { response: { status, data: isRecord(context) ? context.data : undefined } };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const notConnected = () =>
	new SignInRejected('The credential is not connected to an account', 'notConnected');

const notRenewed = () =>
	new SignInRejected('The stored sign-in was refused and could not be renewed');

const renewalDelayed = () =>
	new NoAnswer('unreachable', false, 'The sign-in could not be renewed just now');

/** The token endpoint's refusal, as @n8n/client-oauth2 throws it: AuthError (EAUTH) or ResponseError (ESTATUS). */
function renewalRefused(link: UnknownRecord): Error | undefined {
	if (link.code === 'EAUTH') {
		const refusal = isRecord(link.body) ? textOf(link.body.error) : '';
		if (PASSING_REFUSALS.has(refusal)) return renewalDelayed();
		return refusal === 'invalid_client' || refusal === 'unauthorized_client'
			? new SignInRejected(
					'The service no longer knows the app behind this credential',
					'appUnknown',
				)
			: notRenewed();
	}
	if (link.code !== 'ESTATUS') return undefined;
	const isPage = /^\s*</.test(textOf(link.body));
	return [400, 401, 403].includes(Number(link.status)) && !isPage ? notRenewed() : renewalDelayed();
}

/** axios keeps the address it called; another than ours is the sign-in's, so our request never left twice. */
function wasElsewhere(link: UnknownRecord, requestUrl: string): boolean {
	const called = isRecord(link.config) ? textOf(link.config.url) : '';
	return called !== '' && called !== requestUrl;
}

function lineBroken(link: UnknownRecord, requestUrl: string): Error | undefined {
	const code = textOf(link.code);
	const lost = CONNECTION_LOST.test(code) || /socket hang up/i.test(textOf(link.message));
	if (!lost && !TIMEOUT.test(code) && !UNREACHABLE.test(code)) return undefined;
	if (wasElsewhere(link, requestUrl)) return renewalDelayed();
	if (TIMEOUT.test(code)) return new NoAnswer('timeout', true, 'No answer came in time');
	if (lost) return new NoAnswer('connectionLost', true, 'The connection broke before the answer');
	return new NoAnswer('unreachable', false, 'The service could not be reached');
}

/** Undefined unless the server's certificate is not one that this n8n trusts: tried again, it will be the same. */
export function whyNotTrusted(thrown: unknown): UnusableInput | undefined {
	if (!chainOf(thrown).some(({ code }) => CERTIFICATE.test(textOf(code)))) return undefined;
	return new UnusableInput(
		"The server's certificate is not one that n8n trusts",
		'Check the address in the credential. If it is your own server with a self-signed certificate, switch on "Ignore SSL Issues (Insecure)" there.',
	);
}

/**
 * Reads what n8n threw instead of an answer, undefined if it is nothing that sending can explain. The texts are our
 * own: a thrown request carries headers and tokens.
 */
export function whyNoAnswer(thrown: unknown, requestUrl: string): Error | undefined {
	if (thrown instanceof SignInRejected || thrown instanceof NoAnswer) return thrown;
	const chain = chainOf(thrown);
	const messages = chain.map(({ message }) => textOf(message));
	const own = chain.map(({ code }) => OWN.get(textOf(code))).find((known) => known !== undefined);
	if (own) return own();
	if (messages.some((message) => NOT_CONNECTED.test(message))) return notConnected();
	if (messages.some((message) => RECONNECT.test(message))) return notRenewed();
	for (const link of chain) {
		const status = isRecord(link.response) ? link.response.status : undefined;
		// A status of 4xx from another address than ours is the answer to a user name and password.
		const isRefusal = typeof status === 'number' && status >= 400 && status < 500;
		if (isRefusal && wasElsewhere(link, requestUrl)) {
			if (status === 408 || status === 425 || status === 429) return renewalDelayed();
			return new SignInNotAccepted('The service did not accept the user name and password');
		}
		if (status === 401) {
			return new SignInRejected('The service refused the sign-in, even after it was renewed');
		}
		// Any other status of the service itself is an answer; only the token endpoint's is thrown.
		if (typeof status === 'number' && status >= 500) return renewalDelayed();
		const reason = renewalRefused(link) ?? lineBroken(link, requestUrl);
		if (reason) return reason;
	}
	return undefined;
}
