import { watchEventFrom } from '../../media';
import { expect, it } from '@jest/globals';
import { kindOf, promisesOfEveryDestination } from './support/promised';
import { inNoTime } from './support/time.mjs';
import { ago, HOUR, watched } from './support/titles';

/** What a service does not have is told as that, with the play and what to do; and no other title is marked instead. */

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;

	it.each(kinds)('a %s that is not there is told as not found', async (kind) => {
		const known = watched(kind, ago(10 * HOUR));
		const ids = { imdb: 'tt99999999', tmdb: 99_999_999, tvdb: 99_999_999 };
		const media =
			known.media.type === 'movie'
				? { ...known.media, title: 'Nowhere at All', year: 1999, ids }
				: {
						...known.media,
						title: 'Elsewhere',
						ids,
						show: { title: 'Nowhere at All', year: 1999, ids },
					};
		const event = watchEventFrom({ ...known, media });
		const told = await inNoTime(async () => await deliver(event));
		expect(told.failed.map(kindOf)).toEqual(['notFound']);
		expect(told.failed[0]).toMatchObject({
			media: { title: media.title },
			details: {
				whatToDo: expect.stringMatching(/\w+ \w+/),
				reason: expect.stringMatching(/\w+ \w+/),
			},
		});
		expect(plays('Alice')).toEqual([]);
	});
});
