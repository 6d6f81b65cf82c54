import { describe, expect, it } from '@jest/globals';
import { reportOf } from '../../../../../workflows/templates/code/report.mjs';

const at = '2018-05-12T01:10:14.000Z';
const film = { at, media: { type: 'movie', title: 'Low Tide', year: 1997 } };
const episode = {
	at,
	media: { type: 'episode', season: 0, number: 3, show: { title: 'Upriver' } },
};
const synced = (/** @type {string} */ status, reason = '') => ({
	...film,
	sync: { status, reason },
});

describe('the report of an import', () => {
	it('counts the outcomes in words, and lists what did not get through with what to do', () => {
		const details = { kind: 'notFound', reason: 'Not there', whatToDo: 'Look it up.' };
		expect(
			reportOf([
				synced('planned'),
				synced('planned'),
				synced('duplicate'),
				synced('ignored', 'Films only'),
				{ ...episode, error: 'Not there', details },
				{ error: 'The incoming item is not a watch event' },
			]),
		).toEqual([
			{
				summary:
					'2 would be added, 1 there already, 1 not for this service, 1 not found there, 1 not taken',
				plays: 6,
				counts: {
					'would be added': 2,
					'there already': 1,
					'not for this service': 1,
					'not found there': 1,
					'not taken': 1,
				},
			},
			{
				what: 'Low Tide (1997)',
				at,
				outcome: 'not for this service',
				why: 'Films only',
				whatToDo: '',
			},
			{
				what: 'Upriver S00E03',
				at,
				outcome: 'not found there',
				why: 'Not there',
				whatToDo: 'Look it up.',
			},
			{
				what: 'an item that is not a play',
				at: undefined,
				outcome: 'not taken',
				why: 'The incoming item is not a watch event',
				whatToDo: '',
			},
		]);
	});

	it('of nothing is an empty one', () => {
		expect(reportOf([])).toEqual([{ summary: '', plays: 0, counts: {} }]);
	});
});
