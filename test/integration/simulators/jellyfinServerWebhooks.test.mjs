import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { films, shows, special } from '../../../simulators/household.mjs';
import { leave, visitJellyfin } from './jellyfinServerVisit.mjs';

/** @type {Awaited<ReturnType<typeof visitJellyfin>>} */
let visit;
/** @type {{ headers: import('node:http').IncomingHttpHeaders, body: Record<string, unknown> }[]} */
let received;
/** @type {import('node:http').Server} */
let receiver;
let url = '';

beforeEach(async () => {
	received = [];
	receiver = createServer(async (message, response) => {
		const chunks = [];
		for await (const chunk of message) chunks.push(chunk);
		received.push({ headers: message.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
		response.end();
	});
	await new Promise((resolve) => receiver.listen(0, '127.0.0.1', () => resolve(undefined)));
	const bound = receiver.address();
	url = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/webhook`;
	visit = await visitJellyfin();
	visit.jellyfin.addWebhook({ url, headers: { 'X-Scrobble-Token': 'secret' } });
});
afterEach(async () => {
	await leave();
	receiver.closeAllConnections();
	await new Promise((resolve) => receiver.close(resolve));
});

const { itemId } = films.ferry.shelf;

/**
 * @param {string} asked
 * @param {unknown} [body]
 */
async function does(asked, body) {
	await visit.ask(`${asked}userId=${visit.bob.id}`, { body });
	await visit.jellyfin.settled();
}

const told = () =>
	received.map(({ body }) =>
		[body.NotificationType, body.SaveReason, body.Played].join(' ').trim(),
	);

describe('the simulated Jellyfin’s webhooks', () => {
	it('tell of a mark as TogglePlayed, in the plugin’s own form', async () => {
		await does(`POST /UserPlayedItems/${itemId}?datePlayed=2026-03-01T19:00:00Z&`);
		expect(received).toHaveLength(1);
		expect(received[0]?.headers).toMatchObject({
			'content-type': 'text/plain; charset=utf-8',
			'user-agent': 'Jellyfin-Server/10.11.11',
			'x-scrobble-token': 'secret',
		});
		expect(received[0]?.body).toMatchObject({
			NotificationType: 'UserDataSaved',
			SaveReason: 'TogglePlayed',
			ServerId: visit.jellyfin.serverId,
			Name: 'Ada & the \\"Night\\" Ferry',
			ItemId: itemId,
			UserId: visit.bob.id,
			Played: true,
			PlayCount: 1,
			LastPlayedDate: '2026-03-01T19:00:00.0000000Z',
			Provider_tmdb: '99000102',
		});
		await does(`DELETE /UserPlayedItems/${itemId}?`);
		expect(received[1]?.body).toMatchObject({ Played: false, PlayCount: 0 });
		expect(received[1]?.body).not.toHaveProperty('LastPlayedDate');
	});

	it('tell of a quiet write as UpdateUserData, of a favourite and a like as UpdateUserRating', async () => {
		await does(`POST /UserItems/${itemId}/UserData?`, { Played: true });
		await does(`POST /UserFavoriteItems/${itemId}?`);
		await does(`POST /UserItems/${itemId}/Rating?likes=true&`);
		expect(told()).toEqual([
			'UserDataSaved UpdateUserData true',
			'UserDataSaved UpdateUserRating true',
			'UserDataSaved UpdateUserRating true',
		]);
		expect(received[2]?.body).toMatchObject({ Favorite: true, Likes: true, Rating: 10 });
	});

	it('tell of each episode of a marked series, and of no folder', async () => {
		await does(`POST /UserPlayedItems/${shows.orchardLine.shelf.itemId}?`);
		expect(received.map(({ body }) => body.EpisodeNumber)).toEqual([1, 3]);
		expect(new Set(received.map(({ body }) => body.SeasonId)).size).toBe(1);
	});

	it('tell of a viewing in the server’s order, dated by its start', async () => {
		const startedAt = new Date('2026-03-08T18:00:00.000Z');
		const { completed } = await visit.jellyfin.play({ user: 'bob', item: films.ferry, startedAt });
		expect(completed).toBe(true);
		expect(told()).toEqual([
			'UserDataSaved PlaybackStart false',
			'PlaybackStart',
			'UserDataSaved PlaybackProgress false',
			'PlaybackProgress',
			'UserDataSaved PlaybackProgress false',
			'PlaybackProgress',
			'UserDataSaved PlaybackFinished true',
			'PlaybackStop',
		]);
		expect(received.at(-1)?.body).toMatchObject({
			PlayedToCompletion: true,
			UtcTimestamp: '2026-03-08T19:36:00.0004571Z',
		});
		expect(visit.jellyfin.userData('bob', films.ferry)).toMatchObject({
			played: true,
			playCount: 1,
			positionTicks: 0,
			lastPlayed: startedAt.getTime(),
		});
	});

	it('tell of a viewing broken off, which leaves a resume point', async () => {
		const { completed } = await visit.jellyfin.play({ user: 'bob', item: special, toPercent: 50 });
		expect(completed).toBe(false);
		expect(received.at(-1)?.body).toMatchObject({ PlayedToCompletion: false, SeasonNumber: 0 });
		expect(visit.jellyfin.userData('bob', special)).toMatchObject({
			played: false,
			playCount: 1,
			positionTicks: 24 * 600_000_000,
		});
	});

	it('go to those that asked for them, once, and hold nobody up when nobody answers', async () => {
		const dead = 'http://127.0.0.1:9/none';
		visit.jellyfin.addWebhook({ url: dead, notificationTypes: ['PlaybackStop'] });
		visit.jellyfin.addWebhook({ url: `${url}/alice`, users: [visit.alice.id] });
		await visit.jellyfin.mark('bob', films.ferry);
		expect(visit.jellyfin.deliveries).toMatchObject([{ url, status: 200 }]);
		await visit.jellyfin.play({ user: 'bob', item: films.ferry, reports: 0 });
		const missed = visit.jellyfin.deliveries.filter((delivery) => delivery.url === dead);
		expect(missed).toMatchObject([{ type: 'PlaybackStop', status: 0 }]);
	});

	it('reach the other versions of a film from 12.0 on', async () => {
		const newer = await visitJellyfin({ serverVersion: '12.1.0' });
		const version = newer.jellyfin.addVersion(films.ferry);
		newer.jellyfin.addWebhook({ url });
		await newer.jellyfin.mark('bob', films.ferry);
		expect(received.map(({ body }) => [body.ItemId, body.PlayCount])).toEqual([
			[itemId, 1],
			[version.id, 0],
		]);
	});

	it('are configured through the server’s API as well, which replaces the whole', async () => {
		const path = '/Plugins/71552A5A-5C5C-4350-A2AE-EBE451A30173/Configuration';
		const { json } = await visit.ask(`GET ${path}`);
		expect(json).toMatchObject({ GenericOptions: [{ WebhookUri: url, SendAllProperties: true }] });
		expect((await visit.ask(`POST ${path}`, { body: { GenericOptions: [] } })).status).toBe(204);
		await visit.jellyfin.mark('bob', films.ferry);
		expect(received).toEqual([]);
		expect((await visit.ask('GET /Plugins')).json).toMatchObject([
			{ Name: 'TMDb' },
			{ Name: 'Webhook' },
		]);
	});
});
