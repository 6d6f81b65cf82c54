import { describe, expect, it } from '@jest/globals';
import {
	audioStop as audio,
	twoEpisodeStop as twoEpisodes,
	templateMark as template,
	formStop as form,
	movieStop as stop,
	movieRating as rated,
	movieMark as mark,
} from '../../../../fixtures/jellyfin/bodies.mjs';
import { RECEIVED, SERVER, USER, MINUTE_TICKS, read } from '../../readingJellyfin';

describe('a body of the Jellyfin webhook plugin becomes a watch event', () => {
	it('of a finished movie, with its title unescaped and its position in percent', () => {
		expect(read(stop)).toStrictEqual({
			event: 'watched',
			source: 'jellyfin',
			key: `jellyfin:${SERVER}:${USER}:imdb-tt9300001:2026-11-19T19:30:00Z`,
			at: '2026-11-19T21:10:00.250Z',
			progress: 95,
			server: { id: SERVER, name: 'Cellar' },
			player: { id: 'ZGV2aWNlLTc3', name: 'Kitchen Tablet' },
			user: { id: USER, name: 'ines' },
			media: {
				type: 'movie',
				title: 'The "Quiet" Orchard',
				year: 2018,
				runtimeSeconds: 6000,
				ids: {
					imdb: 'tt9300001',
					tmdb: 930001,
					jellyfin: '11d2c3b4a5968778695a4b3c2d1e0f12',
				},
			},
		});
	});

	it('the same from a Generic Form’s text values and from JSON text with a byte order mark', () => {
		expect(read(form)).toStrictEqual(read(stop));
		expect(read(`\uFEFF${JSON.stringify(stop)}`)).toStrictEqual(read(stop));
	});

	it('of a file with two episodes, whose ids are the first episode’s and whose year is the show’s', () => {
		expect(read(twoEpisodes)).toMatchObject({ event: 'stop', progress: 25 });
		expect(read(twoEpisodes)?.media).toStrictEqual({
			type: 'episode',
			title: 'The Weir',
			season: 2,
			number: 5,
			lastNumber: 6,
			runtimeSeconds: 5400,
			ids: {
				imdb: 'tt9400005',
				tmdb: 940005,
				tvdb: 94005,
				jellyfin: '22d2c3b4a5968778695a4b3c2d1e0f22',
			},
			show: {
				title: 'Upriver',
				year: 2015,
				ids: { jellyfin: '33d2c3b4a5968778695a4b3c2d1e0f33' },
			},
		});
	});

	it('from a template: other case, dashed ids, grouped numbers, season 0, blanks, entities', () => {
		const event = read(template);
		expect(event).toMatchObject({ event: 'watched', user: { id: USER, name: 'ines' } });
		expect(event?.media).toStrictEqual({
			type: 'episode',
			title: 'Salt & "Tin"',
			season: 0,
			number: 5,
			runtimeSeconds: 5400,
			ids: { tmdb: 940005, tvdb: 94005, jellyfin: '22d2c3b4a5968778695a4b3c2d1e0f22' },
			show: {
				title: 'Upriver',
				year: 2015,
				ids: { jellyfin: '33d2c3b4a5968778695a4b3c2d1e0f33' },
			},
		});
	});

	it('of a user whose name a template escaped, with and without an id', () => {
		const escaped = { ...template, NotificationUsername: 'Zo&#235; O&#x27;Brien' };
		const idless = { userId: '' };
		const name = "Zoë O'Brien";
		expect(read(escaped)?.user).toEqual({ id: USER, name });
		expect(read({ ...escaped, ...idless })?.user).toEqual({ id: name, name });
	});

	it('without ids that are none of Jellyfin’s, with the rest', () => {
		const bent = { ItemId: '../Users', SeriesId: '12', ServerId: 'x', UserId: '0'.repeat(32) };
		const event = read({ ...twoEpisodes, ...bent });
		expect(event?.user).toEqual({ id: 'ines', name: 'ines' });
		expect(event?.server).toEqual({ id: 'Cellar', name: 'Cellar' });
		expect(event?.media.ids).toEqual({ imdb: 'tt9400005', tmdb: 940005, tvdb: 94005 });
		expect(event?.media).toMatchObject({ show: { title: 'Upriver', ids: {} } });
	});

	it('from JSON a template broke with a raw line break', () => {
		const json = JSON.stringify({ ...stop, Overview: 'one@two' }).replace('@', '\r\n');
		expect(read(json)).toStrictEqual(read(stop));
	});
});

const unmark = { ...mark, Played: false, PlayCount: 0, LastPlayedDate: undefined };

describe('what happened', () => {
	const progress = { ...stop, NotificationType: 'PlaybackProgress', IsPaused: false };
	const withoutIds = { Provider_imdb: undefined, Provider_tmdb: undefined };
	it.each([
		['a start', { ...stop, NotificationType: 'PlaybackStart' }, 'play'],
		['a report of the position', progress, 'progress'],
		['a report while paused', { ...progress, IsPaused: true }, 'pause'],
		['a template’s report while paused', { ...progress, IsPaused: 'True' }, 'pause'],
		['a stop before the end', { ...stop, PlayedToCompletion: false }, 'stop'],
		['a template’s stop at 95 % that does not say', { ...stop, PlayedToCompletion: '' }, 'watched'],
		[
			'a template’s stop at 40 % that does not say',
			{ ...stop, PlayedToCompletion: '', PlaybackPositionTicks: 40 * MINUTE_TICKS },
			'stop',
		],
		['a further version of a film', { ...stop, ItemType: 'Video' }, 'watched'],
		['a stop at the end', { ...stop, PlayedToCompletion: 'True' }, 'watched'],
		['a mark as watched', mark, 'watched'],
		['a mark as unwatched', unmark, 'unwatched'],
		['a rating through the API', rated, 'rated'],
	])('%s', (_what, body, event) => {
		expect(read(body)?.event).toBe(event);
	});

	it.each([
		['audio', audio],
		['a home video', { ...stop, ...withoutIds, ItemType: 'Video' }],
		[
			'a rewatch that was given up',
			{ ...unmark, PlayCount: 2, LastPlayedDate: mark.LastPlayedDate },
		],
		['another version’s echo of a viewing', { ...mark, PlayCount: 0, LastPlayedDate: undefined }],
		['a mark with a position', { ...mark, PlaybackPositionTicks: MINUTE_TICKS }],
		['a later save of a liked film', { ...rated, Likes: true, Rating: 10 }],
		['a later save of a disliked film', { ...rated, Likes: false, Rating: 1 }],
		['a whole series', { ...mark, ItemType: 'Series' }],
		['a new item', { ...stop, NotificationType: 'ItemAdded' }],
		['a login', { NotificationType: 'AuthenticationSuccess', NotificationUsername: 'ines' }],
		['nobody', { ...stop, UserId: '', NotificationUsername: null }],
		['the save at a start', { ...mark, SaveReason: 'PlaybackStart' }],
		['the save behind 90 %', { ...mark, SaveReason: 'PlaybackProgress' }],
		[
			'the save at a stop, also of an abandoned rewatch',
			{ ...mark, SaveReason: 'PlaybackFinished' },
		],
		['an import', { ...mark, SaveReason: 'Import' }],
		['a like', { ...mark, SaveReason: 'UpdateUserRating', Likes: true, Rating: 10 }],
		['a favourite', { ...mark, SaveReason: 'UpdateUserRating', Favorite: true }],
		['a state written by a tool', { ...mark, SaveReason: 'UpdateUserData', Rating: 0 }],
	])('nothing for %s', (_what, body) => {
		expect(read(body)).toBeUndefined();
	});
});

describe('progress', () => {
	it('of a start at position 0 is 0', () => {
		const start = { ...stop, NotificationType: 'PlaybackStart', PlaybackPositionTicks: 0 };
		expect(read(start)?.progress).toBe(0);
	});

	it('is absent when a finished play reports position 0, which is how no position is written', () => {
		const event = read({ ...stop, PlaybackPositionTicks: 0 });
		expect(event?.event).toBe('watched');
		expect(event).not.toHaveProperty('progress');
	});

	it('is absent without runtime, and on marks and ratings', () => {
		expect(read({ ...stop, RunTimeTicks: 0 })).not.toHaveProperty('progress');
		expect(read(mark)).not.toHaveProperty('progress');
		expect(read({ ...rated, PlaybackPositionTicks: 9 * MINUTE_TICKS })).not.toHaveProperty(
			'progress',
		);
	});
});

describe('the time', () => {
	it('is UtcTimestamp, never the Timestamp that may be local time marked Z', () => {
		const event = read({ ...stop, Timestamp: '2026-11-19T22:10:00.0004567Z' });
		expect(event?.at).toBe('2026-11-19T21:10:00.250Z');
	});

	it('of a mark is the date last played, of the opposite mark the moment itself', () => {
		expect(read(mark)?.at).toBe('2026-11-19T20:00:12.123Z');
		expect(read(mark)).not.toHaveProperty('dateApproximate');
		expect(read(unmark)?.at).toBe('2026-11-19T21:10:00.250Z');
	});

	it.each([
		['years ago: another viewing, that was given up then', '2024-01-05T19:00:00.0000000Z'],
		['two hours ahead: local time', '2026-11-19T23:10:00.0000000Z'],
		['five hours ago: local time of elsewhere', '2026-11-19T16:10:00.0000000Z'],
	])('of a mark last played %s is that of the mark, roughly', (_what, LastPlayedDate) => {
		expect(read({ ...mark, LastPlayedDate })).toMatchObject({
			event: 'watched',
			at: '2026-11-19T21:10:00.250Z',
			dateApproximate: true,
		});
	});

	it('never lies ahead, whatever the server’s clock says', () => {
		const ahead = read({ ...stop, UtcTimestamp: '2026-11-19T23:10:00.0000000Z' });
		expect(ahead?.at).toBe(RECEIVED.toISOString());
	});

	it('of a template’s mark in some country’s date format is when it came in, not a guess', () => {
		expect(read(template)?.at).toBe(RECEIVED.toISOString());
	});

	it('of a date .NET writes for never is when it came in', () => {
		const event = read({ ...stop, UtcTimestamp: '0001-01-01T00:00:00.0000000' });
		expect(event?.at).toBe(RECEIVED.toISOString());
	});
});

describe('a rating', () => {
	it('keeps its half, also with a decimal comma', () => {
		expect(read(rated)?.rating).toBe(7.5);
		expect(read({ ...rated, Rating: '7,5' })?.rating).toBe(7.5);
	});
});
