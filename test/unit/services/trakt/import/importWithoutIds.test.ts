import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetLookups } from '../../../../../services/trakt';
import { filmsWithoutIds, traktWithManyFilms } from '../manyFilms';

beforeEach(() => forgetLookups());

const counted = (said: string[]) =>
	Object.fromEntries(
		[...new Set(said)].map((what) => [what, said.filter((one) => one === what).length]),
	);

describe('an import of titles without ids', () => {
	it('brings 2,500 films in one run within Trakt’s read limit, a thousand in ten to fifteen minutes', async () => {
		const trakt = traktWithManyFilms();
		const startedAt = trakt.clock.now();
		expect(counted(await trakt.take(filmsWithoutIds(2500)))).toEqual({ added: 2500 });
		const minutes = (trakt.clock.now() - startedAt) / 60_000;
		expect(minutes / 2.5).toBeGreaterThan(10);
		expect(minutes / 2.5).toBeLessThan(15);
		expect(trakt.refused()).toBe(0);
	});

	it('keeps to the limit when it comes in rounds, as the templates send it', async () => {
		const trakt = traktWithManyFilms();
		const films = filmsWithoutIds(1500);
		for (let start = 0; start < films.length; start += 500) {
			expect(counted(await trakt.take(films.slice(start, start + 500)))).toEqual({ added: 500 });
		}
		expect(trakt.refused()).toBe(0);
	});

	it('writes what it has found before it looks on, and goes on there when it was stopped', async () => {
		const trakt = traktWithManyFilms();
		const films = filmsWithoutIds(300);
		const isCancelled = () => trakt.searches() >= 250;
		expect(counted(await trakt.take(films, { isCancelled }))).toEqual({
			added: 200,
			'The execution was stopped before this play was sent': 100,
		});
		expect(trakt.searches()).toBe(250);
		// As after a restart of n8n: what is in the history is known by its title, without a look-up.
		forgetLookups();
		expect(counted(await trakt.take(films))).toEqual({ duplicate: 200, added: 100 });
		expect(trakt.searches()).toBe(350);
	});

	it('looks up in a dry run, and not again when it is sent', async () => {
		const trakt = traktWithManyFilms();
		const films = filmsWithoutIds(1200);
		expect(counted(await trakt.take(films, { dryRun: true }))).toEqual({ planned: 1200 });
		expect(counted(await trakt.take(films))).toEqual({ added: 1200 });
		expect(trakt.searches()).toBe(1200);
	});

	it('of more than are allowed at once looks up none', async () => {
		const trakt = traktWithManyFilms();
		const [said] = await trakt.take(filmsWithoutIds(1001), { mostPlays: 1000 });
		expect(said).toContain('1001 plays would be added');
		expect(trakt.searches()).toBe(0);
	});

	it('leaves reads for what happens meanwhile', async () => {
		const trakt = traktWithManyFilms();
		await trakt.take(filmsWithoutIds(600));
		expect(trakt.mostReads()).toBeGreaterThan(300);
		expect(trakt.mostReads()).toBeLessThan(450);
	});

	it.each([
		['says nothing of it', {}],
		['says when', { 'retry-after': '300' }],
	])('waits a period out where others have read as much, and a 429 %s', async (_how, tooMany) => {
		const trakt = traktWithManyFilms({ reads: 200, tooMany });
		expect(counted(await trakt.take(filmsWithoutIds(1000)))).toEqual({ added: 1000 });
		expect(trakt.refused()).toBeGreaterThan(0);
	});

	it('takes the limit from Trakt where it names one', async () => {
		const named = { name: 'AUTHED_API_GET_LIMIT', period: 300, limit: 200, remaining: 0 };
		const tooMany = { 'retry-after': '300', 'x-ratelimit': JSON.stringify(named) };
		const trakt = traktWithManyFilms({ reads: 200, tooMany });
		expect(counted(await trakt.take(filmsWithoutIds(1000)))).toEqual({ added: 1000 });
		expect(trakt.refused()).toBe(1);
	});

	it('is stopped within seconds while it waits', async () => {
		const trakt = traktWithManyFilms({ reads: 200, tooMany: {} });
		let stoppedAt = 0;
		const isCancelled = () => {
			if (trakt.refused() > 0 && stoppedAt === 0) stoppedAt = trakt.clock.now();
			return stoppedAt > 0;
		};
		const said = counted(await trakt.take(filmsWithoutIds(300), { isCancelled }));
		expect(said['The execution was stopped before this play was sent']).toBeGreaterThan(0);
		expect(trakt.clock.now() - stoppedAt).toBeLessThan(30_000);
	});

	it('gives up a read that Trakt goes on refusing, with everything that is left', async () => {
		const trakt = traktWithManyFilms({ reads: 0, tooMany: {} });
		const said = await trakt.take(filmsWithoutIds(3));
		expect(said).toEqual(said.map(() => 'Trakt has been read too often for this account (429)'));
		expect(said).toHaveLength(3);
	});
});
