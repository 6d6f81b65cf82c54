import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JellyfinApi } from '../../../../credentials/JellyfinApi.credentials';
import { jellyfinMessage, ratingGiven } from '../../../../media';
import { JellyfinTrigger } from '../../../../nodes/Jellyfin/JellyfinTrigger.node';
import { moveIntoJellyfin, shows } from '../../../../simulators/household.mjs';
import { startJellyfin } from '../../../../simulators/jellyfinServer.mjs';
import { publishedTrigger, WEBHOOK_TOKEN } from '../../../support/publishedTrigger.mjs';
import { rejection } from '../../../support/scripted';

const OTHER = 'https://other.example/hook';

/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
let server;
/** @type {string} */
let apiKey;
beforeEach(async () => {
	server = await startJellyfin({ basePath: '/jellyfin' });
	apiKey = server.addApiKey('n8n');
	server.addWebhook({ url: OTHER, headers: { 'X-Other': 'b' } });
	server.plugin.configuration = { ...server.plugin.configuration, Unheard: { Of: [1] } };
});
afterEach(() => server.stop());

/** @param {Partial<Parameters<typeof publishedTrigger>[0]> & { key?: string }} [given] */
const trigger = ({ key = apiKey, ...given } = {}) =>
	publishedTrigger({
		nodeType: new JellyfinTrigger(),
		type: new JellyfinApi(),
		stored: { address: `${server.address}/`, apiKey: key, allowUnauthorizedCerts: false },
		...given,
	});
/** @param {unknown} body */
const ratingEvents = (body) => {
	const held = jellyfinMessage(body)?.held;
	return (held && ratingGiven(held, undefined)) ?? [];
};
const destinations = () => /** @type {any[]} */ (server.plugin.configuration.GenericOptions);
const addresses = () => destinations().map(({ WebhookUri }) => WebhookUri);
const writes = () => server.requests.filter(({ method }) => method === 'POST').length;

describe('the Jellyfin Trigger with automatic registration', () => {
	it('adds its destination with all that it needs, and takes out nothing else', async () => {
		const before = structuredClone(server.plugin.configuration);
		const jellyfin = trigger();
		await jellyfin.publish();
		expect(addresses()).toEqual([OTHER, jellyfin.address()]);
		expect(destinations()[1]).toMatchObject({
			NotificationTypes: ['PlaybackStart', 'PlaybackStop', 'UserDataSaved'],
			EnableMovies: true,
			EnableEpisodes: true,
			EnableVideos: true,
			EnableSeries: true,
			EnableSeasons: true,
			EnableSongs: false,
			SendAllProperties: true,
			EnableWebhook: true,
			UserFilter: [],
			Headers: [
				{ Key: 'Content-Type', Value: 'application/json' },
				{ Key: 'X-Scrobble-Token', Value: WEBHOOK_TOKEN },
			],
		});
		expect(jellyfin.settings.staticData).not.toContain(WEBHOOK_TOKEN);
		await jellyfin.unpublish();
		expect(server.plugin.configuration).toEqual(before);
	});

	it('is told of ratings of whole series and seasons, also by an entry of before it ticked these', async () => {
		const { alice } = moveIntoJellyfin(server);
		const jellyfin = trigger();
		await jellyfin.publish();
		Object.assign(destinations()[1], { EnableSeries: false, EnableSeasons: false });
		expect(await jellyfin.restart()).toEqual({ wasThere: false });
		const series = server.item(shows.saltAndCircuit);
		for (const { id } of [series, ...series.children.slice(0, 1)]) {
			await fetch(`${server.address}/UserItems/${id}/UserData?userId=${alice.id}`, {
				method: 'POST',
				headers: {
					authorization: `MediaBrowser Token="${apiKey}"`,
					'content-type': 'application/json',
				},
				body: JSON.stringify({ Rating: 8 }),
			});
		}
		await server.settled();
		const told = server.deliveries.filter(({ url }) => url === jellyfin.address());
		const given = told.flatMap(({ properties }) => ratingEvents(properties));
		expect(given).toMatchObject([
			{ event: 'rated', rating: 8, media: { type: 'show', title: 'Salt & Circuit' } },
			{ event: 'rated', rating: 8, media: { type: 'season', number: 0 } },
		]);
	});

	it('is asked again at each start of n8n, and changes nothing where it is there', async () => {
		const jellyfin = trigger();
		await jellyfin.publish();
		// A server may give the types as numbers.
		destinations()[1].NotificationTypes = [23, 5, 3];
		const before = writes();
		expect(await jellyfin.restart()).toEqual({ wasThere: true });
		expect(writes()).toBe(before);
		await jellyfin.unpublish();
		await jellyfin.unpublish();
		expect(writes()).toBe(before + 1);
	});

	it('goes on listening when n8n starts and the server is away, but is not published without it', async () => {
		const jellyfin = trigger();
		await jellyfin.publish();
		server.faults.push({ times: 2, action: { status: 503 } });
		expect(await jellyfin.restart()).toEqual({ wasThere: true });
		server.faults.push({ times: 2, action: { status: 503 } });
		await expect(jellyfin.publish()).rejects.toThrow('(503)');
		// Where n8n has moved meanwhile, nothing could arrive there.
		jellyfin.settings.base = 'https://moved.example';
		server.faults.push({ times: 2, action: { status: 503 } });
		await expect(jellyfin.restart()).rejects.toThrow('(503)');
	});

	it('brings its own entry up to date and keeps what a person added to it', async () => {
		const jellyfin = trigger({ parameters: { registration: 'automatic', playbackProgress: true } });
		await jellyfin.publish();
		Object.assign(destinations()[1], { UserFilter: ['a'], EnableWebhook: false, Mine: 1 });
		destinations()[1].Headers.push({ Key: 'X-Own', Value: 'c' });
		jellyfin.settings.token = 'another-token-0000-0002';
		expect(await jellyfin.publish()).toEqual({ wasThere: false });
		expect(addresses()).toEqual([OTHER, jellyfin.address()]);
		expect(destinations()[1]).toMatchObject({
			UserFilter: ['a'],
			Mine: 1,
			EnableWebhook: true,
			NotificationTypes: expect.arrayContaining(['PlaybackProgress']),
		});
		expect(destinations()[1].Headers).toEqual([
			{ Key: 'Content-Type', Value: 'application/json' },
			{ Key: 'X-Own', Value: 'c' },
			{ Key: 'X-Scrobble-Token', Value: 'another-token-0000-0002' },
		]);
	});

	it('keeps two workflows apart, also when they come at the same moment', async () => {
		const one = trigger();
		const other = trigger({ webhookId: '00000000-0000-4000-8000-000000000002' });
		await Promise.all([one.publish(), other.publish()]);
		expect(new Set(addresses())).toEqual(new Set([OTHER, one.address(), other.address()]));
		await one.unpublish();
		expect(addresses()).toEqual([OTHER, other.address()]);
	});

	it('replaces its own address when n8n moves', async () => {
		const jellyfin = trigger();
		await jellyfin.publish();
		jellyfin.settings.base = 'https://moved.example';
		await jellyfin.publish();
		expect(addresses()).toEqual([OTHER, jellyfin.address()]);
	});

	it('listens for a test event at the test address, and leaves the published one alone', async () => {
		const jellyfin = trigger();
		await jellyfin.publish();
		await jellyfin.listen();
		expect(addresses()).toEqual([OTHER, jellyfin.address(), jellyfin.testAddress()]);
		await jellyfin.endListening();
		expect(addresses()).toEqual([OTHER, jellyfin.address()]);
		expect(await jellyfin.publish()).toEqual({ wasThere: true });
	});

	it('sends no token where the trigger takes events from anybody, and asks nothing by hand', async () => {
		const open = { registration: 'automatic', authentication: 'none' };
		await trigger({ parameters: open }).publish();
		expect(destinations()[1].Headers).toEqual([{ Key: 'Content-Type', Value: 'application/json' }]);
		const asked = server.requests.length;
		expect(await trigger({ parameters: {} }).publish()).toEqual({ wasThere: true });
		expect(server.requests).toHaveLength(asked);
	});

	it('says that the plugin is missing or does not run; taking back needs none', async () => {
		const jellyfin = trigger();
		await jellyfin.publish();
		server.plugin.status = 'Restart';
		const waiting = /** @type {any} */ (await rejection(jellyfin.publish()));
		expect(waiting.message).toMatch(/does not run \(Restart\)/);
		await jellyfin.unpublish();
		expect(addresses()).toEqual([OTHER]);
		server.plugin.installed = false;
		const missing = /** @type {any} */ (await rejection(jellyfin.publish()));
		expect(missing.message).toBe('The Webhook plugin is not installed in Jellyfin');
		expect(missing.description).toMatch(/Plugins, Available .*Catalog/);
		expect(await jellyfin.unpublish()).toBe(true);
	});

	it('says that the key is no administrator’s, or that the server is away', async () => {
		const key = /** @type {any} */ (await rejection(trigger({ key: 'x' }).publish()));
		expect(key.message).toMatch(/does not accept this credential's sign-in \(401\)/);
		server.addUser({ name: 'ben', password: '' });
		const user = trigger({ key: server.signIn('ben') });
		const rights = /** @type {any} */ (await rejection(user.publish()));
		expect(rights.message).toMatch(/does not let this sign-in do that \(403\)/);
		server.faults.push({ times: 2, action: { status: 503 } });
		const away = /** @type {any} */ (await rejection(trigger().publish()));
		expect(away.message).toMatch(/starting or being updated \(503\)/);
		expect(addresses()).toEqual([OTHER]);
	});

	it('finds its destination after an answer that got lost, and notices one that was not kept', async () => {
		const jellyfin = trigger();
		server.faults.push({ match: { method: 'POST' }, action: { dropAfterWrite: true } });
		await jellyfin.publish();
		expect(addresses()).toEqual([OTHER, jellyfin.address()]);
		await jellyfin.unpublish();
		server.faults.push({ match: { method: 'POST' }, action: { status: 204 } });
		const thrown = /** @type {any} */ (await rejection(jellyfin.publish()));
		expect(thrown.message).toMatch(/did not keep the destination/);
	});
});
