import type { ICredentialDataDecryptedObject, IPollFunctions } from 'n8n-workflow';
import { APP_NAME, VERSION } from '../../identity';
import {
	createSimklClient,
	cursorFrom,
	newestPlay,
	readChanges,
	readUser,
	refuseReadOnly,
} from '../../services/simkl';
import type { Connection } from '../shared/action/operation';
import { isRecord } from '../shared/action/record';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import type { SendingContext } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import type { PolledAccount } from '../shared/poll/pollWatchEvents';
import { lookAsSamePerson } from '../shared/poll/samePerson';
import { authenticationFrom, CREDENTIAL_OF } from './authentication';
import { notingPauses } from './pollSparingly';

/** The access token that n8n sends: of the sign-in on Simkl's page, or of the renewed refresh token. */
function tokenOf({ oauthTokenData, sessionToken }: ICredentialDataDecryptedObject): string {
	const token = isRecord(oauthTokenData) ? oauthTokenData.access_token : sessionToken;
	return typeof token === 'string' ? token : '';
}

/**
 * One connection per run of the node or poll; its pace is shared with every other node of the same credential. A sign-in that
 * may only read is good for a poll alone.
 */
export async function connectSimkl(
	context: SendingContext,
	authenticationParameter: unknown,
	{ writes }: { writes: boolean },
): Promise<Connection> {
	const credentialType = CREDENTIAL_OF[authenticationFrom(authenticationParameter)];
	const credential = await context.getCredentials(credentialType);
	const { oauthTokenData, refreshToken } = credential;
	if (writes && isRecord(oauthTokenData)) refuseReadOnly(oauthTokenData.scope);
	const { apiAddress, clientId } = credential;
	const stored = context.getNode().credentials?.[credentialType];
	const app = { clientId: String(clientId).trim(), name: APP_NAME, version: VERSION };
	const send = sendOnce(context, {
		credentialType,
		credential,
		address: baseAddress(apiAddress, 'API Address'),
		headers: { 'Content-Type': 'application/json', 'User-Agent': USER_AGENT },
		tokenOf,
	});
	return {
		destination: 'simkl',
		account: stored?.name,
		client: createSimklClient({
			account: stored?.id ?? app.clientId,
			app,
			// Neither would be there if Simkl did not know the app.
			isSignedIn:
				isRecord(oauthTokenData) || (typeof refreshToken === 'string' && refreshToken !== ''),
			send,
		}),
	};
}

/** The Simkl account of the trigger's credential. Whose it is, is kept with the cursor. */
export async function polledSimkl(poll: IPollFunctions): Promise<PolledAccount> {
	const authentication = authenticationFrom(poll.getNodeParameter('authentication', 'oAuth2'));
	const { client } = await connectSimkl(poll, authentication, { writes: false });
	return {
		id: poll.getNode().credentials?.[CREDENTIAL_OF[authentication]]?.id ?? '',
		look: async (cursor, startDays) =>
			await notingPauses(
				poll,
				async () =>
					await lookAsSamePerson(cursor, {
						name: 'library',
						cursorFrom,
						readPerson: async () => await readUser(client),
						readChanges: async (user, before) => await readChanges(client, user, before, startDays),
					}),
			),
		newest: async () => await newestPlay(client, await readUser(client)),
	};
}
