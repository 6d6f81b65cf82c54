import { describe, expect, it } from '@jest/globals';
import { ADA, picked, runJellyfin } from '../../../support/runJellyfin';
import { item, LIST, SIMPLE } from './oneFilm';

describe('Item: Get Many of the Jellyfin node', () => {
	it('keeps to its filters and its limit', async () => {
		const library = 'c'.repeat(32);
		const { json, requests } = await runJellyfin(
			{
				...item('getAll'),
				returnAll: false,
				limit: 2,
				simplify: true,
				filters: {
					library: picked(library),
					type: 'Movie',
					search: ' noon ',
					watched: 'unwatched',
				},
			},
			LIST,
		);
		expect(requests[0]?.qs).toMatchObject({
			userId: ADA,
			parentId: library,
			includeItemTypes: 'Movie',
			searchTerm: 'noon',
			isPlayed: false,
			limit: 2,
		});
		expect(json).toEqual([SIMPLE]);
	});

	it('of a series gets its episodes, whatever library is chosen beside it', async () => {
		const series = 'd'.repeat(32);
		const filters = { series: picked(series), library: picked('c'.repeat(32)), type: 'Movie' };
		const { requests } = await runJellyfin({ ...item('getAll'), returnAll: true, filters }, LIST);
		expect(requests[0]?.qs).toMatchObject({ parentId: series, includeItemTypes: 'Episode' });
	});

	it.each([{ library: picked('') }, { series: picked('', 'url') }, { library: null }])(
		'refuses a filter whose expression gave nothing: %j',
		async (filters) => {
			const run = runJellyfin({ ...item('getAll'), returnAll: true, filters }, LIST);
			await expect(run).rejects.toThrow(/No (library|series) is chosen|no value/);
		},
	);

	it('without filters asks for every kind of title', async () => {
		const { requests } = await runJellyfin({ ...item('getAll'), returnAll: true }, LIST);
		expect(requests[0]?.qs).toMatchObject({ includeItemTypes: 'Movie,Series,Episode' });
		expect(requests[0]?.qs).not.toHaveProperty('parentId');
		expect(requests[0]?.qs).not.toHaveProperty('isPlayed');
	});

	it.each([
		[{ type: 'movie' }, '"movie" is not one of the choices for "type"'],
		[{ watched: true }, '"true" is not one of the choices for "watched"'],
		[{ watched: null }, 'The filter "watched" has no value'],
		[{ search: null }, 'The filter "search" has no value'],
	])(
		'refuses the filters %j: without them it would be the whole library',
		async (filters, reason) => {
			const run = runJellyfin({ ...item('getAll'), returnAll: true, filters }, LIST);
			await expect(run).rejects.toThrow(reason);
		},
	);
});
