import { describe, expect, it } from '@jest/globals';

import {
	historyBody,
	removalBody,
	scrobbleBody,
	subjectBody,
	watchedBody,
} from '../../../../../services/simkl/title/bodies';
import { knownIds, knownMovieIds } from '../../../../../services/simkl/title/subject';

const at = '2026-03-08T20:15:30.456Z';
const film = {
	movie: { title: 'Tidal Glass', year: 2019, ids: { imdb: 'tt9100001', tmdb: 910001 } },
};
const harbour = { show: { ids: { tvdb: 8200 } }, episode: { season: 0, number: 5 } };

describe('what is sent to Simkl', () => {
	it('names a title by its ids alone, for beside them a name could hit another title', () => {
		expect(subjectBody(film)).toEqual({ movie: { ids: { imdb: 'tt9100001', tmdb: 910001 } } });
	});

	it('never names a title by its name, for Simkl would go by that without the year as well', () => {
		expect(() => subjectBody({ movie: { title: 'Tidal Glass', year: 2019 } })).toThrow(
			'There is no id that Simkl takes for this movie',
		);
	});

	it('keeps to two decimals of a progress', () => {
		expect(scrobbleBody(film, 33.33333)).toMatchObject({ progress: 33.33 });
	});

	it('dates a play in UTC without milliseconds, and counts an anime by TheTVDB’s seasons', () => {
		expect(historyBody(harbour, at)).toEqual({
			shows: [
				{
					ids: { tvdb: 8200 },
					use_tvdb_anime_seasons: true,
					seasons: [{ number: 0, episodes: [{ number: 5, watched_at: '2026-03-08T20:15:30Z' }] }],
				},
			],
		});
	});

	it.each([{ mal: 7001 }, { anidb: 7002 }])(
		'knows an anime by an anime catalogue’s id %j as one cour',
		(ids) => {
			const cour = { show: { ids }, episode: { season: 1, number: 2 } };
			expect(subjectBody(cour)).toEqual({ anime: { ids }, episode: { season: 1, number: 2 } });
			expect(historyBody(cour, at)).not.toHaveProperty('shows.0.use_tvdb_anime_seasons');
		},
	);

	it('removes one episode, and never a show by leaving its episodes out', () => {
		expect(removalBody(harbour)).toMatchObject({
			shows: [{ seasons: [{ number: 0, episodes: [{ number: 5 }] }] }],
		});
		const broken = { ...harbour, episode: { season: 1, number: Number.NaN } };
		expect(() => removalBody(broken)).toThrow('The season or the episode number is missing');
	});

	it('marks a whole show only where it was said so', () => {
		expect(historyBody({ show: harbour.show, whole: true }, at)).toEqual({
			shows: [{ ids: { tvdb: 8200 }, watched_at: '2026-03-08T20:15:30Z' }],
		});
	});

	it('asks of one episode, not of its show', () => {
		expect(watchedBody(harbour)).toEqual([
			{ ids: { tvdb: 8200 }, type: 'show', season: 0, episode: 5 },
		]);
	});

	it('leaves ids of a media server and of odd form out of an event', () => {
		const ids = { imdb: 'nm0000001', tmdb: 0, tvdb: 8200, plex: 'plex://show/1', trakt: 5 };
		expect(knownIds(ids)).toEqual({ tvdb: 8200 });
		expect(knownIds({ plex: 'plex://show/1' })).toBeUndefined();
		// Simkl has TheTVDB's ids of shows and anime alone.
		expect(knownMovieIds({ tmdb: 7, tvdb: 8200 })).toEqual({ tmdb: 7 });
	});
});
