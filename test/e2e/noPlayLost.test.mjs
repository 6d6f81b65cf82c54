import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, homeVideo, people } from '../../simulators/household.mjs';
import { toMinute } from '../../simulators/trakt/account.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openNoPlayLost, submitForm } from './support/noPlayLost.mjs';

const { alice, bob, guest } = people;
const MINUTE_MS = 60_000;
const iso = (/** @type {number} */ ms) => new Date(ms).toISOString();

describe('no play is lost, in a real n8n', () => {
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	/** @param {string} person */
	const plays = (person) => house.trakt.account(person).history.map(titleOfPlay);
	const down = (/** @type {string} */ account, times = 50) =>
		house.trakt.faults.push({
			match: { method: 'POST', path: /^\/(scrobble|sync)/, account },
			times,
			action: { status: 503, headers: { 'Retry-After': '120' } },
		});

	beforeAll(async () => {
		house = await openNoPlayLost();
	}, 180_000);
	afterAll(() => house.close());

	it("brings a play to the person's own account by the one list, and remembers it", async () => {
		await house.fromPlex('media.scrobble', { account: alice.plex, item: films.cartographer });
		await house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item: films.tinHarbour,
			positionMs: 7_200_000,
			playedToCompletion: true,
		});
		const row = await house.row('The Lighthouse Cartographer (2019)', { state: 'done' });
		expect(row).toMatchObject({ person: 'Alice', destination: 'trakt', status: 'added' });
		await house.row('Tin Harbour (2023)', { person: 'Bob', state: 'done' });
		expect(plays(alice.name)).toEqual([films.cartographer.title]);
		expect(plays(bob.name)).toEqual([films.tinHarbour.title]);
	});

	/** Bob's evening on Jellyfin, which told of it only hours later. */
	const watchedLate = (
		/** @type {import('../../simulators/library.mjs').LibraryItem} */ item,
		/** @type {number} */ at,
	) =>
		house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item,
			positionMs: 5_000_000,
			playedToCompletion: true,
			at: new Date(at),
		});
	const datesOf = (/** @type {string} */ person, /** @type {string} */ title) =>
		house.trakt
			.account(person)
			.history.filter((play) => titleOfPlay(play) === title)
			.map(({ watched_at }) => watched_at);

	it('queues what Trakt is too busy for, once, and brings it in with its own date when Trakt is back', async () => {
		const at = Date.now() - 120 * MINUTE_MS;
		down(bob.name);
		await watchedLate(films.ferry, at);
		const title = 'Ada & the "Night" Ferry (2021)';
		const waiting = await house.row(title, { state: 'waiting', attempts: 1 });
		expect(waiting).toMatchObject({ person: 'Bob', destination: 'trakt', kind: 'retry' });
		expect(Date.parse(waiting.nextTryAt) - Date.now()).toBeGreaterThan(4 * MINUTE_MS);
		expect(JSON.parse(waiting.play)).toMatchObject({ event: 'watched', at: iso(at) });

		// The same stop once more is no second play, and no try before its time either.
		await watchedLate(films.ferry, at);
		await house.change(title, { nextTryAt: iso(Date.now() - 1000) });
		const again = await house.row(title, { attempts: 2 });
		expect(Date.parse(again.nextTryAt) - Date.now()).toBeGreaterThan(9 * MINUTE_MS);

		house.trakt.faults.clear();
		await house.change(title, { nextTryAt: iso(Date.now() - 1000) });
		await house.row(title, { state: 'done', status: 'added' });
		expect(datesOf(bob.name, films.ferry.title)).toEqual([toMinute(at)]);
		expect((await house.rows()).filter((row) => row.title === title)).toHaveLength(1);
	}, 120_000);

	it('gives up after ten days, keeps the play and tells it, once', async () => {
		const title = 'Übermut in Blau (2016)';
		down(bob.name);
		const at = Date.now() - 240 * MINUTE_MS;
		await watchedLate(films.uebermut, at);
		await house.row(title, { state: 'waiting' });
		const messages = (await house.told(0)).length;
		await house.change(title, {
			firstFailedAt: iso(Date.now() - 11 * 24 * 60 * MINUTE_MS),
			nextTryAt: iso(Date.now() - 1000),
		});
		const dead = await house.row(title, { state: 'dead' });
		expect(dead.nextTryAt).toBeNull();
		const [message] = (await house.told(messages + 1)).slice(messages);
		expect(message.subject).toBe(`Bob: ${title} is not in trakt`);
		expect(message.text).toContain(iso(at));
	}, 120_000);

	it('tries a dead play again when somebody asks, and it lands with its own date', async () => {
		const title = 'Übermut in Blau (2016)';
		house.trakt.faults.clear();
		const { at } = await house.row(title, { state: 'dead' });
		const answer = await submitForm(house.addresses.retryForm, ['Dead', 'bob', 'übermut']);
		expect(answer.status).toBe(200);
		await house.row(title, { state: 'done', status: 'added' });
		expect(datesOf(bob.name, films.uebermut.title)).toEqual([toMinute(at)]);
	}, 120_000);

	it('lets nobody use the form who does not know the password', async () => {
		const login = { user: 'household', password: 'guessed' };
		expect((await submitForm(house.addresses.retryForm, ['Dead', '', ''], login)).status).toBe(401);
	});

	it('tells what Trakt does not know, and keeps it', async () => {
		const messages = (await house.told(0)).length;
		await house.fromPlex('media.scrobble', { account: alice.plex, item: homeVideo });
		const title = 'Grandfather Paints the Boat (2004)';
		expect(await house.row(title, { state: 'dead' })).toMatchObject({ kind: 'notFound' });
		const [message] = (await house.told(messages + 1)).slice(messages);
		expect(message.subject).toContain(title);
		expect(message.text).toContain('trakt');
	});

	it('tells whose account has to be connected again; then the play lands by hand', async () => {
		const messages = (await house.told(0)).length;
		house.trakt.revoke(alice.name);
		await house.fromPlex('media.scrobble', { account: alice.plex, item: films.tinHarbour });
		const title = 'Tin Harbour (2023)';
		await house.row(title, { person: 'Alice', state: 'dead', kind: 'reconnect' });
		const [message] = (await house.told(messages + 1)).slice(messages);
		expect(message.text).toMatch(/connect it again/);

		await house.reconnect(alice.name);
		await submitForm(house.addresses.retryForm, ['Waiting and dead', 'Alice', 'tin harbour']);
		await house.row(title, { person: 'Alice', state: 'done', status: 'added' });
		expect(plays(alice.name).filter((held) => held === films.tinHarbour.title)).toHaveLength(1);
	}, 120_000);

	it('keeps what is under way out of the queue: a pause that Trakt refuses is no play', async () => {
		down(bob.name, 1);
		const before = (await house.rows()).length;
		const calls = (await house.log('person of Bob', 0)).length;
		await house.fromJellyfin('PlaybackStart', { user: bob.jellyfin, item: films.cartographer });
		await house.log('person of Bob', calls + 1);
		expect(await house.rows()).toHaveLength(before);
		house.trakt.faults.clear();
	});

	it('leaves a play alone that is there, when its second delivery does not get through', async () => {
		down(alice.name);
		const calls = (await house.log('queue.json', 0)).length;
		const [row] = (await house.rows()).filter(
			({ person, status }) => person === 'Alice' && status === 'added',
		);
		await house.again(row ?? {});
		await house.log('queue.json', calls + 1);
		house.trakt.faults.clear();
		expect(await house.rows()).toContainEqual(row);
	});

	it('ends the plays of people who are not in the list where they can be seen', async () => {
		const calls = (await house.log('live.json', 0)).length;
		await house.fromPlex('media.scrobble', { account: guest.plex, item: films.ferry });
		const execution = (await house.log('live.json', calls + 1)).at(-1);
		expect(itemsOf(execution ?? {})['Nobody We Know']?.[0]).toMatchObject([
			{ who: guest.plex.title, userId: String(guest.plex.id) },
		]);
	});

	it('tells when a person’s workflow is not there, and everybody else’s turn comes', async () => {
		const messages = (await house.told(0)).length;
		const rows = await house.rows();
		const of = (/** @type {string} */ name) => rows.find(({ person }) => person === name) ?? {};
		await house.client.unpublish(house.ids['person of Alice'] ?? '');
		const calls = (await house.log('person of Bob', 0)).length;
		await house.again(of('Alice'), of('Bob'));
		const [message] = (await house.told(messages + 1)).slice(messages);
		expect(message.subject).toBe('The workflow of Alice could not be run');
		expect(await house.log('person of Bob', calls + 1)).toHaveLength(calls + 1);
	});

	it('tags the executions of each person, and writes nothing secret', async () => {
		const theirs = await house.log('person of Bob', 1);
		expect(theirs.map(({ customData }) => customData)).toContainEqual({
			media_user: 'bob',
			media_title: 'Tin Harbour (2023)',
			destination: 'trakt',
			sync_status: 'added',
		});
		const files = Object.keys(house.ids);
		const logs = await Promise.all(files.map((file) => house.log(file, 0)));
		const all = JSON.stringify([logs, await house.rows()]);
		expect(all).not.toContain(house.token);
		expect(all).not.toContain(house.basic.password);
		expect(all).not.toMatch(/Bearer|client_secret|refresh_token/);
	});
});
