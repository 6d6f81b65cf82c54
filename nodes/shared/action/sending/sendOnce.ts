import { NodeOperationError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import { SignInRejected } from '../../../../services/http/exchange';
import type { SendOnce, ServiceAnswer } from '../../../../services/http/exchange';
import { isRecord } from '../record';
import { UnusableInput } from '../unusableInput';
import { renewedByN8n1, thrownByN8n1 } from './olderN8n';
import { withOpenCredential } from './openCredential';
import { secretsIn, withoutSecrets } from './ownSecrets';
import { sendSharing } from './sharedSignIn';
import { cancelledBy, wholeBody, withinTime } from './wholeAttempt';
import { whyNoAnswer, whyNotTrusted } from './whyNoAnswer';

/** The contexts of n8n that send with a credential: a run, a poll, a list in the editor, publishing a trigger. */
export type SendingContext =
	| IExecuteFunctions
	| IPollFunctions
	| ILoadOptionsFunctions
	| IHookFunctions;

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

export interface Wire {
	credentialType: string;
	/** The credential itself where it is open already, so that it need not be opened for each request. */
	credential?: ICredentialDataDecryptedObject;
	/** From the credential alone, never from an item. */
	address: string;
	headers: Record<string, string>;
	/** For a server at home whose certificate nobody has signed; the credential's own switch. */
	skipCertificateCheck?: boolean;
	/** For a service where a renewal ends the access token before it: how to find that token in the credential. */
	tokenOf?: (credential: ICredentialDataDecryptedObject) => string;
}

/** A web address without its trailing slashes. One with a name and password in it would replace our own sign-in by them. */
export function baseAddress(value: unknown, field: string): string {
	const address = typeof value === 'string' ? value.trim().replace(/(?<!\/)\/+$/, '') : '';
	if (/^https?:\/\/[^\s/\\?#@]+(\/[^\s?#]*)?$/i.test(address)) return address;
	throw new UnusableInput(
		`The credential's "${field}" is not a web address`,
		`Open the credential and give an address such as https://api.example.com for "${field}".`,
	);
}

/** What n8n's sender gave, as a service reads it. */
export function answerOf(response: unknown): ServiceAnswer {
	const { statusCode, headers, body } = isRecord(response) ? response : {};
	return {
		status: typeof statusCode === 'number' ? statusCode : 0,
		headers: Object.fromEntries(
			Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [
				name.toLowerCase(),
				Array.isArray(value) ? value.join(', ') : String(value),
			]),
		),
		body,
	};
}

/**
 * A sign-in that was saved and never connected. n8n knows it for one kind of grant alone; with PKCE it stumbles over the
 * tokens that are not there.
 */
function isNeverConnected(credentialType: string, credential: ICredentialDataDecryptedObject) {
	if (!credentialType.endsWith('OAuth2Api')) return false;
	const { oauthTokenData: tokens } = credential;
	return !isRecord(tokens) || !tokens.access_token;
}

/** n8n's side of the contract in services/http/exchange.ts. */
export function sendOnce(
	context: SendingContext,
	{ credentialType, credential, address, headers, skipCertificateCheck, tokenOf }: Wire,
): SendOnce {
	let sender = credential ? withOpenCredential(context, credentialType, credential) : context;
	const shared = credential && tokenOf && { context, credentialType, credential, tokenOf };
	return async (request, timeoutMs) => {
		const { method, path, query = {}, body, form, headers: more, anonymous } = request;
		if (credential && isNeverConnected(credentialType, credential)) {
			throw new SignInRejected('The credential is not connected to an account', 'notConnected');
		}
		const url = `${address}${path}`;
		const qs = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
		const options: IHttpRequestOptions = {
			method,
			url,
			qs,
			body: form ? new URLSearchParams(form).toString() : body,
			headers: { ...headers, ...more, ...(form && FORM) },
			json: true,
			timeout: timeoutMs,
			returnFullResponse: true,
			// The 401 has to be thrown: n8n renews the token when it sees it so, and only then.
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
			// A redirect would carry the token to an address that nobody entered in the credential.
			disableFollowRedirect: true,
			skipSslCertificateValidation: skipCertificateCheck,
		};
		const sendIt = async (how: IHttpRequestOptions, signal: AbortSignal, as = sender) => {
			const answer = answerOf(
				await context.helpers.httpRequestWithAuthentication.call(
					cancelledBy(as, signal),
					credentialType,
					{ ...how, abortSignal: signal },
				),
			);
			return { ...answer, body: await wholeBody(answer.body) };
		};
		// As a stream, so that an answer without an end is not read into memory first; what n8n 1 throws it has to read.
		const streamed: IHttpRequestOptions = { ...options, encoding: 'stream' };
		const throwing = { ...options, ignoreHttpStatusErrors: false };
		const secrets = async () =>
			secretsIn(credential ?? (await context.getCredentials(credentialType)));
		try {
			const answer = await withinTime(timeoutMs, async (signal) => {
				if (anonymous) {
					const answered = { ...streamed, ignoreHttpStatusErrors: true, abortSignal: signal };
					const answer = answerOf(await context.helpers.httpRequest(answered));
					return { ...answer, body: await wholeBody(answer.body) };
				}
				if (shared) {
					return await sendSharing(shared, async (as, how) => {
						if (how === 'quiet')
							return await sendIt({ ...streamed, ignoreHttpStatusErrors: true }, signal, as);
						const answer = await sendIt(streamed, signal, as);
						if (answer.status !== 401) return answer;
						return await thrownByN8n1(async () => await sendIt(throwing, signal, as));
					});
				}
				const answer = await sendIt(streamed, signal);
				// n8n 2 throws it; n8n 1 knows no such exception, and is asked once more to throw whatever comes.
				if (answer.status !== 401) return answer;
				// Another execution may have renewed it meanwhile, which only the stored one shows.
				sender = context;
				return await renewedByN8n1(async () => await sendIt(throwing, signal));
			});
			if (answer.status < 400) return answer;
			return { ...answer, body: withoutSecrets(answer.body, await secrets()) };
		} catch (thrown) {
			sender = context;
			// Only where the credential has that switch; elsewhere it is one more way to be unreachable.
			const distrust = skipCertificateCheck === false ? whyNotTrusted(thrown) : undefined;
			const reason = distrust ?? whyNoAnswer(thrown, url);
			const own = await secrets().catch(() => []);
			const hidden = (text: string) => String(withoutSecrets(text, own));
			if (reason) {
				reason.message = hidden(reason.message);
				throw reason;
			}
			const message = isRecord(thrown) && typeof thrown.message === 'string' ? thrown.message : '';
			throw new NodeOperationError(
				context.getNode(),
				hidden(message) || 'The request was not sent',
			);
		}
	};
}
