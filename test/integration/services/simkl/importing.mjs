import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { importWatchEvents } from '../../../../services/simkl';
import { films, shows } from '../../../../simulators/household.mjs';
import { OPTIONS } from './import/importOptions.mjs';
import { episodeOf, movieOf, visitSimkl } from './visitSimkl.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */
/** @typedef {import('../../../../services/simkl').SimklImportOptions} Options */

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
export let visit;
beforeAll(async () => {
	visit = await visitSimkl();
});
afterAll(() => visit.simkl.stop());
beforeEach(() => visit.nextDay());
afterEach(() => expect(visit.alice.wouldBeSuspended).toEqual([]));

export { OPTIONS };

/** @param {WatchEvent[]} events @param {Partial<Options>} [options] @param {ReturnType<typeof visit.clientOf>} [client] */
export async function imported(events, options = {}, client = visit.clientOf()) {
	return statuses(await importWatchEvents(client, events, { ...OPTIONS, ...options }));
}
/** @param {Awaited<ReturnType<typeof importWatchEvents>>} outcomes */
export const statuses = (outcomes) =>
	outcomes.flat().map((outcome) => ('sync' in outcome ? outcome.sync.status : outcome.error.kind));
export const plays = () => visit.simkl.plays('Alice');
/** @param {string} path */
export const asked = (path) => visit.simkl.requests.filter((each) => each.path === path).length;

/** @param {WatchEvent['media']} media @param {number} daysAgo */
export const watched = (media, daysAgo) =>
	visit.eventOf('watched', media, { at: visit.ago(daysAgo * 1440) });

/** Everything that the household has, each on a day of its own, as media servers name it. */
export const everything = () => [
	...Object.values(films).map((film, index) => watched(movieOf(film), 10 + index)),
	...Object.values(shows)
		.flatMap(({ episodes }) => episodes)
		.map((each, index) => watched(episodeOf(each), 100 + index)),
];

let taught = 0;

/** Plays of shows that Simkl has just been taught, fifty episodes each. @param {number} count */
export function many(count) {
	/** @type {WatchEvent[]} */
	const events = [];
	for (let show = 0; events.length < count; show += 1) {
		taught += 1;
		const title = `Long Running ${taught}`;
		const ids = { tvdb: 97_000_000 + taught };
		const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
		visit.simkl.addShow({
			title,
			year: 1990,
			ids,
			seasons: [
				{ number: 1, episodes: numbers.map((number) => ({ number, title: `No. ${number}` })) },
			],
		});
		for (const number of numbers.slice(0, count - events.length)) {
			/** @type {WatchEvent['media']} */
			const media = { type: 'episode', season: 1, number, ids: {}, show: { title, ids } };
			events.push(watched(media, 20 + show + number / 100));
		}
	}
	return events;
}
