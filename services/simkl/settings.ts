import type { IDataObject } from 'n8n-workflow';

import type { WatchEvent } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { countOf, dataOf, itemOf, SETTINGS, textOf } from './reading';

/** Whose account it is, and which plan it has. */
export async function getSettings(client: ServiceClient): Promise<IDataObject> {
	return itemOf(
		await client.request({ method: 'GET', path: '/users/settings' }, { answers: SETTINGS }),
	);
}

/** The account's owner as a watch event names them: the number stays when the name changes. */
export async function readUser(client: ServiceClient): Promise<WatchEvent['user']> {
	const { user, account } = await settingsOf(client);
	const name = textOf(dataOf(user).name) ?? 'me';
	return { id: String(countOf(dataOf(account).id) ?? name), name };
}

/** `free`, `pro` or `vip`. */
export async function planOf(client: ServiceClient): Promise<string> {
	return textOf(dataOf((await settingsOf(client)).account).type) ?? 'free';
}

const asked = new WeakMap<ServiceClient, IDataObject>();

/** The settings, asked once per run of a node. */
async function settingsOf(client: ServiceClient): Promise<IDataObject> {
	const settings = asked.get(client) ?? (await getSettings(client));
	asked.set(client, settings);
	return settings;
}
