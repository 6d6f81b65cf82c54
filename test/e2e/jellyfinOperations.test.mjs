import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { offeredOperations } from './support/flows.mjs';
import { openJellyfin } from './support/jellyfinAndMovary.mjs';
import { publishFor, ways } from './support/jellyfinFlows.mjs';
import { watchedFilm } from './support/watchEvents.mjs';

const { cartographer, ferry, tinHarbour, uebermut } = films;
const { saltAndCircuit } = shows;
const brine = episode(saltAndCircuit, 1, 2);
const at = '2026-02-01T20:00:00.000Z';
const TICKS_PER_SECOND = 10_000_000;

describe('the operations of the Jellyfin node in a real n8n', () => {
	/** @type {import('./support/jellyfinAndMovary.mjs').Jellyfin} */
	let home;
	beforeAll(async () => {
		home = await openJellyfin();
	});
	afterAll(() => home.close());

	describe.each(ways)('with %s', (_way, who) => {
		/** @type {Awaited<ReturnType<typeof publishFor>>} */
		let flows;
		/** @type {typeof home.people.alice} */
		let person;
		beforeAll(async () => {
			flows = await publishFor(home, who);
			person = home.people[who];
		});
		const held = (/** @type {Parameters<typeof home.jellyfin.userData>[1]} */ item) =>
			home.jellyfin.userData(person.id, item);

		it('Item: Mark Watched and Mark Unwatched set the mark with its date and take it away, quietly', async () => {
			const itemId = cartographer.shelf.itemId;
			const data = `POST /UserItems/${itemId}/UserData`;
			const { answer } = await flows.markWatched([{ itemId, at }]);
			expect(answer).toMatchObject([{ ItemId: itemId, Played: true, PlayCount: 1 }]);
			expect(held(itemId)).toMatchObject({
				played: true,
				playCount: 1,
				lastPlayed: Date.parse(at),
			});

			const writes = home.writing();
			expect((await flows.markUnwatched([{ itemId }])).answer).toMatchObject([{ Played: false }]);
			expect(held(itemId)).toMatchObject({ played: false, playCount: 0 });
			expect(writes()).toEqual([data]);
		});

		it('Item: Mark Watched and Mark Unwatched reach every episode of a series', async () => {
			const itemId = saltAndCircuit.shelf.itemId;
			await flows.markWatched([{ itemId, at }]);
			expect(saltAndCircuit.episodes.map((one) => held(one).played)).not.toContain(false);
			expect((await flows.markUnwatched([{ itemId }])).answer).toMatchObject([
				{ ItemId: itemId, Played: false, UnplayedItemCount: saltAndCircuit.episodes.length },
			]);
			expect(saltAndCircuit.episodes.map((one) => held(one).played)).not.toContain(true);
		});

		it('Item: Mark Watched and Mark Unwatched press the button where other programs are to be told', async () => {
			const { itemId } = uebermut.shelf;
			const writes = home.writing();
			await flows.markWatched([{ itemId, at, tell: true }]);
			expect(held(itemId)).toMatchObject({ played: true, lastPlayed: Date.parse(at) });
			await flows.markUnwatched([{ itemId, tell: true }]);
			expect(held(itemId)).toMatchObject({ played: false, lastPlayed: undefined });
			expect(writes()).toEqual([
				`POST /UserItems/${itemId}/UserData`,
				`POST /UserPlayedItems/${itemId}`,
				`DELETE /UserPlayedItems/${itemId}`,
			]);
		});

		it('Item: Set Progress, Rate and Set Favorite set what this person has of it, and nobody else', async () => {
			const { itemId } = ferry.shelf;
			const others = Object.values(home.people).filter(({ id }) => id !== person.id);
			const before = others.map(({ id }) => home.jellyfin.userData(id, itemId));
			const positionTicks = 1800.5 * TICKS_PER_SECOND;
			expect((await flows.setProgress([{ itemId, seconds: 1800.5 }])).answer).toMatchObject([
				{ ItemId: itemId, PlaybackPositionTicks: positionTicks },
			]);
			expect((await flows.rate([{ itemId, rating: 7.5 }])).answer).toMatchObject([{ Rating: 7.5 }]);
			expect((await flows.setFavorite([{ itemId, favorite: true }])).answer).toMatchObject([
				{ IsFavorite: true },
			]);
			expect(held(itemId)).toMatchObject({ positionTicks, rating: 7.5, favorite: true });
			expect(others.map(({ id }) => home.jellyfin.userData(id, itemId))).toEqual(before);
			await flows.setFavorite([{ itemId, favorite: false }]);
			await flows.setProgress([{ itemId, seconds: 0 }]);
			expect(held(itemId)).toMatchObject({ positionTicks: 0, favorite: false });
		});

		it('Item: Get gives one with what the person has watched of it, by ID or address, flat or as Jellyfin has it', async () => {
			const { itemId } = brine.shelf;
			await flows.setProgress([{ itemId, seconds: 600 }]);
			const { answer } = await flows.get([{ itemId }]);
			expect(answer).toEqual([
				{
					id: itemId,
					type: 'Episode',
					title: brine.title,
					seriesTitle: saltAndCircuit.title,
					seriesId: saltAndCircuit.shelf.itemId,
					season: 1,
					number: 2,
					year: brine.year,
					ids: { imdb: 'tt99000222', tmdb: '99000222', tvdb: '99000232' },
					runtimeSeconds: brine.runtimeMinutes * 60,
					watched: false,
					plays: expect.any(Number),
					lastPlayedAt: expect.stringContaining('2026-02-01T20:00:00'),
					positionSeconds: 600,
					favorite: false,
				},
			]);
			const address = `http://nas:8096/web/#/details?id=${itemId}&serverId=1`;
			expect((await flows.getByUrl([{ address }])).answer).toMatchObject([
				{ Id: itemId, Name: brine.title, UserData: { Played: false } },
			]);
		});

		it('Item: Get Many finds by type, text, library, series and watched mark, up to a limit', async () => {
			await flows.markWatched([{ itemId: tinHarbour.shelf.itemId, at }]);
			const library = home.jellyfin.item(cartographer).library.id;
			/** @param {Record<string, unknown>} filters */
			const titles = async (filters) => (await flows.getItems([filters])).answer.map(titleOf);
			expect((await titles({ type: 'Series' })).sort()).toEqual([
				saltAndCircuit.title,
				shows.orchardLine.title,
			]);
			expect(await titles({ search: 'ferry' })).toEqual([ferry.title]);
			expect(await titles({ library, type: 'Movie', watched: 'watched' })).toEqual([
				tinHarbour.title,
			]);
			const [first, ...more] = await titles({ series: saltAndCircuit.shelf.itemId });
			expect([first, ...more].sort()).toEqual(
				saltAndCircuit.episodes.map(({ title }) => title).sort(),
			);
			expect(await titles({ series: saltAndCircuit.shelf.itemId, limit: 1 })).toEqual([first]);
		});

		it('Item: Find by IDs finds every copy that the person sees, with a title and without', async () => {
			const copies = who === 'guest' ? 1 : 2;
			const imdb = tinHarbour.ids.imdb;
			const { answer, ended } = await flows.findByIds([
				{ type: 'movie', imdb, title: tinHarbour.title },
				{ type: 'movie', imdb },
				{ type: 'movie', imdb: 'tt99999999' },
				{ type: 'episode', tvdb: saltAndCircuit.ids.tvdb, season: 1, number: 2 },
			]);
			expect(answer.map(titleOf)).toEqual([
				...Array(2 * copies).fill(tinHarbour.title),
				brine.title,
			]);
			const from = (await ended()).outputs[0]?.map(({ pairedItem }) => pairedItem?.item);
			expect(from).toEqual([...Array(copies).fill(0), ...Array(copies).fill(1), 3]);
		});

		it('Watch Event: Sync marks, rates, sets the point to resume at and takes the mark away', async () => {
			const event = watchedFilm(cartographer, '2026-03-01T20:15:00.000Z');
			const events = [
				event,
				event,
				{ ...event, event: 'rated', rating: 9, at: '2026-03-01T20:16:00.000Z' },
				{ ...event, event: 'pause', progress: 50, at: '2026-03-02T20:15:00.000Z' },
			];
			const { answer } = await flows.sync(events);
			const account = who === 'guest' ? `Jellyfin of ${person.name}` : 'The key';
			expect(answer).toMatchObject(
				['added', 'duplicate', 'rated', 'paused'].map((status, index) => ({
					...events[index],
					sync: { destination: 'jellyfin', status, account },
				})),
			);
			expect(held(cartographer)).toMatchObject({
				played: true,
				playCount: 1,
				lastPlayed: Date.parse(event.at),
				rating: 9,
				positionTicks: cartographer.runtimeMinutes * 30 * TICKS_PER_SECOND,
			});
			const unwatched = { ...event, event: 'unwatched', at: '2026-03-03T20:15:00.000Z' };
			expect((await flows.sync([unwatched])).answer).toMatchObject([
				{ sync: { status: 'removed' } },
			]);
			expect(held(cartographer)).toMatchObject({ played: false, playCount: 0, positionTicks: 0 });
		});

		it('Watch Event: Get Many gives what this person has watched, with the ids of the series', async () => {
			await home.jellyfin.play({ user: person.id, item: brine });
			const since = new Date(Date.now() - 3 * 3_600_000).toISOString();
			const { answer } = await flows.getWatched([{ since }]);
			expect(answer).toMatchObject([
				{
					event: 'watched',
					source: 'jellyfin',
					user: { id: person.id, name: person.name },
					media: { title: 'Brine', show: { ids: { tvdb: saltAndCircuit.ids.tvdb } } },
				},
			]);
			expect((await flows.getWatched([{ limit: 1 }])).answer).toHaveLength(1);
		});
	});

	it('are all tried here and in jellyfinServerOperations', async () => {
		const offered = await offeredOperations(home.client, 'n8n-nodes-scrobble.jellyfin');
		expect(offered).toHaveLength(18);
		expect([...home.tried].sort()).toEqual(offered);
	});
});

/** @param {{title: string}} item */
const titleOf = ({ title }) => title;
