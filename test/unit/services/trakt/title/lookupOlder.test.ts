import { describe, expect, it } from '@jest/globals';
import type { Episode } from '../../../../../media';
import { syncWatchEvent } from '../../../../../services/trakt';
import { isAdded, unknown } from '../lookingUp';
import { added, ago, answer, eventOf, harbour, none, offByDefault, traktSaying } from '../trakt';

const history = 'POST /sync/history';
const translated = { title: 'Kampf um den Hafen', year: 2018 };
const episode = answer(200, { season: 2, number: 5, ids: { trakt: 5505 } });
const show = answer(200, [{ type: 'show', show: { ids: { trakt: 77 } } }]);
/** The show's page under the IMDb id that Trakt does not know. */
const byImdb = (number: number) => `GET /shows/tt9100009/seasons/2/episodes/${number}`;
const byTrakt = (number: number) => `GET /shows/77/seasons/2/episodes/${number}`;

const inShow = (ids: Episode['show']['ids'], number = 5): Episode => ({
	...harbour,
	title: undefined,
	number,
	ids: {},
	show: { ...translated, ids },
});

/** Of hours ago, so that it goes into the history, for which Trakt's own id is needed. */
async function watchOld({ client }: ReturnType<typeof traktSaying>, media: Episode) {
	const event = eventOf('watched', { media, at: ago(600) });
	const [outcome] = await syncWatchEvent(client, event, offByDefault);
	return outcome;
}

const written = (trakt: number): Array<[string, ReturnType<typeof answer>]> => [
	[`GET /sync/history/episodes/${trakt}?…`, none],
	[history, added],
	[`GET /sync/history/episodes/${trakt}?…`, none],
];

describe('the episode of an older play is found by its show', () => {
	it.each([
		['TheTVDB', { imdb: 'tt9100009', tvdb: 8200 }, 'GET /search/tvdb/8200?type=show'],
		['TMDB', { imdb: 'tt9100009', tmdb: 82 }, 'GET /search/tmdb/82?type=show'],
	])(
		'under its %s id where Trakt does not know its IMDb id, and remembers it',
		async (_name, ids, search) => {
			const trakt = traktSaying(
				[byImdb(5), unknown],
				[search, show],
				[byTrakt(5), episode],
				...written(5505),
				// The next episode goes straight to the show that was found.
				[byTrakt(6), answer(200, { season: 2, number: 6, ids: { trakt: 5506 } })],
				...written(5506),
			);
			expect(await watchOld(trakt, inShow(ids))).toMatchObject(isAdded);
			expect(await watchOld(trakt, inShow(ids, 6))).toMatchObject(isAdded);
		},
	);

	it('under another id also where Trakt has no such episode under the first', async () => {
		const trakt = traktSaying(
			['GET /shows/76/seasons/2/episodes/5', unknown],
			['GET /search/tvdb/8200?type=show', show],
			[byTrakt(5), episode],
			...written(5505),
		);
		expect(await watchOld(trakt, inShow({ trakt: 76, tvdb: 8200 }))).toMatchObject(isAdded);
	});

	it('and not found where Trakt knows none of its ids, nor its title', async () => {
		const trakt = traktSaying(
			[byImdb(5), unknown],
			['GET /search/tvdb/8200?type=show', none],
			['GET /search/tmdb/82?type=show', none],
			['GET /search/show?query=Kampf um den Hafen&years=2017-2019&limit=30', none],
		);
		expect(
			await watchOld(trakt, inShow({ imdb: 'tt9100009', tvdb: 8200, tmdb: 82 })),
		).toMatchObject({ error: { kind: 'notFound', status: 404 } });
	});

	it('and not looked up elsewhere when Trakt is down', async () => {
		const down = answer(503, '', { 'retry-after': '3600' });
		const trakt = traktSaying([byImdb(5), down]);
		expect(await watchOld(trakt, inShow({ imdb: 'tt9100009', tvdb: 8200 }))).toMatchObject({
			error: { kind: 'retry' },
		});
	});
});
