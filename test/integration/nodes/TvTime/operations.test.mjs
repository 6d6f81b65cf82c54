import { describe, expect, it } from '@jest/globals';
import { tvtime, alice, run, counts } from './tvTimeNode.mjs';

describe('Episode', () => {
	it('Mark Watched marks once, Mark Rewatched counts, Mark Unwatched takes all away', async () => {
		const one = { episodeId: 900101 };
		expect((await run('episode/markWatched', one, [{}, {}])).json).toEqual([
			{ ...one, watched: true },
			{ ...one, watched: true },
		]);
		expect(counts()).toEqual([[900101, 1]]);
		expect((await run('episode/markRewatched', one)).json).toEqual([{ ...one, rewatched: true }]);
		expect(counts()).toEqual([[900101, 2]]);
		expect((await run('episode/markUnwatched', one)).json).toEqual([{ ...one, watched: false }]);
		expect(counts()).toEqual([]);
	});

	it('Mark Watched Up To marks the episodes before it as well', async () => {
		const { json } = await run('episode/markWatchedUpTo', { showId: 5100, episodeId: 900103 });
		expect(json).toEqual([{ showId: 5100, episodeId: 900103, watchedUpTo: true }]);
		expect(counts().map(([id]) => id)).toEqual([900101, 900102, 900103]);
	});

	it('says what TV Time does not have, and what it answered 200 to without doing it', async () => {
		const { failed } = await run('episode/markWatched', { episodeId: 1 });
		expect(failed).toMatchObject([{ details: { kind: 'notFound', statusCode: 404 } }]);
		const wrong = await run('episode/markWatchedUpTo', { showId: 9, episodeId: 900103 });
		expect(wrong.failed).toMatchObject([
			{ error: 'TV Time did not carry this out: the episode is of another show' },
		]);
		expect((await run('episode/markWatched', { episodeId: 0 })).failed).toMatchObject([
			{ error: 'The TheTVDB ID of the episode is not a whole number above 0' },
		]);
	});

	it.each(['markWatched', 'markRewatched'])(
		'%s whose answer was lost counts once',
		async (name) => {
			await run('episode/markWatched', { episodeId: 900101 });
			tvtime.faults.push({ match: { method: 'POST' }, action: { dropAfterWrite: true } });
			const { json } = await run(`episode/${name}`, { episodeId: 900101 });
			expect(json).toHaveLength(1);
			expect(counts()).toEqual([[900101, name === 'markRewatched' ? 2 : 1]]);
		},
	);
});

describe('Movie', () => {
	it('Search gives films and no series, and its UUID marks one as watched and rewatched', async () => {
		const film = tvtime.addTitle({ id: 610, name: 'Low Tide', imdb_id: 'tt0000610' });
		tvtime.addTitle({ id: 611, name: 'Low Tide: The Series', type: 'series' });
		const { json } = await run('movie/search', { query: 'low tide', limit: 5 });
		expect(json).toEqual([film]);
		const one = { uuid: film.uuid };
		expect((await run('movie/markWatched', one)).json).toEqual([{ ...one, watched: true }]);
		expect((await run('movie/markRewatched', one)).json).toEqual([{ ...one, rewatched: true }]);
		expect([...alice.movies.values()]).toMatchObject([{ rewatchCount: 1 }]);
		expect((await run('movie/search', { query: ' ' })).failed).toHaveLength(1);
		expect((await run('movie/markWatched', { uuid: ' ' })).failed).toHaveLength(1);
		expect((await run('movie/markWatched', { uuid: 'x' })).failed).toMatchObject([
			{ error: expect.stringContaining('UUID of the film') },
		]);
	});

	it('a rewatch whose answer was lost is not sent again', async () => {
		const { uuid } = tvtime.addTitle({ id: 610, name: 'Low Tide' });
		await run('movie/markWatched', { uuid });
		tvtime.faults.push({ match: { method: 'POST' }, action: { dropAfterWrite: true } });
		const { failed } = await run('movie/markRewatched', { uuid });
		expect(failed).toMatchObject([{ error: expect.stringContaining('cannot be told') }]);
		expect([...alice.movies.values()]).toMatchObject([{ rewatchCount: 1 }]);
	});
});
