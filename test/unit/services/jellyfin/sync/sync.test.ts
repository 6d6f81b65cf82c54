import { describe, expect, it } from '@jest/globals';
import { NoAnswer, SignInRejected } from '../../../../../services/http/exchange';
import {
	ago,
	answer,
	episode,
	episodes,
	eventOf,
	ratingOf,
	film,
	harbour,
	jellyfinSaying,
	listed,
	MINUTE,
	search,
	show,
	USER,
	write,
	written,
} from '../jellyfin';
import { sync, played } from '../syncing';

describe('play, resume and progress', () => {
	it.each(['play', 'resume', 'progress'] as const)(
		'%s sends nothing and says why',
		async (kind) => {
			const jellyfin = jellyfinSaying();
			expect(await sync(jellyfin, eventOf(kind, { progress: 12 }))).toMatchObject([
				{
					sync: {
						destination: 'jellyfin',
						status: 'ignored',
						reason: expect.stringMatching(/Jellyfin/),
						attempts: 0,
					},
				},
			]);
			expect(jellyfin.sent).toEqual([]);
		},
	);
});

describe('telling other programs', () => {
	const mark = `POST /UserPlayedItems/f1?userId=${USER}`;

	it('marks as the button does, after date and count were written as values', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1'))],
			[write('f1'), written],
			[mark, written],
		);
		expect(await sync(jellyfin, eventOf('watched'), { tellOtherPrograms: true })).toMatchObject([
			{ sync: { status: 'added' } },
		]);
		expect(jellyfin.bodies()).toMatchObject([{ PlayCount: 1, LastPlayedDate: ago(1) }]);
	});

	it('presses again after a lost answer, and never with a date, which would count once more', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1'))],
			[write('f1'), written],
			[mark, new NoAnswer('timeout', true, 'late')],
			[mark, written],
		);
		expect(await sync(jellyfin, eventOf('watched'), { tellOtherPrograms: true })).toMatchObject([
			{ sync: { status: 'added' } },
		]);
	});

	it('takes the mark away as the button does', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', {}, played(ago(60))))],
			[`DELETE /UserPlayedItems/f1?userId=${USER}`, written],
		);
		expect(await sync(jellyfin, eventOf('unwatched'), { tellOtherPrograms: true })).toMatchObject([
			{ sync: { status: 'removed' } },
		]);
	});
});

describe('unwatched', () => {
	it('writes the mark, the count and the resume point away', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', {}, played(ago(60))), film('f2'))],
			[write('f1'), written],
		);
		expect(await sync(jellyfin, eventOf('unwatched'))).toMatchObject([
			{ sync: { status: 'removed' } },
		]);
		expect(jellyfin.bodies()).toEqual([{ Played: false, PlayCount: 0, PlaybackPositionTicks: 0 }]);
	});

	it.each([
		['what is not marked', {}, 'does not show'],
		['what was watched again since', played(ago(-30)), 'watched again'],
	])('leaves %s alone', async (_name, data, reason) => {
		const jellyfin = jellyfinSaying([search, listed(film('f1', {}, data))]);
		expect(await sync(jellyfin, eventOf('unwatched'))).toMatchObject([
			{ sync: { status: 'ignored', reason: expect.stringContaining(reason) } },
		]);
	});
});

describe('pause and stop', () => {
	it.each(['pause', 'stop'] as const)('%s leaves a resume point in ticks', async (kind) => {
		const jellyfin = jellyfinSaying([search, listed(film('f1'))], [write('f1'), written]);
		expect(await sync(jellyfin, eventOf(kind, { progress: 40 }))).toMatchObject([
			{ sync: { status: 'paused', attempts: 1 } },
		]);
		expect(jellyfin.bodies()).toEqual([
			{ PlaybackPositionTicks: 40 * MINUTE, LastPlayedDate: ago(1) },
		]);
	});

	it('of a watched title keeps its date, or the end of this viewing would look like a repeat', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', {}, played(ago(6000))))],
			[write('f1'), written],
		);
		await sync(jellyfin, eventOf('pause', { progress: 40 }));
		expect(jellyfin.bodies()).toEqual([{ PlaybackPositionTicks: 40 * MINUTE }]);
	});

	it.each([
		['an unknown position', undefined, 'unknown'],
		['the first minutes', 4.9, 'Barely'],
		['the end', 90, 'Finished'],
	])('of %s sends nothing', async (_name, progress, reason) => {
		const jellyfin = jellyfinSaying();
		expect(await sync(jellyfin, eventOf('stop', { progress }))).toMatchObject([
			{ sync: { status: 'ignored', reason: expect.stringContaining(reason) } },
		]);
	});

	it.each([
		['somebody went on in Jellyfin', { LastPlayedDate: ago(0) }, 'ignored'],
		['the same point is there', { PlaybackPositionTicks: 40 * MINUTE + 1 }, 'duplicate'],
	])('does nothing where %s', async (_name, data, status) => {
		const jellyfin = jellyfinSaying([search, listed(film('f1', {}, data))]);
		expect(await sync(jellyfin, eventOf('pause', { progress: 40 }))).toMatchObject([
			{ sync: { status } },
		]);
	});

	it('of one episode is no position in a file of two', async () => {
		const file = episode('e5', 5, { Name: 'The Cold Pier', IndexNumberEnd: 6 });
		const places: Array<[string, ReturnType<typeof listed>]> = [
			[search, listed(show('series-1'))],
			[episodes, listed(file)],
		];
		const event = eventOf('pause', { media: harbour, progress: 50 });
		expect(await sync(jellyfinSaying(...places), event)).toMatchObject([
			{ sync: { status: 'ignored' } },
		]);
		const both = eventOf('pause', { media: { ...harbour, lastNumber: 6 }, progress: 50 });
		const jellyfin = jellyfinSaying(...places, [write('e5'), written]);
		expect(await sync(jellyfin, both)).toMatchObject([{ sync: { status: 'paused' } }]);
		expect(jellyfin.bodies()).toMatchObject([{ PlaybackPositionTicks: 22 * MINUTE }]);
	});
});

describe('rated', () => {
	it.each([
		[7.5, 7.5],
		[0.5, 1],
	])('%d is written as %d', async (rating, Rating) => {
		const jellyfin = jellyfinSaying([search, listed(film('f1'))], [write('f1'), written]);
		expect(await sync(jellyfin, ratingOf(rating))).toMatchObject([{ sync: { status: 'rated' } }]);
		expect(jellyfin.bodies()).toEqual([{ Rating }]);
	});

	it('as it is already ends there, so that no rating goes round in circles', async () => {
		const jellyfin = jellyfinSaying([search, listed(film('f1', {}, { Rating: 8 }))]);
		expect(await sync(jellyfin, eventOf('rated', { rating: 8 }))).toMatchObject([
			{ sync: { status: 'duplicate' } },
		]);
	});
});

describe('what is switched off', () => {
	it.each([
		['unwatched', { unwatched: false }],
		['rated', { rated: false }],
		['pause', { progress: false }],
		['stop', { progress: false }],
	] as const)('%s sends nothing and says so', async (kind, off) => {
		const jellyfin = jellyfinSaying();
		const event = eventOf(kind, { rating: 8, progress: 40 });
		expect(await sync(jellyfin, event, off)).toMatchObject([
			{ sync: { status: 'ignored', reason: expect.stringContaining('switched off') } },
		]);
	});
});

describe('what does not work', () => {
	it.each([
		['a sign-in that is not accepted', new SignInRejected('no'), 'reconnect'],
		['another user', answer(403), 'refused'],
		['another program at the address', answer(200, { hello: 'world' }), 'retry'],
		['a sign-in page', answer(200, '<html>'), 'retry'],
	])('%s is an outcome of the play', async (_name, reply, kind) => {
		const asked = kind === 'retry' ? 3 : 1;
		const replies = Array.from({ length: asked }, (): [string, typeof reply] => [search, reply]);
		const jellyfin = jellyfinSaying(...replies);
		expect(await sync(jellyfin, eventOf('watched'))).toMatchObject([{ error: { kind } }]);
	});
});
