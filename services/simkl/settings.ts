import type { IDataObject } from 'n8n-workflow';

import type { WatchEvent } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { countOf, dataOf, itemOf, textOf } from './reading';

/** Whose account it is, and which plan it has. A POST without a body, for Simkl's own reasons. */
export async function getSettings(client: ServiceClient): Promise<IDataObject> {
	return itemOf(await client.request({ method: 'POST', path: '/users/settings' }));
}

/** The account's owner as a watch event names them: the number stays when the name changes. */
export async function readUser(client: ServiceClient): Promise<WatchEvent['user']> {
	const settings = await getSettings(client);
	const name = textOf(dataOf(settings.user).name) ?? 'me';
	return { id: String(countOf(dataOf(settings.account).id) ?? name), name };
}

const plans = new WeakMap<ServiceClient, Promise<string>>();

/** `free`, `pro` or `vip`; asked once per run of a node. */
export async function planOf(client: ServiceClient): Promise<string> {
	const asked = plans.get(client) ?? readPlan(client);
	plans.set(client, asked);
	return await asked;
}

async function readPlan(client: ServiceClient): Promise<string> {
	return textOf(dataOf((await getSettings(client)).account).type) ?? 'free';
}
