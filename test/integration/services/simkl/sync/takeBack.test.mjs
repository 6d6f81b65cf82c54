import { describe, expect, it } from '@jest/globals';
import { takeBackWatchEvent } from '../../../../../services/simkl';
import { films } from '../../../../../simulators/household.mjs';
import { visit, imported, statuses, plays, watched, everything } from '../importing.mjs';
import { movieOf } from '../visitSimkl.mjs';

/** @typedef {import('../../../../../media').WatchEvent} WatchEvent */

describe('taking plays back', () => {
	/** @param {WatchEvent} event */
	const takenBack = async (event, isOurs = false) =>
		statuses([await takeBackWatchEvent(visit.clientOf(), event, { isOurs })]);

	it('removes exactly what was imported, and nothing that was there before', async () => {
		const before = watched(movieOf(films.uebermut), 400);
		await imported([before]);
		const events = everything();
		await imported(events);
		for (const event of events) await takenBack(event);
		expect(plays()).toMatchObject([{ title: films.uebermut.title }]);
	});

	it('leaves a play of another time, and a movie that is rated', async () => {
		const film = movieOf(films.ferry);
		const event = watched(film, 5);
		await imported([event]);
		expect(await takenBack(watched(film, 6))).toEqual(['ignored']);
		const [entry] = visit.alice.library.values();
		if (entry) Object.assign(entry, { rating: 9, ratedAt: visit.ago(0) });
		expect(await takenBack(event)).toEqual(['ignored']);
		expect(plays()).toHaveLength(1);
	});

	it('knows a scrobble by its later date only where it is the result of adding it', async () => {
		const event = visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(10) });
		await imported([event]);
		expect(await takenBack(event)).toEqual(['ignored']);
		expect(await takenBack(event, true)).toEqual(['removed']);
		expect(plays()).toEqual([]);
	});
});
