import { beforeAll, describe, expect, it } from '@jest/globals';
import {
	alice,
	following,
	pairsOf,
	published,
	tinHarbour,
	uebermut,
} from './support/traktOperations.mjs';

describe('the operations of the Trakt node in a real n8n', () => {
	describe('what does not get through', () => {
		/** @type {Awaited<ReturnType<typeof flowsThatRefuse>>} */
		let flows;
		const flowsThatRefuse = () => {
			const add = {
				resource: 'history',
				operation: 'add',
				movieIdType: '={{ $json.idType }}',
				movieId: '={{ $json.id }}',
				watchedAt: '2026-02-10T20:00:00Z',
			};
			return published({
				toError: { parameters: add, onError: 'continueErrorOutput' },
				onward: { parameters: add, onError: 'continueRegularOutput' },
				stopping: { parameters: add },
			});
		};
		beforeAll(async () => {
			flows = await flowsThatRefuse();
		});

		it('leaves a title that Trakt does not know through the error output, with what came in', async () => {
			const item = { idType: 'imdb', id: 'tt99999999', note: 'kept' };
			const { status, answer, ended } = await flows.toError([item]);
			expect([status, answer]).toEqual([200, []]);
			const { status: ending, outputs } = await ended();
			expect(ending).toBe('success');
			expect(outputs).toMatchObject([
				[],
				[
					{
						json: {
							...item,
							error: 'Trakt does not know this movie',
							details: { kind: 'notFound', destination: 'trakt', account: "Alice's Trakt" },
						},
						pairedItem: { item: 0 },
					},
				],
			]);
			expect(outputs[1]?.[0]?.json.details.whatToDo).not.toBe('');
		});

		it('lets the other items of a run through', async () => {
			const before = alice.history.length;
			const { ended } = await flows.toError([
				{ idType: 'tmdb', id: tinHarbour.ids.tmdb },
				{ idType: 'imdb', id: 'tt99999999' },
				{ idType: 'slug', id: 'ubermut-in-blau-2016' },
			]);
			const { outputs } = await ended();
			expect(outputs.map(pairsOf)).toEqual([[0, 2], [1]]);
			expect(outputs[0]?.map(({ json }) => json.status)).toEqual(['added', 'added']);
			expect(alice.history.slice(before).map(({ movie }) => movie?.title)).toEqual([
				tinHarbour.title,
				uebermut.title,
			]);
		});

		it.each([
			['tmdb', 'tt0133093', '"tt0133093" is not a TMDB ID'],
			['tmdb', '6o3', '"6o3" is not a TMDB ID'],
			['imdb', '603', '"603" is not an IMDb ID'],
			['trakt', '-1', '"-1" is not a Trakt ID'],
			['slug', '', 'The ID is empty'],
		])('refuses the %s id "%s" in words, before anything is sent', async (idType, id, error) => {
			const requests = following();
			const { outputs } = await (await flows.toError([{ idType, id }])).ended();
			expect(outputs).toMatchObject([[], [{ json: { error, details: { kind: 'refused' } } }]]);
			expect(requests()).toEqual([]);
		});

		it('ends the run where the node is set to stop, and says in the log why and what to do', async () => {
			const requests = following();
			const { status, ended } = await flows.stopping([{ idType: 'imdb', id: '603' }]);
			expect(status).toBe(500);
			expect(await ended()).toMatchObject({
				status: 'error',
				error: {
					message: '"603" is not an IMDb ID',
					description: expect.stringContaining('e.g. tt0133093'),
				},
			});
			expect(requests()).toEqual([]);
		});

		it('goes on with the item and the reason where the node is set to continue', async () => {
			const item = { idType: 'imdb', id: '603', note: 'kept' };
			expect((await flows.onward([item])).answer).toMatchObject([
				{ ...item, error: '"603" is not an IMDb ID' },
			]);
		});
	});
});
