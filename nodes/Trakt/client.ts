import type { IPollFunctions } from 'n8n-workflow';
import {
	createTraktClient,
	cursorFrom,
	newestPlay,
	readChanges,
	readUser,
} from '../../services/trakt';
import type { Connection } from '../shared/action/operation';
import type { SendingContext } from '../shared/action/sending/sendOnce';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import type { PolledAccount } from '../shared/poll/pollWatchEvents';
import { lookAsSamePerson } from '../shared/poll/samePerson';

/**
 * The same context, whose Trakt credential names n8n's own redirect address where it is renewed. Trakt asks for it again
 * with each renewal, and n8n sends it with the first exchange alone. Nobody has to type it: it is what n8n itself showed
 * when the account was connected.
 */
export function withRedirectAddress<Context extends SendingContext>(
	context: Context,
	credentialType: string,
): Context {
	const getCredentials = async (type: string, itemIndex?: number) => {
		const credential = await context.getCredentials(type, itemIndex);
		const { accessTokenUrl } = credential;
		if (type !== credentialType || typeof accessTokenUrl !== 'string') return credential;
		const address = encodeURIComponent(redirectAddress(context));
		return { ...credential, accessTokenUrl: `${accessTokenUrl}?redirect_uri=${address}` };
	};
	return new Proxy(context, {
		get: (target, name): unknown =>
			name === 'getCredentials' ? getCredentials : Reflect.get(target, name),
	});
}

/** The OAuth Redirect URL as n8n's editor shows it: the editor's address and the name of its REST interface. */
export function redirectAddress(
	context: Pick<SendingContext, 'getInstanceBaseUrl' | 'getRestApiUrl'>,
): string {
	const base = context.getInstanceBaseUrl().replace(/(?<!\/)\/+$/, '');
	const rest =
		context
			.getRestApiUrl()
			.replace(/(?<!\/)\/+$/, '')
			.split('/')
			.at(-1) ?? 'rest';
	return `${base}/${rest}/oauth2-credential/callback`;
}

export const TRAKT_CREDENTIAL = 'traktOAuth2Api';

/** One connection per run of the node or poll; its pace is shared with every other node of the same credential. */
export async function connectTrakt(n8n: SendingContext): Promise<Connection> {
	const context = withRedirectAddress(n8n, TRAKT_CREDENTIAL);
	const credential = await context.getCredentials(TRAKT_CREDENTIAL);
	const { apiAddress, clientId } = credential;
	const stored = context.getNode().credentials?.[TRAKT_CREDENTIAL];
	const send = sendOnce(context, {
		credentialType: TRAKT_CREDENTIAL,
		credential,
		address: baseAddress(apiAddress, 'API Address'),
		headers: {
			// Trakt answers 412 without it, on requests without a body as well.
			'Content-Type': 'application/json',
			'trakt-api-version': '2',
			'trakt-api-key': String(clientId).trim(),
			'User-Agent': USER_AGENT,
		},
	});
	return {
		destination: 'trakt',
		account: stored?.name,
		client: createTraktClient({ account: stored?.id ?? String(clientId), send }),
	};
}

/** The Trakt account of the trigger's credential. Whose it is, is kept with the cursor. */
export async function polledTrakt(poll: IPollFunctions): Promise<PolledAccount> {
	const { client } = await connectTrakt(poll);
	return {
		id: poll.getNode().credentials?.[TRAKT_CREDENTIAL]?.id ?? '',
		look: async (cursor, startDays) =>
			await lookAsSamePerson(cursor, {
				name: 'history',
				cursorFrom,
				readPerson: async () => await readUser(client),
				readChanges: async (user, before) => await readChanges(client, user, before, startDays),
			}),
		newest: async () => await newestPlay(client, await readUser(client)),
	};
}
