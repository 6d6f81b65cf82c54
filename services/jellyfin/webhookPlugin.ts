import type { IDataObject } from 'n8n-workflow';

import { aList, anything } from '../http/answerForms';
import type { ServiceClient } from '../http/serviceClient';
import { refused } from './answers';
import { inPath } from './query';
import { isData, itemOf, listOf, textOf } from './reading';
import { destination, isOf, isUpToDate } from './webhookDestination';
import type { Destination } from './webhookDestination';

const PLUGIN_ID = '71552a5a5c5c4350a2aeebe451a30173';

/** Whether the plugin sends to this address, with this token and all that the trigger needs. */
export async function hasDestination(client: ServiceClient, wanted: Destination): Promise<boolean> {
	const { configuration } = await configurationOf(client, await runningPlugin(client));
	const own = destinationsIn(configuration).filter((each) => isOf(each, wanted.address));
	return own.length === 1 && own.every((each) => isUpToDate(each, wanted));
}

/** Adds the destination, or brings it up to date; what others have set, and what a person added to it, stays. */
export async function addDestination(client: ServiceClient, wanted: Destination): Promise<void> {
	await change(client, await runningPlugin(client), (all) => {
		const [own = {}] = all.filter((each) => isOf(each, wanted.address));
		return [...all.filter((each) => !isOf(each, wanted.address)), destination(own, wanted)];
	});
	if (await hasDestination(client, wanted)) return;
	throw refused(
		"Jellyfin's Webhook plugin did not keep the destination",
		'Another program may have changed its settings at the same moment. Look at Dashboard, Plugins, Webhook, then publish the workflow again.',
	);
}

/** Takes the destination away; a server whose plugin is gone has none. */
export async function removeDestination(client: ServiceClient, address: string): Promise<void> {
	const plugin = await findPlugin(client);
	if (!plugin) return;
	await change(client, plugin, (all) => all.filter((each) => !isOf(each, address)));
}

/** One after the other, for each change writes the whole configuration back: also what this package does not know. */
async function change(
	client: ServiceClient,
	plugin: IDataObject,
	edit: (destinations: IDataObject[]) => IDataObject[],
): Promise<void> {
	await client.inTurn(async () => {
		const { path, configuration } = await configurationOf(client, plugin);
		const before = destinationsIn(configuration);
		const after = edit(before);
		if (after.length === before.length && after.every((each) => before.includes(each))) return;
		const body = { ...configuration, GenericOptions: after };
		await client.request({ method: 'POST', path, body }, { answers: anything });
	});
}

async function findPlugin(client: ServiceClient): Promise<IDataObject | undefined> {
	const plugins = listOf(
		(await client.request({ method: 'GET', path: '/Plugins' }, { answers: aList })).body,
	);
	return plugins.find(({ Id }) => plainId(Id) === PLUGIN_ID);
}

async function runningPlugin(client: ServiceClient): Promise<IDataObject> {
	const plugin = await findPlugin(client);
	if (!plugin) {
		throw refused(
			'The Webhook plugin is not installed in Jellyfin',
			'Install it under Dashboard, Plugins, Available (before Jellyfin 10.11: Catalog), restart Jellyfin, then publish the workflow again.',
		);
	}
	const status = textOf(plugin.Status) ?? 'Active';
	if (status === 'Active') return plugin;
	throw refused(
		`Jellyfin's Webhook plugin is installed, but does not run (${status})`,
		'Restart Jellyfin, see that the plugin is switched on under Dashboard, Plugins, then publish the workflow again.',
	);
}

async function configurationOf(client: ServiceClient, { Id }: IDataObject) {
	const path = `/Plugins/${inPath(String(Id))}/Configuration`;
	// Whatever the plugin's version keeps in it: itemOf wants an object.
	const answer = await client.request({ method: 'GET', path }, { answers: isData });
	return { path, configuration: itemOf(answer) };
}

function destinationsIn({ GenericOptions }: IDataObject): IDataObject[] {
	return GenericOptions === undefined || GenericOptions === null ? [] : listOf(GenericOptions);
}

const plainId = (id: unknown): string => String(id).replaceAll('-', '').toLowerCase();
