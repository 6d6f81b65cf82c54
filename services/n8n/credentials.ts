import type { IDataObject } from 'n8n-workflow';
import { anObjectWith, anObjectWithList, anything } from '../http/answerForms';
import { isData, itemOf, listOf, textOf } from '../http/json';
import type { ServiceClient } from '../http/serviceClient';

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
