import type { IDataObject } from 'n8n-workflow';

import { isData, textOf } from './reading';

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
