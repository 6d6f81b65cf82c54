import { describe, expect, it } from '@jest/globals';

import { doublesAt } from '../../../../services/trakt/history/addPlay';
import { batchAnswer, batchBody } from '../../../../services/trakt/import/batchBody';
import type { BatchEntry } from '../../../../services/trakt/import/batchBody';
import { violationsOf } from '../../../support/traktContract.mjs';

const AT = '2026-02-01T20:00:00.000Z';
const film = (ids: object): BatchEntry => ({ subject: { movie: { ids } }, watchedAt: AT });
const own = (ids: object): BatchEntry => ({ subject: { episode: { ids } }, watchedAt: AT });
const placed = (tvdb: number, season: number, number: number, watchedAt = AT): BatchEntry => ({
	subject: { show: { ids: { tvdb } }, episode: { season, number } },
	watchedAt,
});

const ALL = [
	film({ imdb: 'tt1', tmdb: 1 }),
	own({ tvdb: 5 }),
	placed(7, 1, 1),
	placed(7, 1, 2, 'unknown'),
	placed(7, 0, 1),
	placed(8, 1, 1, '2026-02-01T21:00:00+01:00'),
];

describe('the body of a batch', () => {
	const body = batchBody(ALL);

	it('has movies and episodes by their ids, and the others under their show and season, each with its date', () => {
		expect(body).toEqual({
			movies: [{ ids: { imdb: 'tt1', tmdb: 1 }, watched_at: AT }],
			episodes: [{ ids: { tvdb: 5 }, watched_at: AT }],
			shows: [
				{
					ids: { tvdb: 7 },
					seasons: [
						{
							number: 1,
							episodes: [
								{ number: 1, watched_at: AT },
								{ number: 2, watched_at: 'unknown' },
							],
						},
						{ number: 0, episodes: [{ number: 1, watched_at: AT }] },
					],
				},
				{
					ids: { tvdb: 8 },
					seasons: [{ number: 1, episodes: [{ number: 1, watched_at: AT }] }],
				},
			],
		});
	});

	it('keeps to Trakt’s contract, and leaves out a list that is empty', () => {
		for (const part of [ALL, ALL.slice(0, 1), ALL.slice(2, 4)]) {
			const sent = { method: 'POST', path: '/sync/history', body: batchBody(part) };
			expect(violationsOf(sent)).toEqual([]);
		}
		expect(batchBody(ALL.slice(0, 1))).not.toHaveProperty('shows');
	});

	it('is not made from a date that is none', () => {
		expect(() => batchBody([{ ...film({ trakt: 1 }), watchedAt: '' }])).toThrow(
			'The date is missing',
		);
	});
});

describe('Trakt’s answer to a batch', () => {
	const numbers = (body: object) => {
		const { added, updated, isNotFound, unclear } = batchAnswer({ ...body }, ALL);
		const notFound = ALL.flatMap((entry, index) => (isNotFound(entry) ? [index] : []));
		return { added, updated, notFound, unclear };
	};

	it('tells how many were added, and which of them it does not know', () => {
		expect(numbers({ added: { movies: 1, episodes: 5 }, not_found: {} })).toEqual({
			added: 6,
			updated: 0,
			notFound: [],
			unclear: 0,
		});
		expect(
			numbers({
				added: { movies: 0, episodes: 2 },
				updated: { movies: 0, episodes: 1 },
				not_found: {
					movies: [{ ids: { trakt: null, imdb: 'tt1' } }],
					shows: [{ ids: { tvdb: 7 }, seasons: [{ number: 1, episodes: [{ number: 2 }] }] }],
					episodes: [{ ids: { tvdb: 5 } }],
				},
			}),
		).toEqual({ added: 2, updated: 1, notFound: [0, 1, 3], unclear: 0 });
	});

	it.each([
		['a whole show', { ids: { tvdb: 7 } }, [2, 3, 4]],
		['a whole season', { ids: { tvdb: 7 }, seasons: [{ number: 0 }] }, [4]],
	])('means every play of %s that it does not know', (_what, echo, notFound) => {
		expect(numbers({ not_found: { shows: [echo] } })).toMatchObject({ notFound });
	});

	it('says so where it names something in a form that was not sent', () => {
		const echoes = { seasons: [{ number: 1 }], shows: [{ ids: { tvdb: 99 } }], movies: [{}] };
		expect(numbers({ not_found: echoes })).toEqual({
			added: 0,
			updated: 0,
			notFound: [],
			unclear: 3,
		});
	});
});

describe('plays that are there twice', () => {
	const play = (id: number, at = AT, isScrobble = false) => ({ id, at, isScrobble });

	const noId = { at: AT, isScrobble: false };

	it('are all of that very minute but the first, for Trakt knows no seconds', () => {
		const plays = [play(9), play(7), play(8, '2026-02-01T20:00:59Z'), noId];
		expect(doublesAt(plays, AT)).toEqual([9, 8]);
		expect(doublesAt([play(9)], AT)).toEqual([]);
	});

	it('are told apart from one of another minute, which its own process takes out', () => {
		const nextMinute = play(8, '2026-02-01T20:01:00Z');
		expect(doublesAt([play(9), nextMinute], AT)).toEqual([9]);
		expect(doublesAt([play(7), nextMinute], AT)).toEqual([]);
	});

	it('are all that were added beside a scrobble, which is never one of them', () => {
		expect(doublesAt([play(7), play(9), play(5, AT, true)], AT)).toEqual([7, 9]);
		expect(doublesAt([play(7), play(9, AT, true)], AT)).toEqual([7]);
	});
});
