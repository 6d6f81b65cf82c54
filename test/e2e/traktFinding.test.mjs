import { describe, expect, it } from '@jest/globals';
import { people } from '../../simulators/household.mjs';
import {
	alice,
	allAreTried,
	brine,
	byImdb,
	ferry,
	pairsOf,
	published,
	saltAndCircuit,
	tinHarbour,
} from './support/traktOperations.mjs';

describe('the operations of the Trakt node in a real n8n', () => {
	it('Rating: Set, Get Many and Remove rate movies and whole shows, find and take ratings away', async () => {
		const rating = { resource: 'rating' };
		const { movie, show, getMany, remove } = await published({
			movie: {
				parameters: {
					...rating,
					operation: 'set',
					...byImdb(ferry),
					rating: 8,
					options: { ratedAt: '2026-02-03T04:05:06Z' },
				},
			},
			show: {
				parameters: {
					...rating,
					operation: 'set',
					mediaType: 'show',
					showIdType: 'imdb',
					showId: saltAndCircuit.ids.imdb,
					rating: 9,
				},
			},
			getMany: {
				parameters: {
					...rating,
					operation: 'getAll',
					returnAll: true,
					filters: { type: '={{ $json.type ?? "" }}', rating: '={{ $json.rating ?? "" }}' },
				},
			},
			remove: { parameters: { ...rating, operation: 'remove', ...byImdb(ferry) } },
		});
		expect((await movie()).answer).toMatchObject([{ added: { movies: 1 } }]);
		expect((await show()).answer).toMatchObject([{ added: { shows: 1 } }]);
		expect(alice.ratings).toMatchObject([
			{ rating: 8, rated_at: '2026-02-03T04:05:06.000Z', movie: { title: ferry.title } },
			{ rating: 9, type: 'show', show: { title: saltAndCircuit.title } },
		]);
		/** @param {Record<string, unknown>} filters */
		const found = async (filters) =>
			(await getMany([filters])).answer.map((/** @type {{rating: number}} */ one) => one.rating);
		expect(await found({})).toEqual([9, 8]);
		expect(await found({ type: 'movies' })).toEqual([8]);
		expect(await found({ rating: 9 })).toEqual([9]);
		expect((await remove()).answer).toMatchObject([{ deleted: true, removed: { movies: 1 } }]);
		expect(alice.ratings).toMatchObject([{ type: 'show' }]);
	});

	it('Search: By ID and By Text find titles, flat or as Trakt has them', async () => {
		const search = { resource: 'search' };
		const { byId, raw, byText } = await published({
			byId: {
				parameters: {
					...search,
					operation: 'byId',
					idType: '={{ $json.idType }}',
					id: '={{ $json.id }}',
					type: '={{ $json.type }}',
				},
			},
			raw: {
				parameters: { ...search, operation: 'byId', id: ferry.ids.imdb, simplify: false },
			},
			byText: {
				parameters: {
					...search,
					operation: 'byText',
					query: '={{ $json.text }}',
					filters: { year: '={{ $json.year ?? "" }}' },
				},
			},
		});
		const { answer, ended } = await byId([
			{ idType: 'tvdb', id: String(brine.ids.tvdb), type: 'any' },
			{ idType: 'tmdb', id: '1', type: 'any' },
			// Also the number of a movie and of an episode.
			{ idType: 'trakt', id: 1001, type: 'show' },
		]);
		expect(answer).toMatchObject([
			{
				type: 'episode',
				title: saltAndCircuit.title,
				season: 1,
				number: 2,
				episode_title: 'Brine',
			},
			{ type: 'show', title: saltAndCircuit.title, year: 2018 },
		]);
		expect(pairsOf((await ended()).outputs[0])).toEqual([0, 2]);
		expect((await raw()).answer).toMatchObject([
			{ type: 'movie', score: 1000, movie: { title: ferry.title, ids: { imdb: ferry.ids.imdb } } },
		]);
		const { title, year } = tinHarbour;
		const byYear = await byText([
			{ text: title, year },
			{ text: title, year: year - 9 },
		]);
		expect(byYear.answer).toMatchObject([{ type: 'movie', title, year }]);
	});

	it('User: Get Settings says whose account it is, flat or as Trakt has it', async () => {
		const user = { resource: 'user', operation: 'getSettings' };
		const { simple, raw } = await published({
			simple: { parameters: user },
			raw: { parameters: { ...user, simplify: false } },
		});
		expect((await simple()).answer).toEqual([
			expect.objectContaining({ username: people.alice.name, slug: alice.slug, vip: true }),
		]);
		expect((await raw()).answer).toMatchObject([
			{ user: { username: people.alice.name }, limits: { list: { count: 100 } } },
		]);
	});

	allAreTried('traktFinding');
});
