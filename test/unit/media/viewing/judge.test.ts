import { describe, expect, it } from '@jest/globals';
import { judge, reportOf } from '../../../../media';
import type { CountingRules, PlayEvent, Report, Viewing, WatchEvent } from '../../../../media';
import { watchEvent } from '../../../support/watchEvents';

const BEGAN = Date.parse('2026-11-19T19:00:00Z');
const media = {
	type: 'movie' as const,
	title: 'Noon',
	runtimeSeconds: 5400,
	ids: { tmdb: 990601 },
};
const at = (minutes: number) => new Date(BEGAN + minutes * 60_000).toISOString();

/** A report of a source that tells watched apart, such as Plex. */
const plex = (event: PlayEvent['event'], minutes: number, progress?: number): Report =>
	reportOf(watchEvent({ event, at: at(minutes), progress, media }));
/** A report of a source that tells the end by its stop, such as Jellyfin. */
const ended = (
	ending: 'completed' | 'notCompleted' | 'unproven' | 'unsaid',
	minutes: number,
	progress?: number,
): Report => ({
	type: 'playback',
	event: watchEvent({
		event: ending === 'completed' || ending === 'unproven' ? 'watched' : 'stop',
		at: at(minutes),
		progress,
		media,
	}),
	toldMs: BEGAN + minutes * 60_000,
	ending,
});

/** Feeds reports in order, and gives what came of each. */
function told(reports: Report[], rules: CountingRules = {}): Array<WatchEvent | undefined> {
	let viewing: Viewing | undefined;
	return reports.map((report) => {
		const judged = judge(viewing, report, rules);
		viewing = judged.viewing;
		return judged.event;
	});
}
const kinds = (reports: Report[], rules?: CountingRules) =>
	told(reports, rules).map((event) => {
		if (event === undefined) return 'nothing';
		return [event.event, event.counted ? 'counted' : (event.notCounted?.code ?? '')]
			.join(' ')
			.trim();
	});

describe('the end of a viewing', () => {
	it.each<[string, Report[], string[]]>([
		[
			'nearly at the end, and no watched of its own comes',
			[plex('play', 0), plex('stop', 88, 97)],
			['play', 'watched'],
		],
		['at 60 %', [plex('play', 0), plex('stop', 50, 60)], ['play', 'stop stoppedEarly']],
		[
			'after watched',
			[plex('play', 0), plex('watched', 80), plex('stop', 84, 94)],
			['play', 'watched', 'stop counted'],
		],
		[
			'after watched, sought back',
			[plex('play', 0), plex('watched', 80), plex('stop', 81, 85)],
			['play', 'watched', 'stop counted'],
		],
		[
			'after a pause in the credits',
			[plex('play', 0), plex('watched', 80), plex('pause', 81, 95), plex('stop', 99, 95)],
			['play', 'watched', 'pause counted', 'stop counted'],
		],
		[
			'before watched, which comes late',
			[plex('play', 0), plex('stop', 88, 97), plex('watched', 89)],
			['play', 'watched', 'stop counted'],
		],
		['of which the beginning was not seen', [plex('stop', 88, 97)], ['stop startNotSeen']],
		['at 98 %, where the source says nothing', [ended('unsaid', 88, 98)], ['watched']],
		[
			'at no position, after 96 %',
			[plex('play', 0), plex('progress', 86, 96), ended('notCompleted', 88, 0)],
			['play', 'progress', 'watched'],
		],
		[
			'at no position, after 40 %',
			[plex('play', 0), plex('progress', 36, 40), ended('notCompleted', 88, 0)],
			['play', 'progress', 'stop stoppedEarly'],
		],
		[
			'at no position, and none was ever told',
			[plex('play', 0), ended('notCompleted', 88, 0)],
			['play', 'stop positionUnknown'],
		],
		[
			'at no position, called completed after seconds',
			[plex('play', 0), ended('unproven', 0.1)],
			['play', 'stop tooShort'],
		],
		[
			'at no position, called completed after the running time',
			[plex('play', 0), ended('unproven', 89)],
			['play', 'watched'],
		],
		[
			'at no position, called completed, the beginning not seen',
			[ended('unproven', 89)],
			['watched'],
		],
		['that the source calls completed', [ended('completed', 3, 50)], ['watched']],
		[
			'at 92 % that the source calls not completed',
			[ended('notCompleted', 83, 92)],
			['stop notCompleted'],
		],
		[
			'twice told',
			[plex('play', 0), ended('completed', 88, 97), ended('completed', 93, 97)],
			['play', 'watched', 'stop counted'],
		],
	])('%s', (_what, reports, expected) => {
		expect(kinds(reports)).toEqual(expected);
	});

	it.each<[string, Report, number, string]>([
		['85 % counts from 80', ended('notCompleted', 77, 85), 80, 'watched'],
		['92 % does not count from 95', ended('completed', 83, 92), 95, 'stop stoppedEarly'],
		['no position counts as the source says', ended('unproven', 83), 95, 'watched'],
	])('by what a person has set: %s', (_what, report, countsFrom, expected) => {
		expect(kinds([report], { countsFrom })).toEqual([expected]);
	});

	it('says its reason, and no position where none was told', () => {
		const [, stop] = told([plex('play', 0), ended('notCompleted', 50, 0)]);
		expect(stop).not.toHaveProperty('progress');
		const [, early] = told([plex('play', 0), plex('stop', 50, 60.7)]);
		expect(early).toMatchObject({
			progress: 60.7,
			notCounted: { code: 'stoppedEarly', reason: 'Stopped at 60 %: a play counts from 90 %' },
		});
	});

	it('carries the key of its viewing where it has no position to tell it by', () => {
		const play = plex('play', 0);
		const begun = reportOf({ ...play.event, key: 'of-the-start' });
		expect(told([begun, ended('unproven', 89)])[1]?.key).toBe('of-the-start');
		expect(told([begun, ended('completed', 89, 97)])[1]?.key).toBe(play.event.key);
	});
});

describe('another viewing', () => {
	const first = [plex('play', 0), plex('watched', 80), plex('stop', 84, 94)];

	it('begins with a start', () => {
		expect(kinds([...first, plex('play', 90), plex('watched', 170)]).slice(3)).toEqual([
			'play',
			'watched',
		]);
	});

	it('is none where a counted one is gone on with the next day', () => {
		expect(kinds([...first, plex('play', 1500, 93), plex('watched', 1504)]).slice(3)).toEqual([
			'play counted',
			'stop counted',
		]);
	});

	it('is one where no start is ever told, but the running time has passed', () => {
		expect(kinds([plex('watched', 0), plex('watched', 3), plex('watched', 90)])).toEqual([
			'watched',
			'stop counted',
			'watched',
		]);
	});

	it('is one where the position falls far back after a long silence', () => {
		expect(kinds([plex('watched', 0), plex('pause', 1440, 20), plex('stop', 1441, 20)])).toEqual([
			'watched',
			'pause',
			'stop stoppedEarly',
		]);
	});
});

describe('a mark', () => {
	const mark = (event: 'watched' | 'unwatched', minutes: number, itemId = 'a'): Report => ({
		type: 'mark',
		event: watchEvent({ event, at: at(minutes), media }),
		toldMs: BEGAN + minutes * 60_000,
		itemId,
	});
	const save = (minutes: number, itemId: string, played: boolean, begins = false): Report => ({
		type: 'sign',
		event: watchEvent({ event: 'progress', at: at(minutes), media }),
		toldMs: BEGAN + minutes * 60_000,
		played,
		viewing: { begins, itemId },
	});

	it.each<[string, Report[], string[]]>([
		['of its own', [mark('watched', 0)], ['watched']],
		['of each version', [mark('watched', 0), mark('watched', 0.01, 'b')], ['watched', 'nothing']],
		[
			'set by a player that stopped',
			[plex('play', 0), ended('completed', 88, 97), mark('watched', 88.1)],
			['play', 'watched', 'nothing'],
		],
		[
			'set by a player that then stops',
			[plex('play', 0), mark('watched', 88), ended('completed', 88.1, 97)],
			['play', 'watched', 'stop counted'],
		],
		[
			'taken back and set again',
			[mark('watched', 0), mark('unwatched', 1), mark('watched', 2)],
			['watched', 'unwatched', 'watched'],
		],
		[
			'taken back on each version',
			[mark('unwatched', 0), mark('unwatched', 0.01, 'b')],
			['unwatched', 'nothing'],
		],
		[
			'that mirrors another version’s viewing',
			[save(0, 'a', true, true), save(1, 'a', true), mark('watched', 1.001, 'b')],
			['nothing', 'nothing', 'nothing'],
		],
		[
			'a day after a viewing that was given up',
			[plex('play', 0), plex('stop', 50, 60), mark('watched', 1440)],
			['play', 'stop stoppedEarly', 'watched'],
		],
	])('%s', (_what, reports, expected) => {
		expect(kinds(reports)).toEqual(expected);
	});

	it('turned to watched in the midst of a viewing proves the end, also without a position', () => {
		const viewing = [save(0, 'a', false, true), plex('play', 0), save(87, 'a', true)];
		expect(kinds([...viewing, ended('notCompleted', 88, 0)]).at(-1)).toBe('watched');
		const rewatch = [save(0, 'a', true, true), plex('play', 0), save(2, 'a', true)];
		expect(kinds([...rewatch, ended('notCompleted', 3, 0)]).at(-1)).toBe('stop positionUnknown');
	});
});
