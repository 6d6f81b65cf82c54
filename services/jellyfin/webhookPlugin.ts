import type { IDataObject } from 'n8n-workflow';
import { aList, anything } from '../http/json';
import type { ServiceClient } from '../http/serviceClient';
import { refused } from './answers';
import { inPath } from './query';
import { isData, itemOf, listOf, textOf } from './reading';

/** The header that carries the token, as a person would enter it in the plugin's page. */
const TOKEN_HEADER = 'X-Scrobble-Token';

/** A Generic Destination of the Webhook plugin, as far as a trigger decides about it. */
export interface Destination {
	address: string;
	/** Absent where the trigger takes events from anybody. */
	token?: string;
	/** Whether Jellyfin shall report every second of playback, which costs. */
	playbackProgress: boolean;
}

/** Whether an entry of the plugin is this trigger's: nobody else has its address. */
export function isOf({ WebhookUri }: IDataObject, address: string): boolean {
	return textOf(WebhookUri)?.trim() === address;
}

/** The entry as the plugin keeps it; whatever a person added to it stays. */
export function destination(own: IDataObject, { address, token, playbackProgress }: Destination) {
	const headers = headersIn(own).filter(({ Key }) => !isTokenHeader(Key));
	const hasType = headers.some(({ Key }) => /^content-type$/i.test(String(Key)));
	return {
		Template: '',
		UserFilter: [],
		Fields: [],
		TrimWhitespace: false,
		SkipEmptyMessageBody: false,
		EnableAlbums: false,
		EnableSongs: false,
		WebhookName: 'n8n',
		...own,
		WebhookUri: address,
		NotificationTypes: typesOf(playbackProgress),
		EnableMovies: true,
		EnableEpisodes: true,
		// Until Jellyfin 12 a further version of a film is a Video; the parser leaves home videos out.
		EnableVideos: true,
		// Of these there are ratings alone.
		EnableSeries: true,
		EnableSeasons: true,
		SendAllProperties: true,
		EnableWebhook: true,
		Headers: [
			...headers,
			...(hasType ? [] : [{ Key: 'Content-Type', Value: 'application/json' }]),
			...(token === undefined ? [] : [{ Key: TOKEN_HEADER, Value: token }]),
		],
	};
}

/** Whether the entry sends all that the trigger needs. */
export function isUpToDate(own: IDataObject, wanted: Destination): boolean {
	const flags = [
		own.EnableMovies,
		own.EnableEpisodes,
		own.EnableVideos,
		own.EnableSeries,
		own.EnableSeasons,
		own.SendAllProperties,
		own.EnableWebhook,
	];
	const tokens = headersIn(own).filter(({ Key }) => isTokenHeader(Key));
	return (
		flags.every((flag) => flag === true) &&
		namesIn(own.NotificationTypes) === namesIn(typesOf(wanted.playbackProgress)) &&
		tokens.length === (wanted.token === undefined ? 0 : 1) &&
		tokens.every(({ Value }) => Value === wanted.token)
	);
}

const NUMBERS: Record<string, string> = {
	'3': 'PlaybackStart',
	'4': 'PlaybackProgress',
	'5': 'PlaybackStop',
	'23': 'UserDataSaved',
};

function typesOf(playbackProgress: boolean): string[] {
	return [
		'PlaybackStart',
		'PlaybackStop',
		'UserDataSaved',
		...(playbackProgress ? ['PlaybackProgress'] : []),
	];
}

/** A server gives its notification types as names or as numbers. */
function namesIn(types: unknown): string {
	const all = Array.isArray(types) ? types.map(String) : [];
	return all
		.map((type) => NUMBERS[type] ?? type)
		.sort()
		.join();
}

function headersIn({ Headers }: IDataObject): IDataObject[] {
	return Array.isArray(Headers) ? Headers.filter(isData) : [];
}

const isTokenHeader = (name: unknown): boolean =>
	String(name).toLowerCase() === TOKEN_HEADER.toLowerCase();

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
