import type { IDataObject } from 'n8n-workflow';
import { createServiceClient } from '../http/client';
import type { Clock, SendOnce, ServiceAnswer } from '../http/exchange';
import {
	anObjectWith,
	anObjectWithList,
	anything,
	dataOf,
	isData,
	itemOf,
	listOf,
	textOf,
} from '../http/json';
import type { Explanation, ServiceClient } from '../http/serviceClient';

/** n8n's own public API: what a program may do in it with an API key. */
export function createN8nClient(options: {
	account: string;
	send: SendOnce;
	clock?: Clock;
}): ServiceClient {
	return createServiceClient({
		...options,
		service: 'n8n',
		name: 'n8n',
		writeIntervalMs: 0,
		explain: explainN8nAnswer,
		explainSignIn: () => keyRefused(401),
	});
}

const keyRefused = (status: number): Explanation => ({
	kind: 'refused',
	message: `n8n does not accept the API key (${status})`,
	description:
		'Create an API key under Settings, n8n API, with the scopes to create, list and update credentials, and put it into the Connect by Code credential.',
});

/** What an answer of n8n's own API means. */
export function explainN8nAnswer({ status, body }: ServiceAnswer): Explanation {
	if (status === 401 || status === 403) return keyRefused(status);
	if (status === 404) {
		return {
			kind: 'refused',
			message: "n8n's API is not at this address (404)",
			description:
				"Check n8n's address in the Connect by Code credential, and whether the API is switched on (N8N_PUBLIC_API_DISABLED).",
		};
	}
	if (status >= 500) {
		return {
			kind: 'retry',
			message: `n8n is not available at the moment (${status})`,
			description: 'Open the form again in some minutes.',
		};
	}
	const said = textOf(dataOf(body).message)?.slice(0, 200);
	return {
		kind: 'refused',
		message: `n8n did not keep the credential (${status})${said ? `: ${said}` : ''}`,
		description: 'Look for a newer version of this package, or report it with this text.',
	};
}

export interface KeptCredential {
	id: string;
	name: string;
	/** Whether it was there already, and has the new sign-in now. */
	isRenewed: boolean;
}

const PAGES = 20;

/**
 * Keeps a sign-in as an ordinary credential of n8n: in the one of that name and type if the key's owner has one, so that
 * every node goes on with it, else in a new one. n8n 1 lists none, and gets a new one each time.
 */
export async function keepCredential(
	client: ServiceClient,
	{ name, type, data }: { name: string; type: string; data: IDataObject },
): Promise<KeptCredential> {
	const known = await idOf(client, name, type);
	if (known !== undefined) {
		const path = `/api/v1/credentials/${encodeURIComponent(known)}`;
		const kept = await client.request(
			{ method: 'PATCH', path, body: { type, data } },
			{ answers: anything, accept: [403, 404, 405] },
		);
		if (kept.status < 300) return { id: known, name, isRenewed: true };
	}
	const path = '/api/v1/credentials';
	const made = await client.request(
		{ method: 'POST', path, body: { name, type, data } },
		{ answers: anObjectWith('id') },
	);
	return { id: textOf(itemOf(made).id) ?? '', name, isRenewed: false };
}

/** Undefined as well where n8n does not list credentials (n8n 1), or not to this key. */
async function idOf(
	client: ServiceClient,
	name: string,
	type: string,
): Promise<string | undefined> {
	let cursor: string | undefined;
	for (let page = 0; page < PAGES; page += 1) {
		const query = { limit: 250, cursor };
		const answer = await client.request(
			{ method: 'GET', path: '/api/v1/credentials', query },
			{ answers: anObjectWithList('data'), accept: [403, 404, 405] },
		);
		if (answer.status >= 300 || !isData(answer.body)) return undefined;
		const found = listOf(answer.body.data).find((one) => one.name === name && one.type === type);
		if (found) return textOf(found.id);
		cursor = textOf(answer.body.nextCursor);
		if (cursor === undefined) return undefined;
	}
	return undefined;
}
