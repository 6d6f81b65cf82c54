import { films, homeVideo, people, shows } from '../../../simulators/household.mjs';
import { episode } from '../../../simulators/library.mjs';

const { alice, bob } = people;
const MINUTE_MS = 60_000;
/** In minutes: what Bob's Jellyfin told of late. */
const LATE = { orchard: 3 * 24 * 60, salt: 26 * 60, brine: 25 * 60, ferry: 90 };

/**
 * A household's last days, with everything that a history can hold: plays that are there, one that waits for a busy
 * Trakt and one that Trakt does not know.
 * @param {import('./noPlayLost.mjs').LostHouse} house
 */
export async function eveningForHistory(house) {
	/** @type {(item: import('../../../simulators/library.mjs').LibraryItem, minutesAgo: number) => Promise<unknown>} */
	const bobWatched = (item, minutesAgo) =>
		house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item,
			positionMs: 5_000_000,
			playedToCompletion: true,
			at: new Date(Date.now() - minutesAgo * MINUTE_MS),
		});
	for (const item of [films.cartographer, films.ferry, homeVideo]) {
		await house.fromPlex('media.scrobble', { account: alice.plex, item });
	}
	await bobWatched(episode(shows.orchardLine, 1, 1), LATE.orchard);
	await bobWatched(episode(shows.saltAndCircuit, 1, 1), LATE.salt);
	await bobWatched(episode(shows.saltAndCircuit, 1, 2), LATE.brine);
	const title = 'Ada & the "Night" Ferry (2021)';
	await house.row(title, { person: 'Alice', state: 'done' });
	for (const done of [
		'The Orchard Line S01E01',
		'Salt & Circuit S01E01',
		'Salt & Circuit S01E02',
	]) {
		await house.row(done, { person: 'Bob', state: 'done' });
	}
	house.trakt.faults.push({
		match: { method: 'POST', path: /^\/(scrobble|sync)/, account: bob.name },
		action: { status: 503, headers: { 'Retry-After': '600' } },
	});
	await bobWatched(films.ferry, LATE.ferry);
	await house.row(title, { person: 'Bob', state: 'waiting' });
	await house.row('Grandfather Paints the Boat (2004)', { state: 'dead' });
}
