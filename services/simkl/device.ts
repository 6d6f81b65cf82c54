import type { SendOnce, ServiceAnswer } from '../http/exchange';
import { NoAnswer } from '../http/exchange';
import { anything, isData, itemOf, textOf } from '../http/json';
import { isGatewayPage } from '../http/noAnswer';
import type { ServiceClient } from '../http/serviceClient';
import { ServiceError } from '../http/serviceError';
import { noSignIn, timesOf } from '../shared/signInByCode';
import type { CodeAnswer, SignInCode } from '../shared/signInByCode';

const SIMKL = { name: 'Simkl', service: 'simkl' };
const TIMEOUT_MS = 20_000;
/** Without it, or with a slip in it, Simkl gives a sign-in that can only read, and says nothing. */
const SCOPE = 'media:read media:write';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** A code for one person to enter at Simkl. */
export async function requestSimklCode(
	client: ServiceClient,
	clientId: string,
): Promise<SignInCode> {
	const form: Array<[string, string]> = [
		['client_id', clientId],
		['scope', SCOPE],
	];
	const answer = await client.request(
		{ method: 'POST', path: '/oauth2/device', form },
		// What else may answer in its place is told below, with what to check.
		{ answers: anything, accept: [400, 401, 403] },
	);
	const given = itemOf(answer);
	if (answer.status >= 300) {
		const isOther = given.error === 'unauthorized_client';
		throw noSignIn(isOther ? 'noCodes' : 'appUnknown', SIMKL);
	}
	const deviceCode = textOf(given.device_code);
	const userCode = textOf(given.user_code);
	const page = textOf(given.verification_uri);
	if (!deviceCode || !userCode || !page) {
		throw new ServiceError({
			service: 'simkl',
			kind: 'refused',
			message: 'Something other than Simkl answered at this address',
			description: "Check Simkl's address in the credential.",
		});
	}
	const pageWithCode = textOf(given.verification_uri_complete);
	return { deviceCode, userCode, page, pageWithCode, ...timesOf(given, client.clock.now()) };
}

/** One question whether the code has been entered. No answer at all is none yet: the next one may get through. */
export async function askSimkl(
	send: SendOnce,
	{
		clientId,
		clientSecret,
		deviceCode,
	}: { [Field in 'clientId' | 'deviceCode']: string } & {
		clientSecret?: string;
	},
): Promise<CodeAnswer> {
	const form: Array<[string, string]> = [
		['grant_type', DEVICE_GRANT],
		['device_code', deviceCode],
		['client_id', clientId],
	];
	if (clientSecret) form.push(['client_secret', clientSecret]);
	const path = '/oauth2/token';
	const answer = await send({ method: 'POST', path, form }, TIMEOUT_MS).catch(silence);
	return answer ? meaningOf(answer) : { is: 'pending' };
}

function silence(thrown: unknown): undefined {
	if (!(thrown instanceof NoAnswer)) throw thrown;
}

/** OAuth's own words (RFC 8628, 3.5). Anything else is asked again until the code has expired. */
const MEANINGS: Partial<Record<string, CodeAnswer>> = {
	slow_down: { is: 'tooSoon' },
	expired_token: { is: 'expired' },
	access_denied: { is: 'denied' },
	invalid_grant: { is: 'unknown' },
	invalid_client: { is: 'appUnknown' },
	unauthorized_client: { is: 'noCodes' },
};

function meaningOf(answer: ServiceAnswer): CodeAnswer {
	const { status, body } = answer;
	if (isGatewayPage(answer) || !isData(body)) return { is: 'pending' };
	if (status === 200 && textOf(body.access_token) && textOf(body.refresh_token)) {
		return { is: 'signedIn', tokens: body };
	}
	return MEANINGS[textOf(body.error) ?? ''] ?? { is: 'pending' };
}
