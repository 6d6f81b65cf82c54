import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import type { SendOnce } from '../../../../services/http/exchange';
import { sendOnce } from './sendOnce';

/**
 * Sends without signing in: what is asked before there is a sign-in, or with a token in `headers` that is not kept yet.
 * The credential is only where its values come from that no refusal may give away, as that token.
 */
export function sendPlainly(
	execute: IExecuteFunctions,
	{
		credentialType,
		credential,
	}: {
		credentialType: string;
		credential: ICredentialDataDecryptedObject;
	},
	{ address, headers }: { address: string; headers: Record<string, string> },
): SendOnce {
	const accessToken = (headers.Authorization ?? '').replace('Bearer ', '');
	const own = { ...credential, accessToken };
	const send = sendOnce(execute, { credentialType, credential: own, address, headers });
	return async (request, timeoutMs) => await send({ ...request, anonymous: true }, timeoutMs);
}
