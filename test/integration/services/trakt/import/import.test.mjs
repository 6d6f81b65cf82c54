import { describe, expect, it } from '@jest/globals';
import { watchEventFrom } from '../../../../../media';
import { told, watched } from '../importing.mjs';
import {
	world,
	ferry,
	unknownFilm,
	byShow,
	byOwnId,
	byTitle,
	ago,
	dates,
} from '../visitForImport.mjs';

describe('an import into Trakt', () => {
	it('adds what is missing with its own date, in one write, and a second time nothing', async () => {
		const events = [
			watched(ferry, ago(400)),
			watched(byShow(1, 3), ago(30)),
			watched(byOwnId(2, 5), ago(3)),
			watched(ferry, ago(2)),
		];
		const from = world.trakt.requests.length;
		expect(told(await world.take(events))).toEqual([['added'], ['added'], ['added'], ['added']]);
		expect(dates()).toEqual(events.map(({ at }) => at).sort());
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toEqual([
			'POST /sync/history',
		]);
		const again = await world.take(events);
		expect(told(again)).toEqual([['duplicate'], ['duplicate'], ['duplicate'], ['duplicate']]);
		expect(again.flat()).toMatchObject([{ sync: { remoteId: expect.any(Number) } }, {}, {}, {}]);
		expect(world.alice.history).toHaveLength(4);
	});

	it('names each play’s id in the history', async () => {
		const [[play] = []] = await world.take([watched(ferry, ago(9))]);
		expect(play).toMatchObject({
			sync: { destination: 'trakt', status: 'added', remoteId: world.alice.history[0]?.id },
		});
	});

	it('takes finished plays only, and each episode of a file', async () => {
		const file = { ...byShow(3, 1), lastNumber: 3 };
		const events = [
			watched(ferry, ago(5), { event: 'stop' }),
			watched(file, ago(4)),
			watchEventFrom({ ...watched(ferry, ago(3)), event: 'rated' }),
		];
		const outcomes = await world.take(events);
		expect(told(outcomes)).toEqual([['ignored'], ['added', 'added', 'added'], ['ignored']]);
		expect(outcomes[0]).toMatchObject([{ sync: { reason: 'Import takes finished plays only' } }]);
		expect(world.alice.history.map(({ episode }) => episode?.number)).toEqual([1, 2, 3]);
	});

	it('counts the same play once that comes twice, under whatever ids', async () => {
		const at = ago(7);
		const later = new Date(Date.parse(at) + 60_000).toISOString();
		const outcomes = await world.take([
			watched({ ...ferry, ids: { imdb: 'tt99300001' } }, at),
			watched({ ...ferry, ids: { tmdb: 99300001 } }, later, { source: 'jellyfin' }),
			watched(byShow(1, 1), at),
			watched(byOwnId(1, 1), later),
			watched(byOwnId(1, 2), at),
		]);
		expect(told(outcomes)).toEqual([['added'], ['duplicate'], ['added'], ['duplicate'], ['added']]);
		expect(world.alice.history).toHaveLength(3);
	});

	it('keeps two viewings apart, and episodes that were marked in the same second', async () => {
		const at = ago(6);
		const events = [
			watched(ferry, at),
			watched(ferry, new Date(Date.parse(at) + 3 * 3_600_000).toISOString()),
			...[1, 2, 3].map((number) => watched(byShow(4, number), at)),
		];
		expect(told(await world.take(events)).flat()).toEqual(Array(5).fill('added'));
		expect(world.alice.history).toHaveLength(5);
	});

	it('knows a play again that is known by its day, or roughly', async () => {
		const day = ago(20).slice(0, 10);
		await world.take([watched(ferry, `${day}T21:00:00.000Z`)]);
		const dated = watched(ferry, `${day}T12:00:00.000Z`, { source: 'movary', dateOnly: true });
		const rough = watched(ferry, `${day}T03:00:00.000Z`, { dateApproximate: true });
		expect(told(await world.take([dated]))).toEqual([['duplicate']]);
		expect(told(await world.take([rough]))).toEqual([['duplicate']]);
		expect(world.alice.history).toHaveLength(1);
	});

	it('writes a rough date as Trakt’s unknown date if asked to, once per title', async () => {
		const rough = watched(byShow(5, 1), ago(900), { source: 'tvtime', dateApproximate: true });
		const rewatch = { ...rough, key: 'r', at: ago(300) };
		const options = /** @type {const} */ ({ approximateDates: 'unknown' });
		expect(told(await world.take([rough, rewatch], options))).toEqual([['added'], ['duplicate']]);
		expect(dates()).toEqual(['1970-01-01T00:00:00.000Z']);
		expect(told(await world.take([rough], options))).toEqual([['duplicate']]);
		expect(world.alice.history).toHaveLength(1);
	});

	it('writes nothing in a dry run, and tells what it would add', async () => {
		await world.take([watched(ferry, ago(10))]);
		const from = world.trakt.requests.length;
		const events = [
			watched(ferry, ago(10)),
			watched(ferry, ago(11)),
			watched(byShow(1, 1), ago(1)),
		];
		expect(told(await world.take(events, { dryRun: true }))).toEqual([
			['duplicate'],
			['planned'],
			['planned'],
		]);
		expect(world.sent(from).every((line) => line.startsWith('GET'))).toBe(true);
	});

	it('refuses to add more than allowed, before anything is written', async () => {
		await world.take([watched(ferry, ago(10))]);
		const from = world.trakt.requests.length;
		const events = [
			watched(ferry, ago(10)),
			watched(ferry, ago(11)),
			watched(byShow(1, 1), ago(1)),
		];
		const outcomes = await world.take(events, { mostPlays: 1 });
		expect(told(outcomes)).toEqual([['duplicate'], ['refused'], ['refused']]);
		expect(outcomes[1]).toMatchObject([
			{ error: { message: expect.stringContaining('2 plays would be added, more than the 1') } },
		]);
		expect(world.sent(from).every((line) => line.startsWith('GET'))).toBe(true);
		expect(told(await world.take(events, { mostPlays: 2 })).flat()).toContain('added');
	});

	it('tells exactly which plays Trakt does not know, and adds the others', async () => {
		const outcomes = await world.take([
			watched(unknownFilm, ago(3)),
			watched(byShow(1, 999), ago(4)),
			watched({ ...byOwnId(2, 1), ids: { tvdb: 5 } }, ago(5)),
			watched(byShow(77, 1), ago(6)),
			watched(byShow(6, 4), ago(7)),
			watched(ferry, ago(8)),
		]);
		expect(told(outcomes)).toEqual([
			['notFound'],
			['notFound'],
			// Its own id is unknown, but not its show and number.
			['added'],
			['notFound'],
			['added'],
			['added'],
		]);
		expect(outcomes[0]).toMatchObject([
			{ error: { message: 'Trakt does not know the movie Nowhere (2020)' } },
		]);
		expect(world.alice.history).toHaveLength(3);
	});

	it('finds by its title what came without ids', async () => {
		const outcomes = await world.take([
			watched({ ...ferry, ids: {} }, ago(3)),
			watched(byTitle(9, 9), ago(4)),
		]);
		expect(told(outcomes)).toEqual([['added'], ['added']]);
	});
});
