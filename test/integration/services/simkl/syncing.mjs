import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { syncWatchEvent } from '../../../../services/simkl';
import { visitSimkl } from './visitSimkl.mjs';

/** The whole service against the strict stand-in, over loopback. */

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */
/** @typedef {import('../../../../services/simkl').SimklSyncOptions} Options */

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
export let visit;
beforeAll(async () => {
	visit = await visitSimkl();
});
afterAll(() => visit.simkl.stop());
beforeEach(() => visit.nextDay());
/** @param {WatchEvent} event @param {Partial<Options>} [options] @param {'Alice' | 'Bob'} [name] */
export async function sync(event, options = {}, name = 'Alice') {
	return await syncWatchEvent(visit.clientOf(name), event, {
		unwatched: 'remove',
		rated: true,
		rewatch: false,
		...options,
	});
}

export const plays = () => visit.simkl.plays('Alice');
export const statuses = (/** @type {Awaited<ReturnType<typeof sync>>} */ outcomes) =>
	outcomes.map((outcome) => ('sync' in outcome ? outcome.sync.status : outcome.error.kind));
