import { clockTime, ticks, utc } from './properties.mjs';

/**
 * @typedef {import('./properties.mjs').Properties} Properties
 * @typedef {import('../jellyfin.mjs').NotificationType} NotificationType
 * @typedef {import('../jellyfin.mjs').Happening} Happening
 */

const TELEVISION = {
	id: 'ZGV2aWNlLWxpdmluZy1yb29t',
	name: 'Living Room TV',
	client: 'Jellyfin Web',
};

/**
 * What the plugin adds to an item about who watches it, where and how far.
 * @param {NotificationType} type
 * @param {Happening} happening
 * @param {Date} at
 * @returns {Properties}
 */
export function viewing(type, happening, at) {
	const {
		user,
		item,
		positionMs = 0,
		device = TELEVISION,
		sessionId = '15fffaaa00000000000000000000cafe',
	} = happening;
	const position = {
		PlaybackPositionTicks: ticks(positionMs),
		PlaybackPosition: clockTime(positionMs),
	};
	const who = { NotificationUsername: user.name, UserId: user.id };
	if (type === 'UserDataSaved') return { ...saved(happening, at), ...position, ...who };
	const starting = type === 'PlaybackStart';
	return {
		...position,
		MediaSourceId: item.shelf.itemId,
		IsPaused: starting ? false : (happening.isPaused ?? false),
		IsAutomated: starting ? false : (happening.isAutomated ?? false),
		DeviceId: device.id,
		DeviceName: device.name,
		ClientName: device.client,
		// At the stop nothing is played any more (10.11.11, 12.0-rc5, 2026-11-29).
		...(type === 'PlaybackStop'
			? { PlayedToCompletion: happening.playedToCompletion ?? false }
			: { PlayMethod: 'DirectPlay' }),
		Id: sessionId,
		...who,
		Client: device.client,
		LastActivityDate: utc(at),
		LastPlaybackCheckIn: utc(at),
		RemoteEndPoint: '192.0.2.10',
	};
}

/**
 * @param {Happening} happening
 * @param {Date} at
 * @returns {Properties}
 */
function saved(
	{ saveReason = 'TogglePlayed', played = true, playCount, lastPlayedDate, ...rest },
	at,
) {
	const last = lastPlayedDate === undefined ? (played ? at : null) : lastPlayedDate;
	return {
		Likes: rest.likes ?? false,
		Rating: rest.rating ?? 0,
		PlayCount: playCount ?? (played ? 1 : 0),
		Favorite: rest.favorite ?? false,
		Played: played,
		AudioStreamIndex: -1,
		SubtitleStreamIndex: -1,
		...(last
			? { LastPlayedDate: last === at ? utc(at) : last.toISOString().replace('Z', '0000Z') }
			: {}),
		SaveReason: saveReason,
	};
}
