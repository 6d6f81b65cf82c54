import { post } from '../http/post.mjs';
import { isRecord } from '../http/request.mjs';
import { jellyfinWebhookPlugin } from '../jellyfin.mjs';
import { write } from '../jellyfin/forms.mjs';

/**
 * @typedef {import('../jellyfin.mjs').NotificationType} NotificationType
 * @typedef {import('../jellyfin.mjs').Happening} Happening
 * @typedef {import('../jellyfin/properties.mjs').Properties} Properties
 */

/**
 * A webhook as it was sent. `status` is the receiver's answer, 0 when none came: nothing is ever sent again.
 * @typedef {{ url: string, type: NotificationType, properties: Properties, status: number }} Delivery
 */

/** @type {Record<NotificationType, number>} */
const NUMBERS = {
	ItemAdded: 1,
	PlaybackStart: 3,
	PlaybackProgress: 4,
	PlaybackStop: 5,
	UserDataSaved: 23,
};
/** @type {NotificationType[]} */
const ALL = ['PlaybackStart', 'PlaybackProgress', 'PlaybackStop', 'UserDataSaved'];

/** Each kind has a list (services-register, recorded on 2026-11-29). */
const DESTINATIONS = [
	...['Discord', 'Generic', 'GenericForm', 'Gotify', 'Pushbullet'],
	...['Pushover', 'Slack', 'Smtp', 'Mqtt'],
];

/** The webhook plugin inside the server: its configuration, and what it sends. */
export class Webhooks {
	installed = true;
	/** As Jellyfin has it: `Restart` after the installation, `Disabled`, `Malfunctioned` and so on. */
	status = 'Active';
	/** @type {Record<string, unknown>} */
	configuration = {
		ServerUrl: '',
		...Object.fromEntries(DESTINATIONS.map((kind) => [`${kind}Options`, []])),
	};
	/** @type {Delivery[]} */
	deliveries = [];
	#server;
	#plugin;
	/** @type {Map<string, Promise<void>>} */
	#lines = new Map();

	/** @param {{ serverName: string, serverId: string, serverVersion: string }} server */
	constructor(server) {
		this.#server = server;
		this.#plugin = jellyfinWebhookPlugin(server);
	}

	/**
	 * Adds a Generic destination that sends all properties.
	 * @param {{ url: string, headers?: Record<string, string>, notificationTypes?: NotificationType[],
	 *   users?: string[] }} destination `users`: ids of those that it is about, everybody when empty
	 */
	add({ url, headers = {}, notificationTypes = ALL, users = [] }) {
		const option = {
			WebhookName: url,
			WebhookUri: url,
			NotificationTypes: notificationTypes,
			EnableMovies: true,
			EnableEpisodes: true,
			EnableVideos: true,
			SendAllProperties: true,
			EnableWebhook: true,
			UserFilter: users,
			Headers: Object.entries(headers).map(([Key, Value]) => ({ Key, Value })),
			Fields: [],
		};
		this.configuration = {
			...this.configuration,
			GenericOptions: [...this.#options(), option],
		};
	}

	/**
	 * Each destination gets its webhooks one after the other; nobody waits for them but `settled`.
	 * @param {NotificationType} type
	 * @param {Happening} happening
	 * @param {Properties} [corrections] what this server knows better than the plugin's simulator does
	 */
	tell(type, happening, corrections = {}) {
		const properties = { ...this.#plugin.properties(type, happening), ...corrections };
		for (const option of this.#options()) {
			if (!wants(option, type, happening, properties.ItemType)) continue;
			const url = String(option.WebhookUri);
			const before = this.#lines.get(url) ?? Promise.resolve();
			this.#lines.set(
				url,
				before.then(() => this.#deliver(url, headersOf(option), type, properties)),
			);
		}
	}

	/** Resolves when nothing is on its way any more. */
	async settled() {
		let lines;
		do {
			lines = [...this.#lines.values()];
			await Promise.all(lines);
		} while (lines.some((line, index) => [...this.#lines.values()][index] !== line));
	}

	/**
	 * @param {string} url
	 * @param {Record<string, string>} headers
	 * @param {NotificationType} type
	 * @param {Properties} properties
	 */
	async #deliver(url, headers, type, properties) {
		const plugin = jellyfinWebhookPlugin({ ...this.#server, headers });
		const request = plugin.wrap(write(properties, 'sendAll').text);
		const status = await post(url, request).then(
			(answer) => answer.status,
			() => 0,
		);
		this.deliveries.push({ url, type, properties, status });
	}

	#options() {
		const { GenericOptions } = this.configuration;
		return Array.isArray(GenericOptions) ? GenericOptions.filter(isRecord) : [];
	}
}

/**
 * What a destination is told of each type by: the plugin's WebhookSender.cs, read on 2026-11-29.
 * @type {Record<string, string>}
 */
const TICKED_FOR = {
	Movie: 'EnableMovies',
	Episode: 'EnableEpisodes',
	Series: 'EnableSeries',
	Season: 'EnableSeasons',
	Video: 'EnableVideos',
};

/**
 * @param {Record<string, unknown>} option
 * @param {NotificationType} type
 * @param {Happening} happening
 * @param {unknown} itemType
 */
function wants(option, type, { user }, itemType) {
	const types = Array.isArray(option.NotificationTypes) ? option.NotificationTypes : [];
	const users = Array.isArray(option.UserFilter) ? option.UserFilter : [];
	return (
		option.EnableWebhook === true &&
		option[TICKED_FOR[String(itemType)] ?? ''] === true &&
		(types.includes(type) || types.includes(NUMBERS[type])) &&
		(users.length === 0 || users.some((id) => String(id).replaceAll('-', '') === user.id))
	);
}

/** @param {Record<string, unknown>} option */
function headersOf({ Headers }) {
	const headers = Array.isArray(Headers) ? Headers.filter(isRecord) : [];
	return Object.fromEntries(headers.map(({ Key, Value }) => [String(Key), String(Value)]));
}
