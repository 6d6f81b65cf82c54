import { json, Refusal } from '../http/reply.mjs';
import { isoOf, touch } from './account.mjs';
import { malformed } from './gate/refusals.mjs';
import { mark } from './lists/marking.mjs';
import { readObject, readSubject } from './titles/subject.mjs';
import { named } from './titles/summaries.mjs';

/**
 * @typedef {import('./routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('./titles/catalogue.mjs').Title} Title
 * @typedef {import('./titles/catalogue.mjs').Episode} Episode
 */

/** From this percentage on a stop counts as watched. */
const WATCHED_FROM = 80;
const AGAIN_AFTER_MS = 3_600_000;

/** @param {import('./routes.mjs').Routes} routes */
export function addScrobbleRoutes(routes) {
	routes.personal('POST', '/scrobble/start', (call) => begin(call, false));
	routes.personal('POST', '/scrobble/checkin', (call) => begin(call, true));
	routes.personal('POST', '/scrobble/pause', end);
	routes.personal('POST', '/scrobble/stop', end);
}

/** @param {PersonalCall} call @param {boolean} isCheckin */
function begin(call, isCheckin) {
	const { account, now } = call;
	const { title, episode, progress } = read(call, isCheckin);
	account.playback = account.playback.filter((point) => point.title !== title);
	const endsAt = now + title.runtime * 60_000 * (1 - progress / 100);
	account.watching = { title, endsAt, isCheckin, ...(episode ? { episode } : {}) };
	touch(account, title, 'playback', now);
	return json(201, {
		id: 0,
		action: isCheckin ? 'checkin' : 'start',
		progress,
		...named(title, episode),
	});
}

/** Pause and stop: from 80 % on both count, which is why clients cap a pause. @param {PersonalCall} call */
function end(call) {
	const { account, now, world } = call;
	const { title, episode, progress } = read(call, false);
	if (progress >= WATCHED_FROM) return count(call, { title, episode, progress });
	account.watching = undefined;
	account.playback = account.playback.filter((point) => point.title !== title);
	const id = world.nextId();
	const point = { id, progress, paused_at: new Date(now).toISOString(), title };
	account.playback.push(episode ? { ...point, episode } : point);
	touch(account, title, 'playback', now);
	return json(201, { id, action: 'pause', progress, ...named(title, episode) });
}

/**
 * @param {PersonalCall} call
 * @param {{ title: Title, episode: Episode | undefined, progress: number }} what
 */
function count({ account, now, world }, { title, episode, progress }) {
	const of = episode?.simkl ?? title.ids.simkl;
	account.scrobbled = account.scrobbled.filter(({ at }) => now - at < AGAIN_AFTER_MS);
	const earlier = account.scrobbled.find((each) => each.of === of);
	if (earlier) {
		throw new Refusal(
			json(409, {
				watched_at: new Date(earlier.at).toISOString(),
				expires_at: new Date(earlier.at + AGAIN_AFTER_MS).toISOString(),
			}),
		);
	}
	account.watching = undefined;
	account.playback = account.playback.filter((point) => point.title !== title);
	account.scrobbled.push({ of, at: now });
	mark(account, title, episode ? [{ episode, at: isoOf(now) }] : [], isoOf(now), now);
	return json(201, { id: world.nextId(), action: 'scrobble', progress, ...named(title, episode) });
}

/** @param {PersonalCall} call @param {boolean} isOptional whether the progress may be left out */
function read({ body, world }, isOptional) {
	const given = readObject(body, 'body', ['movie', 'show', 'anime', 'episode', 'progress']);
	const { progress = isOptional ? 0 : undefined } = given;
	if (typeof progress !== 'number' || progress < 0 || progress > 100) {
		return malformed('progress must be a number from 0 to 100');
	}
	if (Math.abs(progress * 100 - Math.round(progress * 100)) > 1e-6) {
		malformed('progress may have two decimals');
	}
	return { episode: undefined, ...readSubject(given, world.catalogue), progress };
}
