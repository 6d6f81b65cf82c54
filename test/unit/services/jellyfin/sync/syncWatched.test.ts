import { describe, expect, it } from '@jest/globals';
import { NoAnswer } from '../../../../../services/http/exchange';
import {
	ago,
	answer,
	episode,
	episodes,
	eventOf,
	film,
	harbour,
	jellyfinSaying,
	listed,
	search,
	show,
	write,
	written,
} from '../jellyfin';
import { sync, played } from '../syncing';

describe('watched', () => {
	it('is written quietly, with the date of the event', async () => {
		const jellyfin = jellyfinSaying([search, listed(film('f1'))], [write('f1'), written]);
		const event = eventOf('watched');
		expect(await sync(jellyfin, event)).toEqual([
			{
				event,
				sync: { destination: 'jellyfin', status: 'added', code: 'markedWatched', attempts: 1 },
			},
		]);
		expect(jellyfin.bodies()).toEqual([
			{ Played: true, PlayCount: 1, LastPlayedDate: ago(1), PlaybackPositionTicks: 0 },
		]);
	});

	it('is never dated in the future, although noon of the day may be still to come', async () => {
		const jellyfin = jellyfinSaying([search, listed(film('f1'))], [write('f1'), written]);
		const event = eventOf('watched', { at: ago(-180), dateOnly: true });
		expect(await sync(jellyfin, event)).toMatchObject([{ event, sync: { status: 'added' } }]);
		expect(jellyfin.bodies()).toMatchObject([{ LastPlayedDate: ago(0) }]);
	});

	// The film is 100 minutes long: 150 minutes and half an hour are still that viewing.
	it.each([
		['the end of the viewing that it holds', 101, {}],
		['a viewing with a long pause', 180, {}],
		['an older viewing', -600, {}],
		['a mark without a date', undefined, {}],
		['the day of it', 25 * 60, { dateOnly: true as const }],
	])('of %s is a duplicate, with nothing sent', async (_name, after, more) => {
		const date = after === undefined ? undefined : ago(1 + after);
		const jellyfin = jellyfinSaying([search, listed(film('f1', {}, played(date)))]);
		expect(await sync(jellyfin, eventOf('watched', more))).toMatchObject([
			{ sync: { status: 'duplicate', attempts: 0, reason: expect.stringMatching(/already/) } },
		]);
	});

	it('again later moves the date on and counts one more', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', {}, played(ago(182))))],
			[write('f1'), written],
		);
		expect(await sync(jellyfin, eventOf('watched'))).toMatchObject([{ sync: { status: 'added' } }]);
		expect(jellyfin.bodies()).toMatchObject([{ PlayCount: 4, LastPlayedDate: ago(1) }]);
	});

	it('reads a date without a zone as UTC, whatever this machine’s is', async () => {
		// Read as local time the first would fail east of Greenwich, the second west of it.
		for (const [minutes, status] of [
			[100, 'duplicate'],
			[182, 'added'],
		] as const) {
			const date = ago(minutes).replace('Z', '0000');
			const jellyfin = jellyfinSaying(
				[search, listed(film('f1', {}, played(date)))],
				[write('f1'), written],
			);
			const event = eventOf('watched', { at: ago(0) });
			expect(await sync(jellyfin, event)).toMatchObject([{ sync: { status } }]);
		}
	});

	it('before what is under way in Jellyfin leaves its date and its resume point', async () => {
		const underWay = { PlayCount: 1, LastPlayedDate: ago(1), PlaybackPositionTicks: 5 };
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', {}, underWay))],
			[write('f1'), written],
		);
		await sync(jellyfin, eventOf('watched', { at: ago(600) }));
		expect(jellyfin.bodies()).toEqual([{ Played: true, PlayCount: 1 }]);
	});

	it('marks only the copies that are not marked', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', {}, played(ago(60))), film('f2'))],
			[write('f2'), written],
		);
		expect(await sync(jellyfin, eventOf('watched'))).toMatchObject([{ sync: { status: 'added' } }]);
	});

	it('does not mind a copy that has gone in between, unless it was the only one', async () => {
		const two = jellyfinSaying(
			[search, listed(film('f1'), film('f2'))],
			[write('f1'), answer(404)],
			[write('f2'), written],
		);
		expect(await sync(two, eventOf('watched'))).toMatchObject([{ sync: { status: 'added' } }]);
		const one = jellyfinSaying([search, listed(film('f1'))], [write('f1'), answer(404)]);
		expect(await sync(one, eventOf('watched'))).toMatchObject([{ error: { kind: 'notFound' } }]);
	});

	it('is sent again after a lost answer: writing it twice is the same as once', async () => {
		const lost = new NoAnswer('connectionLost', true, 'broken');
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1'))],
			[write('f1'), lost],
			[write('f1'), written],
		);
		expect(await sync(jellyfin, eventOf('watched'))).toMatchObject([
			{ sync: { status: 'added', attempts: 2 } },
		]);
	});

	it('marks a file of two episodes once', async () => {
		const file = { Name: 'The Cold Pier', IndexNumberEnd: 6 };
		const marked = { UserData: played(ago(1)) };
		const jellyfin = jellyfinSaying(
			[search, listed(show('series-1'))],
			[episodes, listed(episode('e5', 5, file))],
			[write('e5'), written],
			[episodes, listed(episode('e5', 5, { ...file, ...marked }))],
		);
		const media = { ...harbour, lastNumber: 6 };
		expect(await sync(jellyfin, eventOf('watched', { media }))).toMatchObject([
			{ sync: { status: 'added' }, event: { media: { number: 5 } } },
			{ sync: { status: 'duplicate' }, event: { media: { number: 6 } } },
		]);
	});
});
