import { createServiceClient } from '../http/client';
import type { ServiceAnswer, SignInRejected } from '../http/exchange';
import { anObjectWith, anything } from '../http/json';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation, ServiceClient } from '../http/serviceClient';
import { isServiceError } from '../http/serviceError';
import { refused } from './answers';
import type { PlexClientOptions } from './client';
import { idOf, isData } from './reading';

const TOKEN_REFUSED: Explanation = {
	kind: 'reconnect',
	message: 'plex.tv does not accept the token of this credential (401)',
	description:
		'Webhooks belong to an account: put a token of the account itself into the credential, not one that is valid for a single server. docs/plex-node.md says where to find it.',
};

/** What an answer of plex.tv means, which has the account's settings. */
export function explainPlexTvAnswer({ status }: ServiceAnswer): Explanation {
	if (status === 429 || status >= 500) {
		return {
			kind: 'retry',
			message: `plex.tv is not available at the moment (${status})`,
			description:
				'Nothing is wrong with the settings. Publish the workflow again in some minutes.',
		};
	}
	if (status === 401) return TOKEN_REFUSED;
	if (status === 402 || status === 403 || status === 422) {
		return {
			kind: 'refused',
			message: `plex.tv does not let this account set webhooks (${status})`,
			description:
				'Plex has webhooks for accounts with an active Plex Pass only. With one, take the token of that account.',
		};
	}
	return {
		kind: 'refused',
		message: `plex.tv gave an answer that this node does not know (${status})`,
		description:
			'Check the plex.tv address in the credential. If it is right, set Registration to Manual, paste the address into Plex by hand, and look for a newer version of this node.',
	};
}

/** n8n handles the 401 itself, so no answer is left to read. */
export function explainPlexTvSignIn(name: string, rejected: SignInRejected): Explanation {
	return rejected.code === 'refused' ? TOKEN_REFUSED : explainSignInRejected(name, rejected);
}

/** For an answer in a form that plex.tv does not give, although its status was fine. */
export const NOT_PLEX_TV = {
	message: 'Something other than plex.tv answered at this address',
	description:
		'Check the plex.tv address in the credential: https://plex.tv unless you have a reason. If it is right, run this again in some minutes.',
};

const WEBHOOKS = '/api/v2/user/webhooks';
/** Somebody waits in front of the editor; n8n itself tries a publication again. */
const ATTEMPTS = 2;

/** A client for plex.tv, where an account's settings are; the server knows nothing of them. */
export function createPlexTvClient({ account, send, clock }: PlexClientOptions): ServiceClient {
	return createServiceClient({
		service: 'plex',
		name: 'plex.tv',
		account: `tv|${account}`,
		send,
		clock,
		writeIntervalMs: 0,
		maxAttempts: ATTEMPTS,
		explain: explainPlexTvAnswer,
		explainSignIn: explainPlexTvSignIn,
		notUnderstood: NOT_PLEX_TV,
	});
}

/** Whose token it is at plex.tv; undefined for one that only a server knows. */
export async function tokenOwner(
	client: ServiceClient,
): Promise<{ id: string; name: string } | undefined> {
	const answer = await client
		.request({ method: 'GET', path: '/api/v2/user' }, { answers: anObjectWith('id') })
		.catch((thrown: unknown) => {
			if (isServiceError(thrown, 'reconnect')) return undefined;
			throw thrown;
		});
	if (!answer) return undefined;
	const { id, username, title } = isData(answer.body) ? answer.body : {};
	return { id: idOf(id) ?? '', name: idOf(username) ?? idOf(title) ?? '' };
}

/** Whether exactly this address, token and all, is among the account's webhooks, and the only one of its trigger. */
export async function hasWebhook(client: ServiceClient, address: string): Promise<boolean> {
	const own = (await listWebhooks(client)).filter((each) => isOf(each, address));
	return own.length === 1 && own[0] === address;
}

/** Adds the address, in place of what the same trigger had before; whatever others have set stays as it is. */
export async function addWebhook(client: ServiceClient, address: string): Promise<void> {
	await client.inTurn(async () => {
		const all = await listWebhooks(client);
		const others = all.filter((each) => !isOf(each, address));
		if (all.includes(address) && others.length === all.length - 1) return;
		await setWebhooks(client, [...others, address]);
	});
}

/** Takes the trigger's address away, whatever its token was; whatever others have set stays as it is. */
export async function removeWebhook(client: ServiceClient, address: string): Promise<void> {
	await client.inTurn(async () => {
		const all = await listWebhooks(client);
		const others = all.filter((each) => !isOf(each, address));
		if (others.length < all.length) await setWebhooks(client, others);
	});
}

async function listWebhooks(client: ServiceClient): Promise<string[]> {
	return addressesIn(
		await client.request(
			{ method: 'GET', path: WEBHOOKS },
			{ answers: (body) => webhooksIn(body) !== undefined },
		),
	);
}

/** plex.tv knows no single webhook: what is sent is the whole list, and a repeated request changes nothing. */
async function setWebhooks(client: ServiceClient, addresses: string[]): Promise<void> {
	await client.request(
		{
			method: 'POST',
			path: WEBHOOKS,
			form: addresses.length === 0 ? [['urls', '']] : addresses.map((each) => ['urls[]', each]),
		},
		// It is read back at once, so that nothing has to be said of it.
		{ answers: anything },
	);
	const there = new Set(await listWebhooks(client));
	if (there.size === new Set(addresses).size && addresses.every((each) => there.has(each))) return;
	throw refused(
		'plex.tv did not keep the webhooks as they were set',
		'Another program may have changed them at the same moment. Look at Settings, Webhooks in Plex, then publish the workflow again.',
	);
}

function addressesIn({ body }: ServiceAnswer): string[] {
	return (webhooksIn(body) ?? [])
		.map((each) => (isData(each) ? idOf(each.url) : undefined))
		.filter(isText);
}

/** The list alone, or as it is wrapped where the address was another. */
function webhooksIn(body: unknown): unknown[] | undefined {
	const list: unknown = isData(body) ? body.webhooks : body;
	return Array.isArray(list) ? list : undefined;
}

const isText = (value: string | undefined): value is string => value !== undefined;

/** The token is in the query, and the address before it is the trigger's alone. */
function isOf(one: string, other: string): boolean {
	return one.split('?')[0] === other.split('?')[0];
}
