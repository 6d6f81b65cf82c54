import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { episode } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { startTvTime } from '../../simulators/tvtime.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { readTemplate } from '../../tools/n8n/package.mjs';
import {
	webhookAddress,
	withCredentials,
	withPeople,
	withWebhookIds,
} from '../../tools/n8n/workflow.mjs';
import { endedExecutions, signedIn } from './support/n8n.mjs';

const { alice, bob } = people;
const brine = episode(shows.saltAndCircuit, 1, 2);
const TVDB = 99_300_102;

describe('the household template for TV Time in a real n8n', () => {
	/** @type {Awaited<ReturnType<typeof open>>} */
	let house;
	async function open() {
		const client = await signedIn();
		const tvtime = await startTvTime();
		const token = randomBytes(18).toString('base64url');
		const webhookToken = await client.createCredential('Token', 'mediaServerWebhookTokenApi', {
			token,
		});
		/** @type {Record<string, Record<string, {id: string, name: string}>>} */
		const credentials = {
			'Plex Trigger': { mediaServerWebhookTokenApi: webhookToken },
			'Jellyfin Trigger': { mediaServerWebhookTokenApi: webhookToken },
		};
		const accounts = [alice, bob].map(({ name }) => tvtime.addAccount({ name }));
		for (const { name, email, password } of accounts) {
			credentials[`${name}'s TV Time`] = {
				tvTimeApi: await client.createCredential(`${name}'s TV Time`, 'tvTimeApi', {
					address: tvtime.address,
					signInAddress: '',
					signInWith: 'password',
					email,
					password,
				}),
			};
		}
		const template = await readTemplate('household-to-tvtime');
		const entries = [alice, bob].map(({ name, plex, jellyfin }) => ({
			name,
			match: `${plex.title}, ${jellyfin.id}`,
		}));
		const workflow = withCredentials(withPeople(withWebhookIds(template), entries), credentials);
		const stored = await client.importWorkflow(workflow);
		await client.publish(stored);
		const [aliceThere, bobThere] = accounts;
		if (!aliceThere || !bobThere) throw new Error('Somebody is missing');
		return { client, tvtime, token, workflow, id: String(stored.id), aliceThere, bobThere };
	}
	/** What each node gave in the latest of so many executions. @param {number} count */
	async function items(count) {
		return itemsOf((await endedExecutions(house.client, house.id, count)).at(-1) ?? {});
	}

	beforeAll(async () => {
		house = await open();
		house.tvtime.addEpisode({ id: TVDB, showId: 99_300_100, season: 1, number: 2 });
	});
	afterAll(async () => {
		await house.client.unpublish(house.id);
		await house.tvtime.stop();
	});

	it("marks Alice's film from Plex in her account alone, and says what is not there", async () => {
		const film = house.tvtime.addTitle({
			id: 99_300_001,
			name: films.cartographer.title,
			imdb_id: films.cartographer.ids.imdb ?? null,
		});
		const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
		const address = webhookAddress(house.client.address, house.workflow, 'Plex Trigger', 'plex');
		/** @param {import('../../simulators/library.mjs').Film} item */
		const watch = async (item) =>
			await plex.send(
				`${address}?token=${house.token}`,
				plex.event('media.scrobble', { account: alice.plex, item }),
			);
		await watch(films.cartographer);
		expect((await items(1))["Alice's TV Time"]?.[0]).toMatchObject([{ sync: { status: 'added' } }]);
		expect([...house.aliceThere.movies.keys()]).toEqual([film.uuid]);
		expect(house.bobThere.movies.size).toBe(0);

		await watch(films.ferry);
		expect((await items(2))['Not Found There']?.[0]).toMatchObject([
			{ who: alice.plex.title, where: 'tvtime', whatToDo: expect.any(String) },
		]);
	});

	it("marks Bob's episode from Jellyfin once, by its TheTVDB ID", async () => {
		const jellyfin = jellyfinWebhookPlugin({
			serverName: 'Cellar',
			serverId: 'ce11a000ce11a000ce11a000ce11a000',
			headers: { 'X-Scrobble-Token': house.token },
		});
		const happening = jellyfin.event('PlaybackStop', {
			user: bob.jellyfin,
			item: { ...brine, ids: { tvdb: TVDB } },
			positionMs: 2_800_000,
			playedToCompletion: true,
		});
		const address = webhookAddress(
			house.client.address,
			house.workflow,
			'Jellyfin Trigger',
			'jellyfin',
		);
		await jellyfin.send(address, happening);
		expect((await items(3))["Bob's TV Time"]?.[0]).toMatchObject([{ sync: { status: 'added' } }]);
		await jellyfin.send(address, happening);
		expect((await items(4))["Bob's TV Time"]?.[0]).toMatchObject([{ sync: { status: 'ignored' } }]);
		expect([...house.bobThere.episodes.values()]).toMatchObject([{ episodeId: TVDB, count: 1 }]);
		expect(house.aliceThere.episodes.size).toBe(0);
	});
});
