import { describe, expect, it, jest } from '@jest/globals';

import type { PlayEvent } from '../../../../../media';
import {
	isAutomated,
	ProgressReports,
} from '../../../../../nodes/Jellyfin/webhook/progressReports';
import { watchEvent } from '../../../../support/watchEvents';

const PLACE = 'workflow:node:webhook';

/** Feeds reports in order and gives the events that come of them. */
function told(reports: Array<Partial<PlayEvent>>, state = new ProgressReports(), place = PLACE) {
	return reports.flatMap((changes) => {
		const event = state.settle(watchEvent({ source: 'jellyfin', player, ...changes }), place);
		return event === undefined ? [] : [`${event.event}@${event.progress ?? '?'}`];
	});
}

const player = { id: 'tv-1', name: 'Living Room TV' };
const progress = (percent?: number) => ({ event: 'progress' as const, progress: percent });
const pause = (percent?: number) => ({ event: 'pause' as const, progress: percent });
const START = { event: 'play' as const, progress: 0 };

describe('ProgressReports', () => {
	it('tells a pause once and a resume once, however often the state is reported', () => {
		const reports = [START, progress(1), pause(2), pause(2), pause(2), progress(2), progress(3)];
		expect(told(reports)).toEqual(['play@0', 'pause@2', 'resume@2']);
	});

	it('never takes the first report of a viewing for a resume', () => {
		expect(told([progress(34), progress(35)])).toEqual([]);
	});

	it('tells a pause that it meets first, as after a restart', () => {
		expect(told([pause(34), pause(34)])).toEqual(['pause@34']);
	});

	it('tells at most one progress for each 10 percent of a film of two hours', () => {
		const everySecond = Array.from({ length: 7200 }, (_, second) =>
			progress((second / 7200) * 100),
		);
		expect(told([START, ...everySecond]).map((event) => event.split('.')[0])).toEqual([
			'play@0',
			...[10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent) => `progress@${percent}`),
		]);
	});

	it('tells no step twice when somebody skips back and forth', () => {
		const reports = [START, progress(0), progress(55), progress(12), progress(55), progress(13)];
		expect(told(reports)).toEqual(['play@0', 'progress@55', 'progress@12']);
	});

	it('tells one event when a pause ends in another step', () => {
		const reports = [START, progress(5), pause(5), progress(22), progress(23)];
		expect(told(reports)).toEqual(['play@0', 'pause@5', 'resume@22']);
	});

	it('tells no progress of reports without a position', () => {
		expect(told([START, progress(), progress()])).toEqual(['play@0']);
	});

	it.each(['play', 'stop', 'watched'] as const)('begins anew after %s', (event) => {
		const reports = [pause(20), { event, progress: 0 }, progress(20), pause(21)];
		expect(told(reports)).toEqual(['pause@20', `${event}@0`, 'pause@21']);
	});

	it('lets marks through as they are, and forgets nothing for them', () => {
		const reports = [
			pause(20),
			{ event: 'unwatched' as const, player: undefined },
			{ event: 'watched' as const, player: undefined },
			pause(20),
		];
		expect(told(reports)).toEqual(['pause@20', 'unwatched@?', 'watched@?']);
	});

	it.each<[string, Partial<PlayEvent>]>([
		['people', { user: { id: '99', name: 'Bo' } }],
		['players', { player: { id: 'tv-2', name: 'Bedroom TV' } }],
		['servers', { server: { id: 'cellar', name: 'Cellar' } }],
		['titles', { media: { type: 'movie', title: 'Low Tide', ids: { jellyfin: 'f2' } } }],
	])('keeps the viewings of different %s apart', (_what, other) => {
		expect(told([pause(20), { ...pause(20), ...other }, pause(20)])).toEqual([
			'pause@20',
			'pause@20',
		]);
	});

	it('keeps the viewings of different trigger nodes apart', () => {
		const state = new ProgressReports();
		expect(told([pause(20)], state)).toEqual(['pause@20']);
		expect(told([pause(20)], state, 'workflow:other:webhook')).toEqual(['pause@20']);
		expect(told([pause(20)], state)).toEqual([]);
	});

	it('forgets a viewing after a day without a word of it', () => {
		const state = new ProgressReports();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
		told([pause(20)], state);
		clock.mockReturnValue(23 * 3_600_000);
		expect(told([pause(20)], state)).toEqual([]);
		clock.mockReturnValue(46 * 3_600_000);
		expect(told([pause(20)], state)).toEqual([]);
		clock.mockReturnValue(71 * 3_600_000);
		expect(told([pause(20)], state)).toEqual(['pause@20']);
		clock.mockRestore();
	});

	it('forgets the viewing that is longest silent, and never grows beyond its bound', () => {
		const state = new ProgressReports(2);
		const by = (id: string) => ({ ...pause(20), user: { id, name: id } });
		told([by('a'), by('b'), by('a'), by('c')], state);
		expect(told([by('a')], state)).toEqual([]);
		expect(told([by('b')], state)).toEqual(['pause@20']);
	});
});

describe('isAutomated', () => {
	it.each([
		[true, { IsAutomated: true }],
		[true, { isAutomated: 'True' }],
		[false, { IsAutomated: { toString: null, valueOf: null } }],
		[false, { IsAutomated: false }],
		[false, { IsAutomated: '' }],
		[false, {}],
		[false, null],
		[false, 'IsAutomated'],
	])('is %p for %j', (expected, payload) => {
		expect(isAutomated(payload)).toBe(expected);
	});
});
