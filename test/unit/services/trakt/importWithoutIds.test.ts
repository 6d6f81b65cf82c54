import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetLookups } from '../../../../services/trakt';
import { filmsWithoutIds, traktWithManyFilms } from './manyFilms';

beforeEach(() => forgetLookups());

const counted = (said: string[]) =>
	Object.fromEntries(
		[...new Set(said)].map((what) => [what, said.filter((one) => one === what).length]),
	);

describe('an import of titles without ids', () => {
	it('brings 2,500 films in one run within Trakt’s read limit, a thousand in five to six minutes', async () => {
		const trakt = traktWithManyFilms();
		const startedAt = trakt.clock.now();
		expect(counted(await trakt.take(filmsWithoutIds(2500)))).toEqual({ added: 2500 });
		const minutes = (trakt.clock.now() - startedAt) / 60_000;
		expect(minutes / 2.5).toBeGreaterThan(5);
		expect(minutes / 2.5).toBeLessThan(6);
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
		await trakt.take(filmsWithoutIds(400));
		const reads = trakt.lines.filter((line) => line.startsWith('GET')).length;
		const fiveMinutes =
			reads / ((trakt.clock.now() - Date.parse('2026-03-08T20:00:00.000Z')) / 300_000);
		expect(fiveMinutes).toBeLessThan(950);
	});
});
