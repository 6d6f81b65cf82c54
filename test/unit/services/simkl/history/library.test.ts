import { describe, expect, it } from '@jest/globals';

import { listLibrary, readChanges } from '../../../../../services/simkl';
import { playsIn, tellsEveryEpisode } from '../../../../../services/simkl/history/entries';
import { entryOf, lineOf, placesIn } from '../../../../../services/simkl/poll/snapshot';
import { answer, simklSaying } from '../simkl';

const show = {
	title: 'Sand | Wind',
	year: 2008,
	ids: { simkl: 11, tvdb: '8200', imdb: 'tt9100002' },
};
const watched = (...numbers: number[]) => numbers.map((number) => ({ number }));

describe('an entry of the library', () => {
	it('is a line of text, from which its plays and its title come back', () => {
		const entry = {
			show,
			status: 'watching',
			seasons: [
				{ number: 2, episodes: watched(4, 1, 2, 3, 9) },
				{ number: 0, episodes: watched(1) },
			],
		};
		const line = lineOf('shows', entry);
		expect(line).toBe('shows|tt9100002||8200|||2008|0:1;2:1-4,9|Sand | Wind');
		expect([...placesIn(line)]).toEqual(['0x1', '2x1', '2x2', '2x3', '2x4', '2x9']);
		expect(entryOf('11', line)).toEqual({
			title: 'Sand | Wind',
			year: 2008,
			ids: { simkl: 11, imdb: 'tt9100002', tvdb: '8200' },
		});
	});

	it('of an anime has TheTVDB’s place where that is told, and the one within its cour', () => {
		const episodes = [
			{ number: 3, tvdb: { season: 2, episode: 1 }, watched_at: 'x' },
			{ number: 4, watched_at: 'y' },
		];
		const entry = { show, anime_type: 'tv', seasons: [{ number: 1, episodes }] };
		expect(playsIn(entry)).toEqual([
			{ season: 2, number: 1, inCour: { season: 1, number: 3 }, watchedAt: 'x' },
			{ inCour: { season: 1, number: 4 }, watchedAt: 'y' },
		]);
		const line = lineOf('anime', entry);
		expect(line).toContain('|2:1;c1:4|');
		expect([...placesIn(line)]).toEqual(['2x1', 'c1x4']);
		// The same episodes, of which Simkl knew no place at TheTVDB when it was looked at before.
		expect(lineOf('anime', entry, line.replace('2:1;c1:4', 'c1:3-5'))).toContain('|2:1;c1:4-5|');
	});

	it('is a play of a film once it is completed, also among the anime', () => {
		expect(playsIn({ movie: show, status: 'completed', last_watched_at: 'x' })).toHaveLength(1);
		expect(playsIn({ show, anime_type: 'movie', status: 'completed' })).toHaveLength(1);
		expect(playsIn({ movie: show, status: 'plantowatch' })).toEqual([]);
	});

	it('keeps what was watched before, where more was watched than it lists', () => {
		const entry = { show, status: 'completed', seasons: [{ number: 2, episodes: watched(4) }] };
		const known = 'shows|tt9100002||8200|||2008|2:1-3|Sand | Wind';
		expect(lineOf('shows', entry, known)).toContain('|2:1-4|');
		expect(lineOf('shows', entry)).toContain('|2:4|');
	});

	it.each([
		[{ status: 'completed' }, false],
		[{ status: 'completed', seasons: [], watched_episodes_count: 0 }, false],
		[{ status: 'dropped', seasons: [] }, false],
		[{ status: 'watching' }, false],
		[{ status: 'watching', watched_episodes_count: 2, seasons: [] }, false],
		[{ status: 'plantowatch', watched_episodes_count: 2 }, false],
		[{ status: 'watching', watched_episodes_count: 2, seasons: [{ episodes: watched(1) }] }, false],
		[{ status: 'completed', watched_episodes_count: 1, seasons: [{ episodes: watched(1) }] }, true],
		[{ status: 'dropped', seasons: [{ episodes: watched(1) }] }, true],
		[{ status: 'watching', watched_episodes_count: 0 }, true],
		[{ status: 'hold', seasons: [] }, true],
		[{ status: 'plantowatch' }, true],
	])('of a show, %j, tells every episode that was watched: %s', (entry, tells) => {
		expect(tellsEveryEpisode({ show, ...entry })).toBe(tells);
	});
});

describe('reading the library', () => {
	const stamps = (completed: string, removed: string | null = null) =>
		answer(200, { movies: { completed, removed_from_list: removed } });
	const film = (simkl: number) => ({ status: 'completed', movie: { title: 'x', ids: { simkl } } });
	const whole: [string, ReturnType<typeof answer>] = [
		'GET /sync/all-items/movies?extended=full&episode_watched_at=yes&include_all_episodes=original',
		answer(200, { movies: [film(1), film(2)] }),
	];
	const once = async (client: Parameters<typeof listLibrary>[0]) =>
		(await listLibrary(client, { type: 'movies' })).map(({ movie }) => movie);

	it('asks for the activities first, and for a list whole only once', async () => {
		const { client, lines } = simklSaying(
			['GET /sync/activities', stamps('2026-03-01T00:00:10Z')],
			['GET /users/settings', answer(200, { account: { id: 7 } })],
			whole,
			['GET /sync/activities', stamps('2026-03-01T00:00:10Z')],
			['GET /sync/activities', stamps('2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z')],
			[
				'GET /sync/all-items/movies?date_from=2026-03-01T00:00:09Z&extended=full&episode_watched_at=yes&include_all_episodes=original',
				answer(200, { movies: [film(3)] }),
			],
			[
				'GET /sync/all-items/movies?extended=simkl_ids_only',
				answer(200, { movies: [film(2), film(3)] }),
			],
			// Once more, for one is missing.
			['GET /sync/activities', stamps('2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z')],
			[
				'GET /sync/all-items/movies?extended=simkl_ids_only',
				answer(200, { movies: [film(2), film(3)] }),
			],
		);
		expect(await once(client)).toHaveLength(2);
		expect(await once(client)).toHaveLength(2);
		expect(await once(client)).toMatchObject([{ ids: { simkl: 2 } }, { ids: { simkl: 3 } }]);
		expect(lines()).toHaveLength(9);
	});

	it('comes in parts where it is too large for one answer', async () => {
		const details = 'extended=full&episode_watched_at=yes&include_all_episodes=original';
		const part = (status: string) => `GET /sync/all-items/movies/${status}?${details}`;
		const tooLarge = { error: 'max_items', code: 400, message: 'Too many items' };
		const { client } = simklSaying(
			['GET /sync/activities', stamps('2026-03-01T00:00:10Z')],
			['GET /users/settings', answer(200, { account: { id: 7 } })],
			[`GET /sync/all-items/movies?${details}`, answer(400, tooLarge)],
			[part('plantowatch'), answer(200, null)],
			[part('completed'), answer(200, { movies: [film(1)] })],
			[part('dropped'), answer(200, { movies: [film(2)] })],
		);
		expect(await once(client)).toMatchObject([{ ids: { simkl: 1 } }, { ids: { simkl: 2 } }]);
	});

	it('fails where Simkl objects to anything else', async () => {
		const { client, lines } = simklSaying(
			['GET /sync/activities', stamps('2026-03-01T00:00:10Z')],
			['GET /users/settings', answer(200, { account: {} })],
			[whole[0], answer(400, { error: 'wrong_parameter' })],
		);
		await expect(once(client)).rejects.toThrow('wrong_parameter');
		expect(lines()).toHaveLength(3);
	});

	it('reads nothing where nothing has changed since the date, or nothing ever was', async () => {
		const { client, lines } = simklSaying(
			['GET /sync/activities', stamps('2026-03-01T00:00:10Z')],
			['GET /sync/activities', answer(200, { movies: {} })],
		);
		const changedSince = '2026-03-05T00:00:00Z';
		expect(await listLibrary(client, { type: 'movies', changedSince })).toEqual([]);
		expect(await listLibrary(client, {})).toEqual([]);
		expect(lines()).toHaveLength(2);
	});
});

describe('an episode that is listed without a date', () => {
	const user = { id: '7', name: 'Ada' };
	const none = { changed: '', removed: '' };
	const before = { activities: { shows: none, movies: none, anime: none }, titles: {} };
	const changesOf = async (entry: object) => {
		const { client } = simklSaying(
			['GET /sync/activities', answer(200, { tv_shows: { watching: '2026-03-08T19:00:00Z' } })],
			[
				'GET /sync/all-items/shows?extended=full&episode_watched_at=yes&include_all_episodes=original',
				answer(200, { shows: [entry] }),
			],
		);
		return await readChanges(client, user, before);
	};
	const entry = { show, status: 'watching', seasons: [{ number: 2, episodes: watched(4) }] };

	it('is told with the date by which it was seen, and once', async () => {
		const dated = { ...entry, last_watched_at: '2026-03-01T20:00:00Z' };
		const { events, cursor } = await changesOf(dated);
		expect(events).toMatchObject([
			{ event: 'watched', at: '2026-03-01T20:00:00.000Z', dateApproximate: true },
		]);
		expect([...placesIn(cursor.titles[11] ?? '')]).toEqual(['2x4']);
	});

	it('is told to nobody where not even that is known, and remembered', async () => {
		const { events, cursor } = await changesOf(entry);
		expect(events).toEqual([]);
		expect([...placesIn(cursor.titles[11] ?? '')]).toEqual(['2x4']);
	});
});
