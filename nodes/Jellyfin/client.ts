import { sleep } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { SignInRejected } from '../../services/http/exchange';
import type { SendOnce } from '../../services/http/exchange';
import { inTurn } from '../../services/http/pace';
import type { ServiceClient } from '../../services/http/serviceClient';
import { createJellyfinClient, getSelf, listUsers } from '../../services/jellyfin';
import { Memory } from '../../services/shared/memory';
import type { Connection, Operation, OperationContext, Resource } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import type { SendingContext } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import { SignInNotAccepted } from '../shared/action/sending/whyNoAnswer';
import { UnusableInput } from '../shared/action/unusableInput';
import { authenticationFrom, CREDENTIAL_OF } from './authentication';
import type { Authentication } from './authentication';
import { jellyfinId } from './fields/jellyfinId';

/** The users of the server, as far as an operation has to know them. */
export interface Users {
	/** The id of the user who is signed in; absent with an API key, which belongs to nobody. */
	signedIn?: () => Promise<string>;
	/** The id of the user of this name, in any case. */
	named(name: string): Promise<string>;
}

/** Who is signed in with which account: it hardly ever changes, so it is asked once a day. */
const signedInUsers = new Memory<string>();

/** For tests in which an account changes hands. */
export function forgetSignedInUsers(): void {
	signedInUsers.clear();
}

const sameName = (one: unknown, other: string) =>
	typeof one === 'string' && one.trim().toLowerCase() === other.trim().toLowerCase();

/** @param account whose session it is; undefined with an API key */
export function usersOf(client: ServiceClient, account: string | undefined): Users {
	let all: ReturnType<typeof listUsers> | undefined;
	return {
		...(account !== undefined && {
			signedIn: async () => {
				const known = signedInUsers.get(account);
				if (known !== undefined) return known;
				const id = jellyfinId((await getSelf(client)).Id, 'user');
				signedInUsers.set(account, id);
				return id;
			},
		}),
		async named(name) {
			all ??= listUsers(client);
			const found = (await all).find(({ Name }) => sameName(Name, name));
			if (found) return jellyfinId(found.Id, 'user');
			throw new UnusableInput(
				`The Jellyfin server has no user named "${name.trim()}"`,
				'Give the name as it stands under Dashboard → Users in Jellyfin, or choose the user from the list.',
			);
		},
	};
}

const clock = { now: () => Date.now(), sleep };

/**
 * Jellyfin knows one session per user and device: signing in ends the one before. Executions that meet an ended
 * session at the same moment all sign in, and all but the last lose again what they just got. So what was refused after
 * its renewal is sent once more, one at a time, with the session that was stored last.
 */
export function inOneSession(account: string, send: SendOnce): SendOnce {
	return async (request, timeoutMs) =>
		await send(request, timeoutMs).catch(async (thrown: unknown) => {
			const mayBeSuperseded =
				thrown instanceof SignInRejected && !(thrown instanceof SignInNotAccepted);
			if (!mayBeSuperseded) throw thrown;
			return await inTurn(`session|${account}`, clock, async () => await send(request, timeoutMs));
		});
}

export interface JellyfinConnection extends Connection {
	authentication: Authentication;
	users: Users;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** One connection per run of the node, or per list that the editor asks for. */
export async function connectJellyfin(
	context: SendingContext,
	authenticationParameter: unknown,
): Promise<JellyfinConnection> {
	const authentication = authenticationFrom(authenticationParameter);
	const credentialType = CREDENTIAL_OF[authentication];
	const credential = await context.getCredentials(credentialType);
	const stored = context.getNode().credentials?.[credentialType];

	const { address, send } = senderOf(context, credentialType, credential);
	// A credential that somebody turns to another server or person must not act on what was remembered of the first.
	const account = [stored?.id, address, textOf(credential.userName)].join('|');
	const isUser = authentication === 'user';
	const client = createJellyfinClient({
		account,
		send: isUser ? inOneSession(account, send) : send,
	});
	return {
		destination: 'jellyfin',
		account: stored?.name,
		authentication,
		client,
		users: usersOf(client, isUser ? account : undefined),
	};
}

/** Somebody waits in front of the editor; n8n itself tries a publication again. */
const ATTEMPTS_OF_A_PUBLICATION = 2;

/** The server's own settings, one change after the other: several credentials may be of the same server. */
export async function connectJellyfinServer(context: SendingContext): Promise<ServiceClient> {
	const credential = await context.getCredentials(CREDENTIAL_OF.apiKey);
	const { address, send } = senderOf(context, CREDENTIAL_OF.apiKey, credential);
	return createJellyfinClient({
		account: `settings|${address}`,
		send,
		maxAttempts: ATTEMPTS_OF_A_PUBLICATION,
	});
}

function senderOf(
	context: SendingContext,
	credentialType: string,
	credential: ICredentialDataDecryptedObject,
) {
	const address = baseAddress(credential.address, 'Address');
	const send = sendOnce(context, {
		credentialType,
		address,
		headers: { 'User-Agent': USER_AGENT },
		skipCertificateCheck: credential.allowUnauthorizedCerts === true,
	});
	return { address, send };
}

export type JellyfinContext = OperationContext<JellyfinConnection>;
export type JellyfinOperation = Operation<JellyfinConnection>;
export type JellyfinResource = Resource<JellyfinConnection>;
