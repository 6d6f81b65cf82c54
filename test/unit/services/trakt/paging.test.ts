import { describe, expect, it } from '@jest/globals';

import type { ServiceRequest } from '../../../../services/http/exchange';
import { createTraktClient, listHistory } from '../../../../services/trakt';
import { answer, testClock } from '../../../support/scripted';
import { rejection } from './trakt';

let accounts = 0;

/** A Trakt whose pages are these, whatever size was asked for, and which counts so many pages and items. */
function traktWithPages(
	pages: (page: number, size: number) => object[],
	counts: Record<string, string>,
) {
	const asked: string[] = [];
	accounts += 1;
	const client = createTraktClient({
		account: `pages-${accounts}`,
		clock: testClock(),
		send: async ({ query = {} }: ServiceRequest) => {
			await Promise.resolve();
			asked.push(`${query.page}/${query.limit}`);
			return answer(200, pages(Number(query.page), Number(query.limit)), counts);
		},
	});
	return { client, asked };
}

const play = (id: number) => ({ id, watched_at: '2026-03-01T20:00:00.000Z' });

describe('a list that comes in pages', () => {
	it('is read on behind an empty page, to the page count', async () => {
		const pages = [[play(1), play(2)], [], [play(3), play(4)]];
		const { client, asked } = traktWithPages((page) => pages[page - 1] ?? [], {
			'x-pagination-page-count': '3',
		});
		expect((await listHistory(client, {})).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
		expect(asked).toHaveLength(3);
	});

	it('of which the newest are hidden is read in large pages', async () => {
		const { client, asked } = traktWithPages((_page, size) => (size === 250 ? [play(9)] : []), {
			'x-pagination-page-count': '500',
		});
		expect(await listHistory(client, { limit: 1 })).toEqual([play(9)]);
		expect(asked).toEqual(['1/1', '1/250']);
	});

	it('whose pages Trakt cuts smaller than asked is read by its count of pages', async () => {
		const { client, asked } = traktWithPages((page) => [play(page)], {
			'x-pagination-page-count': '4',
			'x-pagination-limit': '1',
			'x-pagination-item-count': '4',
		});
		expect(await listHistory(client, {})).toHaveLength(4);
		expect(asked).toHaveLength(4);
	});

	it('has no more pages than its items can fill', async () => {
		const { client, asked } = traktWithPages((page) => (page === 1 ? [play(1)] : []), {
			'x-pagination-page-count': '1000000',
			'x-pagination-item-count': '1',
		});
		expect(await listHistory(client, {})).toHaveLength(1);
		expect(asked).toHaveLength(1);
	});

	it('whose pages are of several sizes is not read as a whole one', async () => {
		const sizes = ['10', '250'];
		const client = createTraktClient({
			account: 'pages-of-sizes',
			clock: testClock(),
			send: async () =>
				await Promise.resolve(
					answer(200, sizes.length > 1 ? [play(1)] : [], {
						'x-pagination-page-count': '3',
						'x-pagination-limit': sizes.shift() ?? '',
					}),
				),
		});
		const error = await rejection(listHistory(client, {}));
		expect(error).toMatchObject({ kind: 'retry' });
		expect(String(error)).toContain('pages of several sizes');
	});

	it.each([
		['repeats itself', () => [play(1)], 'the same page again and again', 2],
		['is empty for ever', () => [], 'one empty page after another', 41],
	])('is told where it %s', async (_what, pages, said, requests) => {
		const { client, asked } = traktWithPages(pages, { 'x-pagination-page-count': '1000000' });
		const error = await rejection(listHistory(client, {}));
		expect(error).toMatchObject({ kind: 'retry' });
		expect(String(error)).toContain(said);
		expect(asked).toHaveLength(requests);
	});
});
