import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { episode, film, series } from '../../simulators/library.mjs';
import { named } from '../../simulators/trakt/account.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { until } from './support/n8n.mjs';
import { openThreeServices } from './support/threeServices.mjs';

const DAY_MS = 86_400_000;
const ROUNDS = 10;
/** @param {string} from @param {number} count @param {number} first */
const filmsFrom = (from, count, first) =>
	Array.from({ length: count }, (_, index) =>
		film({
			title: `${from} Film ${index + 1}`,
			year: 2000 + index,
			runtimeMinutes: 90,
			ids: { imdb: `tt9800${first + index}`, tmdb: 9_800_000 + first + index },
		}),
	);
const onJellyfin = filmsFrom('Harbour', 10, 100);
const atTrakt = filmsFrom('Meadow', 15, 200);
const inMovary = filmsFrom('Glacier', 15, 300);
const show = series({
	title: 'The Circle Line',
	year: 2015,
	runtimeMinutes: 40,
	ids: { imdb: 'tt9800400', tmdb: 9_800_400, tvdb: 9_800_400 },
	seasons: [
		{
			number: 1,
			year: 2015,
			episodes: Array.from({ length: 10 }, (_, index) => ({
				number: index + 1,
				title: `Stop ${index + 1}`,
				ids: { tvdb: 9_800_500 + index, imdb: `tt980050${index}` },
			})),
		},
	],
});
const episodes = Array.from({ length: 10 }, (_, index) => episode(show, 1, index + 1));

describe('Jellyfin → Trakt → Jellyfin and Movary ↔ Jellyfin in one n8n, with 50 plays', () => {
	/** @type {import('./support/threeServices.mjs').ThreeServices} */
	let home;
	/** @type {Record<string, Awaited<ReturnType<import('./support/threeServices.mjs').ThreeServices['publish']>>>} */
	const flows = {};
	const polls = () => ({
		trakt: home.trakt.requests.filter(({ path }) => path === '/sync/last_activities').length,
		movary: home.movary.requests.filter(
			({ method, path }) => method === 'GET' && path.endsWith('/played/movies'),
		).length,
	});
	/** @param {number} rounds more of both */
	const pollRounds = async (rounds) => {
		const { trakt, movary } = polls();
		await until(
			`${rounds} poll rounds`,
			() => polls().trakt >= trakt + rounds && polls().movary >= movary + rounds,
			rounds * 6_000 + 30_000,
		);
	};

	beforeAll(async () => {
		home = await openThreeServices({
			films: [...onJellyfin, ...atTrakt, ...inMovary],
			shows: [show],
		});
		for (const file of ['trakt-jellyfin-two-way', 'jellyfin-to-movary', 'movary-to-jellyfin'])
			flows[file] = await home.publish(file);
		await until('the first polls', () => polls().trakt > 0 && polls().movary > 0);

		const now = Date.now();
		atTrakt.forEach(({ title }, index) => {
			const movie = home.trakt.catalogue.movies.find((known) => known.title === title);
			if (!movie) throw new Error(title);
			home.trakt.account('Alice').history.push({
				...named(movie),
				id: 50_000 + index,
				watched_at: new Date(now - index * 3_600_000).toISOString(),
				action: 'scrobble',
			});
		});
		inMovary.forEach(({ ids }, index) => {
			const watchedAt = new Date(now - index * DAY_MS).toISOString().slice(0, 10);
			home.account.history.push({
				movaryId: home.movary.know(Number(ids.tmdb)).id,
				watchedAt,
				plays: 1,
				position: null,
				comment: null,
			});
		});
		for (const item of [...onJellyfin, ...episodes])
			await home.jellyfin.play({ user: 'alice', item });
		await flows['trakt-jellyfin-two-way']?.log(40);
		await pollRounds(ROUNDS);
	}, 400_000);
	afterAll(() => home.close());

	it('brings every play of Jellyfin to Trakt, and every film of it to Movary, once', () => {
		const wanted = [
			...onJellyfin.map(({ title }) => title),
			...episodes.map(({ number }) => `The Circle Line S01E${String(number).padStart(2, '0')}`),
		];
		const held = home.trakt.account('Alice').history.map(titleOfPlay);
		expect(held.sort()).toEqual([...wanted, ...atTrakt.map(({ title }) => title)].sort());
		const rows = home.account.history.map(({ movaryId, plays }) => [
			home.movary.byId(movaryId)?.title,
			plays,
		]);
		expect(rows.sort()).toEqual([...onJellyfin, ...inMovary].map(({ title }) => [title, 1]).sort());
	});

	it('marks every play of Trakt and of Movary on Jellyfin, once', () => {
		for (const item of [...atTrakt, ...inMovary, ...onJellyfin, ...episodes]) {
			const { title } = item;
			expect({ title, ...home.jellyfin.userData('alice', item) }).toMatchObject({
				title,
				played: true,
				playCount: 1,
			});
		}
	});

	it('keeps the date: that of the play from Trakt, the day from Movary', () => {
		const history = home.trakt.account('Alice').history;
		for (const item of atTrakt) {
			const play = history.find((held) => titleOfPlay(held) === item.title);
			expect(new Date(home.jellyfin.userData('alice', item).lastPlayed ?? 0).toISOString()).toBe(
				play?.watched_at,
			);
		}
		for (const item of inMovary) {
			const row = home.account.history.find(
				({ movaryId }) => home.movary.byId(movaryId)?.title === item.title,
			);
			expect(
				new Date(home.jellyfin.userData('alice', item).lastPlayed ?? 0).toISOString().slice(0, 10),
			).toBe(row?.watchedAt);
		}
	});

	it('lets no mark that it wrote start the Jellyfin Trigger again', async () => {
		const log = (await flows['jellyfin-to-movary']?.executions()) ?? [];
		const events = log.map((execution) => itemsOf(execution)['Jellyfin Trigger']?.[0]?.[0]?.event);
		expect(events.filter((event) => event === 'watched')).toHaveLength(
			onJellyfin.length + episodes.length,
		);
		// The marks did reach n8n's trigger, and ended there.
		const told = home.jellyfin.deliveries.length;
		expect(told).toBeGreaterThan(log.length * 2);
	});

	it('writes nothing more in further rounds', async () => {
		const writes = () =>
			[home.trakt, home.jellyfin, home.movary].map(
				({ requests }) => requests.filter(({ method }) => method !== 'GET').length,
			);
		const before = writes();
		await pollRounds(2);
		expect(writes()).toEqual(before);
	}, 60_000);

	it('ended nothing in an error branch', async () => {
		const logs = await Promise.all(Object.values(flows).map(({ executions }) => executions()));
		for (const execution of logs.flat()) {
			expect(execution.status).toBe('success');
			expect(Object.keys(itemsOf(execution))).not.toContain('What Can Be Done');
		}
	});
});
