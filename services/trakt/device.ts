import type { SendOnce, ServiceAnswer } from '../http/exchange';
import { NoAnswer } from '../http/exchange';
import { anything } from '../http/json';
import { isGatewayPage } from '../http/noAnswer';
import type { ServiceClient } from '../http/serviceClient';
import { ServiceError } from '../http/serviceError';
import { noSignIn, timesOf } from '../shared/signInByCode';
import type { CodeAnswer, SignInCode } from '../shared/signInByCode';
import { isData, itemOf, textOf } from './reading';

const TRAKT = { name: 'Trakt', service: 'trakt' };
const TIMEOUT_MS = 20_000;

/** A code for one person to enter at Trakt. `client` speaks with the sign-in's host, without anybody's sign-in. */
export async function requestTraktCode(
	client: ServiceClient,
	clientId: string,
): Promise<SignInCode> {
	const path = '/oauth/device/code';
	const answer = await client.request(
		{ method: 'POST', path, body: { client_id: clientId } },
		// What else may answer in its place is told below, with what to check.
		{ answers: anything, accept: [400, 401, 403, 404] },
	);
	const given = itemOf(answer);
	const deviceCode = textOf(given.device_code);
	const userCode = textOf(given.user_code);
	const page = textOf(given.verification_url);
	if (answer.status >= 300) throw noSignIn('appUnknown', TRAKT);
	if (!deviceCode || !userCode || !page) {
		throw new ServiceError({
			service: 'trakt',
			kind: 'refused',
			message: 'Something other than Trakt answered at this address',
			description: "Check Trakt's addresses in the credential.",
		});
	}
	return { deviceCode, userCode, page, ...timesOf(given, client.clock.now()) };
}

/** One question whether the code has been entered. No answer at all is none yet: the next one may get through. */
export async function askTrakt(
	send: SendOnce,
	{
		clientId,
		clientSecret,
		deviceCode,
	}: { [Field in 'clientId' | 'deviceCode']: string } & {
		clientSecret?: string;
	},
): Promise<CodeAnswer> {
	const body = {
		code: deviceCode,
		client_id: clientId,
		...(clientSecret ? { client_secret: clientSecret } : {}),
	};
	const path = '/oauth/device/token';
	const answer = await send({ method: 'POST', path, body }, TIMEOUT_MS).catch(silence);
	return answer ? meaningOf(answer) : { is: 'pending' };
}

function silence(thrown: unknown): undefined {
	if (!(thrown instanceof NoAnswer)) throw thrown;
}

const MEANINGS: Record<number, CodeAnswer> = {
	401: { is: 'appUnknown' },
	403: { is: 'appUnknown' },
	404: { is: 'unknown' },
	409: { is: 'unknown' },
	410: { is: 'expired' },
	418: { is: 'denied' },
	429: { is: 'tooSoon' },
};

function meaningOf(answer: ServiceAnswer): CodeAnswer {
	if (isGatewayPage(answer)) return { is: 'pending' };
	const { status, body } = answer;
	if (status === 200 && isData(body) && textOf(body.access_token) && textOf(body.refresh_token)) {
		return { is: 'signedIn', tokens: body };
	}
	const said = isData(body) ? textOf(body.error) : undefined;
	if (said === 'invalid_client') return { is: 'appUnknown' };
	return MEANINGS[status] ?? { is: 'pending' };
}
