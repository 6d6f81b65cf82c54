import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { startTvTime } from '../../simulators/tvtime.mjs';
import { bytesOf, filmRow, olderTracking, tracking, watched } from '../fixtures/tvtime/export.mjs';
import { flowsIn, offeredOperations } from './support/flows.mjs';
import { endedExecutions, signedIn } from './support/n8n.mjs';
import { tvtimeFlows } from './support/tvtimeFlows.mjs';

describe('the operations of the TV Time node in a real n8n', () => {
	/** @type {import('../../simulators/tvtime.mjs').TvTimeSimulator} */
	let tvtime;
	/** @type {import('../../simulators/tvtime/world.mjs').Account} */
	let alice;
	/** @type {Awaited<ReturnType<typeof signedIn>>} */
	let client;
	/** @type {ReturnType<typeof flowsIn>} */
	let flows;
	/** @type {Awaited<ReturnType<typeof publish>>} */
	let run;
	/** @param {import('../../tools/n8n/client.mjs').Json} [otherwise] */
	async function publish(otherwise) {
		const stored = await client.createCredential("Alice's TV Time", 'tvTimeApi', {
			address: tvtime.address,
			signInAddress: tvtime.address,
			signInWith: 'password',
			email: alice.email,
			password: alice.password,
			...otherwise,
		});
		const kind = { type: 'n8n-nodes-scrobble.tvTime', credentials: { tvTimeApi: stored } };
		return await flows.publish(kind, tvtimeFlows);
	}
	const counts = () =>
		[...alice.episodes.values()].map(({ episodeId, count }) => [episodeId, count]);

	beforeAll(async () => {
		client = await signedIn();
		flows = flowsIn(client);
		tvtime = await startTvTime();
		alice = tvtime.addAccount({ name: 'Alice' });
		for (const number of [1, 2, 3]) {
			tvtime.addEpisode({ id: 900100 + number, showId: 5100, season: 1, number });
		}
		run = await publish();
	});
	afterAll(async () => {
		await flows.takeBack();
		await tvtime.stop();
	});

	it('Episode: marked as watched, rewatched, up to one, and unwatched, after one sign-in', async () => {
		expect((await run.markWatched([{ episodeId: 900101 }])).answer).toEqual([
			{ episodeId: 900101, watched: true },
		]);
		await run.markRewatched([{ episodeId: 900101 }]);
		await run.markWatchedUpTo([{ showId: 5100, episodeId: 900103 }]);
		expect(counts()).toEqual([
			[900101, 2],
			[900102, 1],
			[900103, 1],
		]);
		expect((await run.markUnwatched([{ episodeId: 900101 }])).answer).toEqual([
			{ episodeId: 900101, watched: false },
		]);
		expect(counts()).toHaveLength(2);
		expect(tvtime.asked().filter((asked) => asked.includes('login'))).toHaveLength(1);
	});

	it('signs in anew by itself when its token is no longer taken', async () => {
		const { jwt_token: token } = tvtime.tokens.pairFor(alice);
		const renewed = await publish({ signInWith: 'tokens', pastedToken: token, refreshToken: 'x' });
		expect((await renewed.markWatched([{ episodeId: 900101 }])).answer).toHaveLength(1);
		tvtime.tokens.revoke(token);
		const { ended } = await renewed.markWatched([{ episodeId: 900101 }]);
		expect((await ended()).outputs).toMatchObject([
			[],
			[{ json: { details: { kind: 'reconnect', destination: 'tvtime' } } }],
		]);
		expect(JSON.stringify(await ended())).not.toContain(token);
	});

	it('Movie: found by title, marked by its UUID', async () => {
		const film = tvtime.addTitle({ id: 610, name: 'Low Tide', imdb_id: 'tt0000610' });
		expect((await run.search([{ query: 'low' }])).answer).toEqual([film]);
		await run.markMovieWatched([{ uuid: film.uuid }]);
		await run.markMovieRewatched([{ uuid: film.uuid }]);
		expect([...alice.movies.values()]).toMatchObject([{ uuid: film.uuid, rewatchCount: 1 }]);
	});

	it('Watch Event: Sync marks once, and passes on what TV Time does not have', async () => {
		alice.episodes.clear();
		const show = { title: 'Upriver', ids: { tvdb: 5100 } };
		const media = { type: 'episode', season: 1, number: 1, ids: { tvdb: 900101 }, show };
		const event = {
			event: 'watched',
			source: 'plex',
			key: 'k',
			at: new Date().toISOString(),
			user: { id: '1', name: 'Alice' },
			media,
		};
		const lost = { ...event, media: { ...media, ids: {} } };
		const { ended } = await run.sync([event, event, lost]);
		expect((await ended()).outputs).toMatchObject([
			[{ json: { sync: { status: 'added' } } }, { json: { sync: { status: 'duplicate' } } }],
			[{ json: { details: { kind: 'notFound' } }, pairedItem: { item: 2 } }],
		]);
		expect(counts()).toEqual([[900101, 1]]);
	});

	it('Export: Read takes an uploaded archive without any credential, and sorts it to three outputs', async () => {
		const archive = zipSync({
			'gdpr-data/tracking-prod-records-v2.csv': bytesOf(
				tracking([watched(1, 1, '2018-05-12 01:10:14'), watched(1, 2, '')]),
			),
			'gdpr-data/tracking-prod-records.csv': bytesOf(
				olderTracking([filmRow('towatch', 'Ebb', '2020-01-01 20:00:00')]),
			),
		});
		const path = randomUUID();
		const stored = await client.importWorkflow({
			name: `Read ${path}`,
			nodes: [
				{
					id: randomUUID(),
					name: 'Upload',
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					position: [0, 0],
					webhookId: path,
					parameters: { httpMethod: 'POST', path, responseMode: 'lastNode' },
				},
				{
					id: randomUUID(),
					name: 'Read',
					type: 'n8n-nodes-scrobble.tvTime',
					typeVersion: 1,
					position: [200, 0],
					parameters: { resource: 'export', operation: 'read', userName: 'Alice' },
				},
			],
			connections: { Upload: { main: [[{ node: 'Read', type: 'main', index: 0 }]] } },
		});
		await client.publish(stored);
		const form = new FormData();
		form.set('archive', new Blob([archive]), 'export.zip');
		await fetch(`${client.address}/webhook/${path}`, { method: 'POST', body: form });
		const [execution] = await endedExecutions(client, String(stored.id), 1);
		await client.unpublish(String(stored.id));
		flows.tried.add('export/read');
		const [read] = execution?.data.resultData.runData.Read ?? [];
		expect(read.data.main).toMatchObject([
			[{ json: { source: 'tvtime', user: { name: 'Alice' }, at: '2018-05-12T01:10:14.000Z' } }],
			[{ json: { file: 'tracking-prod-records-v2.csv in export.zip', row: 3 } }],
			[{ json: { kind: 'follow', media: { title: 'Ebb' } } }],
		]);
	});

	it('are all tried here', async () => {
		const offered = await offeredOperations(client, 'n8n-nodes-scrobble.tvTime');
		expect(offered).toHaveLength(9);
		expect([...flows.tried].sort()).toEqual(offered);
	});
});
