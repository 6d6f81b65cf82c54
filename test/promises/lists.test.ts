import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { ServiceRequest } from '../../services/http/exchange';
import { rejection, testClock } from '../support/scripted';
import { LISTS } from './lists';
import type { List } from './lists';

/** Nothing that is read goes on for ever, and half of a list never passes for the whole. */

let accounts = 0;

/** Reads from a service whose pages are these, whatever is asked for; gives what was asked as well. */
function reading(
	list: List,
	pageAt: (page: number, asked: ServiceRequest) => IDataObject[],
	all: { rows: number; pages: number },
) {
	const asked: ServiceRequest[] = [];
	accounts += 1;
	const told = list.read({
		account: `lists-${accounts}`,
		clock: testClock(),
		send: async (request) => {
			await Promise.resolve();
			asked.push(request);
			return list.answer(pageAt(asked.length, request), all);
		},
	});
	return { told, asked };
}

const rowsOf = (page: number, size: number) =>
	Array.from({ length: size }, (_, row) => ({ id: page * 10_000 + row, Id: `${page}-${row}` }));
const FULL = 500;
const FOR_EVER = { rows: 10 ** 9, pages: 10 ** 6 };

describe.each(LISTS.map((list) => [list.name, list] as const))('%s', (_name, list) => {
	it('whose pages repeat themselves is told as not read to its end', async () => {
		const { told, asked } = reading(list, () => rowsOf(1, FULL), FOR_EVER);
		expect(await rejection(told)).toMatchObject({
			kind: 'retry',
			message: expect.stringContaining('the same page again and again'),
		});
		expect(asked.length).toBeLessThan(5);
	});

	it('that never ends is not read for ever', async () => {
		const { told, asked } = reading(
			list,
			(page) => rowsOf(page, list.isCounted ? 1 : FULL),
			FOR_EVER,
		);
		const read = await told.catch((error: unknown) => error);
		if (list.mostPages === undefined) {
			expect(read).toMatchObject({
				kind: 'retry',
				message: expect.stringContaining('more pages than anybody has'),
			});
		}
		expect(asked.length).toBeLessThanOrEqual(list.mostPages ?? 2001);
	});

	it('in pages that are smaller than asked is read whole', async () => {
		// Who says nothing of how many there are ends with a page that is not full.
		const sizes = list.isCounted ? [3, 3, 2] : [FULL, FULL, 2];
		const rows = sizes.flatMap((size, page) => rowsOf(page + 1, size));
		const { told, asked } = reading(list, (page) => rowsOf(page, sizes[page - 1] ?? 0), {
			rows: rows.length,
			pages: sizes.length,
		});
		expect(await told).toEqual(rows);
		expect(asked).toHaveLength(sizes.length);
	});

	if (list.isCounted) {
		it('with an empty page in its midst is read on behind it', async () => {
			const sizes = [3, 0, 2];
			const { told } = reading(list, (page) => rowsOf(page, sizes[page - 1] ?? 0), {
				rows: 1400,
				pages: 3,
			});
			expect(await told).toEqual([...rowsOf(1, 3), ...rowsOf(3, 2)]);
		});

		it('that is empty for ever is not read for ever', async () => {
			const { told, asked } = reading(list, () => [], FOR_EVER);
			const read = await told.catch((error: unknown) => error);
			if (list.mostPages === undefined) {
				expect(read).toMatchObject({
					kind: 'retry',
					message: expect.stringContaining('one empty page after another'),
				});
			}
			expect(asked.length).toBeLessThanOrEqual(41);
		});
	}
});
