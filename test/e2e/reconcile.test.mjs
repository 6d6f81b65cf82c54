import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { toMinute } from '../../simulators/trakt/account.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { withDuplicate } from './support/duplicate.mjs';
import { startMediaServers } from './support/mediaServers.mjs';
import { signedIn, until } from './support/n8n.mjs';
import { openNoPlayLost, submitForm } from './support/noPlayLost.mjs';

const { alice, bob } = people;
const HOUR_MS = 3_600_000;
const MOST_PLAYS = 5;
const LONG_AGO = '2020-01-01T12:00:00.000Z';
/** To the second, as Plex has it. */
const ago = (/** @type {number} */ hours) =>
	new Date(Math.floor(Date.now() / 1000) * 1000 - hours * HOUR_MS);

describe('the comparison with the media servers, in a real n8n', () => {
	/** @type {import('./support/mediaServers.mjs').MediaServers} */
	let servers;
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	let runs = 0;
	/** @param {string} person */
	const plays = (person) =>
		house.trakt.account(person).history.map((play) => `${titleOfPlay(play)} ${play.watched_at}`);
	/** The next comparison's row, once the run is kept. */
	const nextRun = async () => {
		runs += 1;
		const found = await until(
			`run ${runs}`,
			async () => {
				const kept = await house.runs();
				return kept.length >= runs && kept.at(-1);
			},
			120_000,
		);
		await house.log('reconcile.json', runs);
		return found;
	};
	/** The comparison runs by itself when it is published. */
	const runByItself = async () => {
		const id = house.ids['reconcile.json'] ?? '';
		await house.client.unpublish(id);
		await house.client.publish(await house.client.rest('GET', `/workflows/${id}`));
		return await nextRun();
	};
	/** @param {string} what @param {string} [run] */
	const runByHand = async (what, run = '') => {
		expect((await submitForm(house.addresses.compareForm, [what, run])).status).toBe(200);
		return await nextRun();
	};
	/** @param {string} text */
	const toldOf = async (text) => {
		const message = await until(`a message with "${text}"`, async () =>
			(await house.told(1)).find(({ text: said }) => said.includes(text)),
		);
		expect(message.subject).not.toBe('');
	};

	const inJellyfin = ago(3);
	const inPlex = ago(26);
	const byHand = ago(50);
	const bobsByHand = ago(60);
	const known = ago(80);

	beforeAll(async () => {
		servers = await startMediaServers();
		await servers.jellyfin.play({
			user: bob.jellyfin.name,
			item: films.tinHarbour,
			startedAt: inJellyfin,
		});
		servers.plex.play(alice.plex.title, films.cartographer, { at: inPlex });
		servers.plex.mark(alice.plex.title, films.ferry, byHand);
		servers.plex.mark(bob.plex.title, films.cartographer, bobsByHand);
		servers.plex.play(bob.plex.title, episode(shows.orchardLine, 1, 1), { at: known });
		servers.plex.play(alice.plex.title, films.uebermut, { at: ago(24 * 20) });
		const client = await signedIn();
		const plexApi = await servers.guestsPlex(client);
		house = await openNoPlayLost({
			client,
			servers,
			mostPlays: MOST_PLAYS,
			// Bob's marks as well, as docs/no-play-lost.md says it.
			comparison: (workflow) =>
				withDuplicate(workflow, 'Plex: Marked by Hand', ({ parameters }) => ({
					credentials: { plexApi },
					parameters: {
						...parameters,
						account: { __rl: true, mode: 'id', value: String(bob.plex.id) },
					},
				})),
		});
	}, 180_000);
	afterAll(async () => {
		await house.close();
		await servers.stop();
	});

	it('writes nothing the first time: it shows what it would write, and tells it', async () => {
		const run = await nextRun();
		expect(run).toMatchObject({ mode: 'dry run', state: 'shown', planned: 5, written: 0 });
		expect(plays(alice.name)).toEqual([]);
		expect(plays(bob.name)).toEqual([]);
		const planned = (await house.rows()).map(({ title, person, state }) => [person, title, state]);
		expect(planned.sort()).toEqual([
			['Alice', 'Ada & the "Night" Ferry (2021)', 'planned'],
			['Alice', 'The Lighthouse Cartographer (2019)', 'planned'],
			['Bob', 'The Lighthouse Cartographer (2019)', 'planned'],
			['Bob', 'The Orchard Line S01E01', 'planned'],
			['Bob', 'Tin Harbour (2023)', 'planned'],
		]);
		await toldOf('First run: 5 plays are missing');
	}, 180_000);

	it('adds what is missing the next time, with its own date, also what both marked by hand in Plex', async () => {
		const run = await runByItself();
		expect(run).toMatchObject({ mode: 'write', state: 'written', planned: 5, written: 5 });
		expect(plays(alice.name).sort()).toEqual([
			`Ada & the "Night" Ferry ${toMinute(byHand.getTime())}`,
			`The Lighthouse Cartographer ${toMinute(inPlex.getTime())}`,
		]);
		expect(plays(bob.name).sort()).toEqual([
			`The Lighthouse Cartographer ${toMinute(bobsByHand.getTime())}`,
			`The Orchard Line S01E01 ${toMinute(known.getTime())}`,
			`Tin Harbour ${toMinute(inJellyfin.getTime())}`,
		]);
	}, 180_000);

	it('adds nothing twice', async () => {
		const before = [plays(alice.name), plays(bob.name)];
		expect(await runByItself()).toMatchObject({ planned: 0, written: 0 });
		expect([plays(alice.name), plays(bob.name)]).toEqual(before);
	}, 180_000);

	it('takes exactly one run back on request, and the next one leaves it alone', async () => {
		const [, written] = await house.runs();
		// An older viewing of the same title, which no run has written.
		const { history } = house.trakt.account(alice.name);
		history.push(...history.slice(0, 1).map((play) => ({ ...play, id: 99, watched_at: LONG_AGO })));
		expect(
			(await submitForm(house.addresses.compareForm, ['Take a run back', written?.runId])).status,
		).toBe(200);
		await until(
			'the run taken back',
			async () => (await house.runs())[1]?.state === 'taken back',
			120_000,
		);
		expect(plays(bob.name)).toEqual([]);
		expect(plays(alice.name)).toHaveLength(1);
		expect(plays(alice.name)[0]).toContain(LONG_AGO);
		await toldOf('5 of 5 plays');

		await house.log('reconcile.json', 4);
		expect(await runByItself()).toMatchObject({ planned: 0, written: 0 });
		expect(plays(bob.name)).toEqual([]);
	}, 180_000);

	it('refuses to write more than the limit without a yes, and writes it with one', async () => {
		for (const [index, item] of shows.saltAndCircuit.episodes.slice(0, MOST_PLAYS + 1).entries()) {
			servers.plex.play(alice.plex.title, item, { at: ago(30 - index) });
		}
		const held = await runByItself();
		expect(held).toMatchObject({ state: 'waits for a yes', planned: 6, written: 0 });
		await toldOf('6 plays are missing, more than 5');
		expect(plays(alice.name)).toHaveLength(1);
		expect(await runByHand('Write what is missing')).toMatchObject({ state: 'waits for a yes' });
		const yes = await runByHand('Write it, even if it is more than the limit');
		expect(yes).toMatchObject({ state: 'written', written: 6 });
		expect(plays(alice.name)).toHaveLength(7);
	}, 180_000);

	it('tells of a server that it cannot read, and still writes what the other one knows', async () => {
		servers.plex.faults.push({ times: 100, action: { status: 401 } });
		const at = ago(2);
		await servers.jellyfin.play({ user: bob.jellyfin.name, item: films.uebermut, startedAt: at });
		expect(await runByItself()).toMatchObject({ state: 'written', written: 1 });
		servers.plex.faults.clear();
		await toldOf('Not read: Plex');
		expect(plays(bob.name)).toEqual([`Übermut in Blau ${toMinute(at.getTime())}`]);
	}, 180_000);

	it('and the retry flow bring the same play in once', async () => {
		const at = ago(2);
		house.trakt.faults.push({
			match: { method: 'POST', path: /^\/(scrobble|sync)/, account: bob.name },
			times: 5,
			action: { status: 503, headers: { 'Retry-After': '600' } },
		});
		await house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item: films.ferry,
			positionMs: 5_000_000,
			playedToCompletion: true,
			at,
		});
		const title = 'Ada & the "Night" Ferry (2021)';
		await house.row(title, { person: 'Bob', state: 'waiting' });
		house.trakt.faults.clear();
		await servers.jellyfin.play({ user: bob.jellyfin.name, item: films.ferry, startedAt: at });
		await Promise.all([
			runByItself(),
			submitForm(house.addresses.retryForm, ['Waiting', 'Bob', '']),
		]);
		await until(
			'nothing waits',
			async () => (await house.rows()).every(({ state }) => state !== 'waiting'),
			60_000,
		);
		expect(plays(bob.name).filter((play) => play.startsWith(films.ferry.title))).toHaveLength(1);
	}, 180_000);
});
