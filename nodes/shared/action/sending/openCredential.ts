import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { SendingContext } from './sendOnce';

/**
 * Milliseconds that an opened credential serves. A long run opens it again, so that a token which another process renewed
 * meanwhile is met once and not with each request.
 */
const OPEN_FOR_MS = 30_000;

/**
 * The same context, for which the credential is open already. n8n's sender opens it anew for each request: a read of the
 * database and, in an OAuth2 credential with an address that is made up, two expressions in a fresh isolate. What it
 * renews it writes into the object that it was given, and into the database as ever.
 */
export function withOpenCredential<Context extends SendingContext>(
	context: Context,
	credentialType: string,
	credential: ICredentialDataDecryptedObject,
): Context {
	const openUntil = Date.now() + OPEN_FOR_MS;
	const getCredentials = async (type: string, itemIndex?: number) =>
		type === credentialType && Date.now() < openUntil
			? credential
			: await context.getCredentials(type, itemIndex);
	return new Proxy(context, {
		get: (target, name): unknown =>
			name === 'getCredentials' ? getCredentials : Reflect.get(target, name),
	});
}
