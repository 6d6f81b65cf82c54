import { describe, expect, it } from '@jest/globals';
import { movary, rows, take, told, watched, writes } from '../importing.mjs';

const ADD = { method: 'POST', path: '/api/movies/add' };
const READ = { method: 'GET' };
const ATTEMPTS = 5;

/** One film a day. @param {number} count */
const days = (count) =>
	Array.from({ length: count }, (_, index) =>
		watched(`2026-01-${String(index + 1).padStart(2, '0')}T12:00:00.000Z`),
	);

/** Begins when the first film is about to be written. @param {...import('../../../../../simulators/http/faults.mjs').Fault} faults */
function fromTheFirstFilm(...faults) {
	let isBegun = false;
	return {
		isCancelled: () => {
			if (!isBegun) movary.faults.push(...faults);
			isBegun = true;
			return false;
		},
	};
}

const reads = () => movary.requests.filter(({ method }) => method === 'GET');

describe('an import into Movary that cannot write some films', () => {
	it('goes on behind them as long as Movary can be read, one small read for each beyond the first', async () => {
		movary.faults.push({ match: ADD, times: 3 * ATTEMPTS, action: { status: 500 } });
		const outcomes = await take(days(8));
		expect(told(outcomes)).toEqual([
			...['retry', 'retry', 'retry'],
			...['added', 'added', 'added', 'added', 'added'],
		]);
		expect(rows()).toHaveLength(5);
		// Twice to see what is there, as always.
		expect(reads()).toHaveLength(2 + 2);
		expect(reads().at(-1)?.query).toMatchObject({ page: '1', limit: '1' });
	});

	it('ends at the second film where Movary cannot be read either', async () => {
		const down = fromTheFirstFilm({ times: 1000, action: { status: 500 } });
		expect(new Set(told(await take(days(20), down)))).toEqual(new Set(['retry']));
		expect(writes()).toHaveLength(2 * ATTEMPTS);
		expect(reads()).toHaveLength(2 + ATTEMPTS);
	});

	it('ends at the second film, and asks nothing, where the server says itself that it cannot now', async () => {
		const busy = fromTheFirstFilm({ match: ADD, times: 1000, action: { status: 503 } });
		expect(new Set(told(await take(days(20), busy)))).toEqual(new Set(['retry']));
		expect(writes()).toHaveLength(2 * ATTEMPTS);
		expect(reads()).toHaveLength(2);
	});

	it('ends where the token has been taken away meanwhile', async () => {
		const revoked = fromTheFirstFilm(
			{ match: ADD, times: 1000, action: { status: 500 } },
			{ match: READ, times: 1000, action: { status: 403 } },
		);
		expect(told(await take(days(4), revoked))).toEqual([
			'retry',
			'retry',
			'reconnect',
			'reconnect',
		]);
	});

	it('ends after ten in a row, which cannot be the films’ own', async () => {
		movary.faults.push({ match: ADD, times: 1000, action: { status: 500 } });
		expect(new Set(told(await take(days(20))))).toEqual(new Set(['retry']));
		expect(writes()).toHaveLength(10 * ATTEMPTS);
	});
});
