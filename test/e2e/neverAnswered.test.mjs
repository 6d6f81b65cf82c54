import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { until } from './support/n8n.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';

const { bob } = people;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ago = (/** @type {number} */ ms) => new Date(Date.now() - ms).toISOString();

describe('a play that waits and comes to no destination any more, in a real n8n', () => {
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	/**
	 * A play of Bob's that waits for somebody or something that is not there.
	 * @param {import('../../simulators/library.mjs').Film} item
	 * @param {{ person: string, destination: string }} whither
	 * @param {Record<string, unknown>} [more]
	 */
	const waiting = async (item, { person, destination }, more) => {
		const { title, play } = await queued(item);
		const rowKey = [person, destination, 'watched', JSON.parse(play).key].join('|');
		await house.change(title, { person, destination, rowKey, nextTryAt: ago(1000), ...more });
		return title;
	};
	/** @param {import('../../simulators/library.mjs').Film} item */
	const queued = async (item) => {
		await house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item,
			positionMs: item.runtimeMinutes * MINUTE_MS,
			playedToCompletion: true,
		});
		const title = `${item.title} (${item.year})`;
		return await house.row(title, { state: 'waiting' });
	};
	/** What was told, but for those who are told something else. @param {string} title */
	const messagesOf = async (title) =>
		(await house.told(0)).filter(({ subject }) => subject.includes(title));

	beforeAll(async () => {
		house = await openNoPlayLost();
		house.trakt.faults.push({
			match: { method: 'POST', path: /^\/(scrobble|sync)/, account: bob.name },
			times: 50,
			action: { status: 503, headers: { 'Retry-After': '600' } },
		});
	}, 180_000);
	afterAll(() => house.close());

	it('is given up and told at once where its person is not in the list any more', async () => {
		const title = await waiting(films.ferry, { person: 'Carol', destination: 'trakt' });
		const dead = await house.row(title, { person: 'Carol', state: 'dead' });
		expect(dead).toMatchObject({ kind: 'refused', nextTryAt: null });
		const [message] = await until('a message', async () => {
			const told = await messagesOf(title);
			return told.length > 0 && told;
		});
		expect(message.text).toContain('The list of people has no line for Carol');
		expect((await house.rows()).filter((row) => row.title === title)).toHaveLength(1);
	}, 120_000);

	it('is tried, and given up and told after eleven days where the node is switched off', async () => {
		const whither = { person: 'Bob', destination: 'simkl' };
		const title = await waiting(films.uebermut, whither, { firstFailedAt: ago(12 * DAY_MS) });
		const tried = await house.row(title, { status: 'tried' });
		expect(tried).toMatchObject({ state: 'waiting', attempts: 1 });
		expect(Date.parse(tried.nextTryAt)).toBeGreaterThan(Date.now() + 20 * MINUTE_MS);

		await house.change(title, { nextTryAt: ago(1000) });
		await house.row(title, { state: 'dead', kind: 'refused' });
		const [message] = await until('a message', async () => {
			const told = await messagesOf(title);
			return told.length > 0 && told;
		});
		expect(message.text).toContain('Nothing has answered for ten days');
		expect(await messagesOf(title)).toHaveLength(1);
	}, 120_000);

	it('is tried again and again where the retry flow stops, which is told once a day', async () => {
		const { title } = await queued(films.cartographer);
		const live = house.ids['live.json'] ?? '';
		await house.client.unpublish(live);
		const ran = (await house.log('tell.json', 0)).length;
		for (const times of [1, 2]) {
			await house.change(title, { status: 'failed', nextTryAt: ago(1000) });
			await house.row(title, { status: 'tried', state: 'waiting' });
			await house.log('tell.json', ran + times);
		}
		const told = await messagesOf('Retry queued plays stopped');
		expect(told).toHaveLength(1);
		expect(told[0].text).toContain('At Back to Their People: ');
		await house.client.publish(await house.client.rest('GET', `/workflows/${live}`));
	}, 120_000);
});
