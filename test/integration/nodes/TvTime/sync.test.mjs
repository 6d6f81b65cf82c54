import { describe, expect, it } from '@jest/globals';
import {
	tvtime,
	alice,
	run,
	TRACKING,
	SEARCH,
	counts,
	watchedEpisode,
	watchedFilm,
} from './tvTimeNode.mjs';

describe('Watch Event: Sync', () => {
	const rewatches = { options: { rewatchedEpisodes: true, rewatchedMovies: true } };
	/** @param {import('n8n-workflow').IDataObject[]} json */
	const statuses = (json) =>
		json.map(({ sync }) => /** @type {{ status: string }} */ (sync).status);
	const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

	it('marks an episode once, and gives its item back with what became of it', async () => {
		const event = watchedEpisode();
		const { json, customData } = await run('watchEvent/sync', rewatches, [event, event]);
		expect(json).toMatchObject([
			{ ...event, sync: { destination: 'tvtime', status: 'added', account: "Alice's TV Time" } },
			{ sync: { status: 'duplicate', reason: 'TV Time already has this play' } },
		]);
		expect(counts()).toEqual([[900101, 1]]);
		expect(customData).toMatchObject({ destination: 'tvtime', media_user: 'Alice' });
	});

	it('counts an episode once more only where that is chosen, and once per play', async () => {
		alice.episodes.set(900101, { episodeId: 900101, watchedAt: yesterday(), count: 1 });
		const event = watchedEpisode();
		expect(statuses((await run('watchEvent/sync', {}, [event])).json)).toEqual(['duplicate']);
		const { json } = await run('watchEvent/sync', rewatches, [event, event]);
		expect(statuses(json)).toEqual(['added', 'duplicate']);
		expect(counts()).toEqual([[900101, 2]]);
	});

	it('finds a film by TheTVDB ID, IMDb ID or a title that one film alone has', async () => {
		tvtime.addTitle({ id: 7, name: 'Low Tide', type: 'series' });
		const film = tvtime.addTitle({ id: 610, name: 'Low Tide', imdb_id: 'tt0000610' });
		for (const ids of [{ tvdb: 610 }, { imdb: 'tt0000610' }, {}]) {
			alice.movies.clear();
			const { json } = await run('watchEvent/sync', {}, [watchedFilm({}, { ids })]);
			expect(statuses(json)).toEqual(['added']);
			expect([...alice.movies.keys()]).toEqual([film.uuid]);
		}
		tvtime.addTitle({ id: 612, name: 'Low Tide', imdb_id: 'tt0000612' });
		const { failed } = await run('watchEvent/sync', {}, [watchedFilm({}, { ids: {} })]);
		expect(failed).toMatchObject([
			{ error: 'TV Time does not have the film Low Tide (1997), or has several of this title' },
		]);
		const { failed: unknown } = await run('watchEvent/sync', {}, [
			watchedFilm({}, { title: 'Ebb', ids: { tvdb: 9 } }),
		]);
		expect(unknown).toMatchObject([
			{ details: { kind: 'notFound', event: { media: { title: 'Ebb' } } } },
		]);
	});

	it('counts a film once more only where that is chosen, and once per play', async () => {
		const { uuid } = tvtime.addTitle({ id: 610, name: 'Low Tide' });
		alice.movies.set(uuid, { uuid, watchedAt: yesterday(), rewatchCount: 0 });
		const event = watchedFilm();
		expect(statuses((await run('watchEvent/sync', {}, [event])).json)).toEqual(['duplicate']);
		tvtime.requests.length = 0;
		const { json } = await run('watchEvent/sync', rewatches, [event, event]);
		expect(statuses(json)).toEqual(['added', 'duplicate']);
		expect(alice.movies.get(uuid)).toMatchObject({ rewatchCount: 1 });
		const watches = `GET ${TRACKING}/watches/user/${alice.id}`;
		expect(tvtime.asked()).toEqual([
			SEARCH,
			watches,
			`POST ${TRACKING}/${uuid}/rewatch`,
			SEARCH,
			watches,
		]);
	});

	it('takes an episode back where that is chosen, and says what TV Time cannot do', async () => {
		alice.episodes.set(900101, { episodeId: 900101, watchedAt: yesterday(), count: 2 });
		const unwatched = watchedEpisode({ event: 'unwatched' });
		const { json: kept } = await run('watchEvent/sync', {}, [unwatched]);
		expect(statuses(kept)).toEqual(['ignored']);
		const { json } = await run('watchEvent/sync', { unwatchedEvents: 'remove' }, [
			unwatched,
			unwatched,
			watchedFilm({ event: 'unwatched' }),
			watchedEpisode({ event: 'rated', rating: 7 }),
			watchedEpisode({ event: 'play' }),
		]);
		expect(statuses(json)).toEqual(['removed', 'ignored', 'ignored', 'ignored', 'ignored']);
		expect(counts()).toEqual([]);
	});

	it('needs the episode’s own TheTVDB ID, and says so with the event', async () => {
		const event = watchedEpisode({}, { tmdb: 5 });
		const { failed } = await run('watchEvent/sync', {}, [event, { some: 'thing' }]);
		expect(failed).toMatchObject([
			{ details: { kind: 'notFound', event }, error: expect.stringContaining('TheTVDB') },
			{ details: { kind: 'refused' } },
		]);
	});
});
