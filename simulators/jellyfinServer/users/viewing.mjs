import { film } from '../../library.mjs';
import { TICKS_PER_MS } from '../parameters.mjs';
import { isFrom12 } from '../routes.mjs';
import { liked, reach } from './userData.mjs';

/**
 * @typedef {import('../items/item.mjs').Item} Item
 * @typedef {import('./signIns.mjs').User} User
 * @typedef {import('../webhooks.mjs').Webhooks} Webhooks
 * @typedef {import('./userData.mjs').Watched} Watched
 */

/**
 * @typedef {object} Viewing
 * @property {User} user
 * @property {Item} item
 * @property {number} startedAt milliseconds since 1970
 * @property {number} toMs the position at which it stops
 * @property {number} [reports] how many progress reports the player sends on the way; 2 when left out
 * @property {{ id: string, name: string, client: string }} [device]
 */

/**
 * What the server does while somebody watches: saves what they have done, raises the event of the save, then the one of
 * the player. It dates the play by its start. As recorded on 2026-11-29 (test/contract/recordings/jellyfin):
 * - 10.11.11 takes a play already counted back at the start, and leaves it so when this one is given up; 12.0 does not.
 * - 12.0 marks the film's other versions at each report and at the end of a viewing while the film counts as watched,
 *   from the first report of a rewatch on.
 * @param {Pick<import('../routes.mjs').World, 'server' | 'watched' | 'webhooks' | 'propagate' | 'activity'>} world
 * @param {Viewing} viewing
 * @returns {boolean} whether it counts as played to completion
 */
export function view(world, { user, item, startedAt, toMs, reports = 2, device }) {
	const { watched, webhooks, activity } = world;
	const { title } = item;
	if (!title) throw new Error(`nobody can play ${item.name}, which is a ${item.type}`);
	/**
	 * @param {import('../../jellyfin.mjs').NotificationType} type
	 * @param {number} positionMs
	 * @param {boolean} [playedToCompletion]
	 */
	const tell = (type, positionMs, playedToCompletion) =>
		webhooks.tell(
			type,
			{
				user,
				item: title,
				positionMs,
				at: new Date(startedAt + positionMs),
				...(device ? { device } : {}),
				...(playedToCompletion === undefined ? {} : { playedToCompletion }),
			},
			corrections(item),
		);

	watched.save(user, item, { reason: 'PlaybackStart', at: startedAt }, (data) => {
		data.playCount += 1;
		data.lastPlayed = startedAt;
		if (!isFrom12(world.server)) data.played = false;
	});
	activity.note('VideoPlayback', user, item, startedAt);
	tell('PlaybackStart', 0);
	for (let report = 1; report <= reports; report++) {
		const positionMs = Math.round((toMs * report) / (reports + 1));
		const at = startedAt + positionMs;
		watched.save(user, item, { reason: 'PlaybackProgress', at }, (data) => {
			reach(data, item, positionMs);
		});
		if (watched.of(user, item).played) world.propagate(user, item, true);
		tell('PlaybackProgress', positionMs);
	}
	let done = false;
	const at = startedAt + toMs;
	watched.save(user, item, { reason: 'PlaybackFinished', at }, (data) => {
		done = reach(data, item, toMs);
	});
	if (watched.of(user, item).played) world.propagate(user, item, true);
	activity.note('VideoPlaybackStopped', user, item, at);
	tell('PlaybackStop', toMs, done);
	return done;
}

/**
 * The plugin's event of a save, for films and episodes, series and seasons.
 * @param {{ watched: Watched, webhooks: Webhooks }} world
 * @param {{ user: User, item: Item, reason: import('../../jellyfin.mjs').SaveReason, at: number }} save
 */
export function tellOfSave({ watched, webhooks }, { user, item, reason, at }) {
	const data = watched.of(user, item);
	const happening = {
		user,
		item: item.title ?? asFilm(item),
		saveReason: reason,
		at: new Date(at),
		positionMs: data.positionTicks / TICKS_PER_MS,
		played: data.played,
		playCount: data.playCount,
		favorite: data.favorite,
		likes: liked(data.rating) ?? false,
		rating: data.rating ?? 0,
		// Absent, not null, where there is none.
		lastPlayedDate: data.lastPlayed === undefined ? null : new Date(data.lastPlayed),
	};
	webhooks.tell('UserDataSaved', happening, corrections(item));
}

/** A series or a season has what a film has beside its own. @param {Item} item */
function asFilm({ id, name, year, ids }) {
	const made = film({ title: name, year, ids });
	return { ...made, shelf: { ...made.shelf, itemId: id } };
}

/**
 * @param {Item} item
 * @returns {import('../../jellyfin/properties.mjs').Properties}
 */
function corrections({ type, parent, name, number }) {
	switch (type) {
		case 'Video':
			return { ItemType: type, Name: name };
		case 'Episode':
			return parent ? { SeasonId: parent.id } : {};
		case 'Season':
			return {
				ItemType: type,
				SeasonNumber: number ?? null,
				...(parent ? { SeriesName: parent.name, SeriesId: parent.id, Year: parent.year } : {}),
			};
		default:
			return { ItemType: type };
	}
}
