import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveIntoJellyfin, people, shows } from '../../simulators/household.mjs';
import { startJellyfin } from '../../simulators/jellyfinServer.mjs';
import { teachTrakt } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { webhookAddress } from '../../tools/n8n/workflow.mjs';
import { expectNoContractViolation } from './support/contract.mjs';
import { endedExecutions } from './support/n8n.mjs';
import { openSimkl } from './support/simkl.mjs';

const { saltAndCircuit } = shows;
const { title, year, ids } = saltAndCircuit;
const EVENTS = ['rated', 'unrated'];
const guids = Object.entries(ids).map(([service, id]) => ({ id: `${service}://${id}` }));
/** As Plex names a whole show, and one of its seasons: the show's ids stand in neither but its own. */
const OF_SHOW = { type: 'show', title, year, guid: 'plex://show/5d77', Guid: guids };
const OF_SEASON = { type: 'season', title: 'Season 1', index: 1, guid: 'plex://season/5d78' };
const OF_PARENT = { parentTitle: title, parentYear: year, parentGuid: 'plex://show/5d77' };

describe('ratings of whole shows and seasons, and those taken away, in a real n8n', () => {
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const token = `token-${randomUUID()}`;
	/** @type {Awaited<ReturnType<typeof openSimkl>>} */
	let home;
	/** @type {Awaited<ReturnType<typeof startTrakt>>} */
	let trakt;
	/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
	let jellyfin;
	/** @type {string} */
	let apiKey;
	/** @type {string} */
	let workflowId;
	/** @type {string} */
	let plexAddress;

	beforeAll(async () => {
		[home, trakt, jellyfin] = await Promise.all([openSimkl(), startTrakt(), startJellyfin()]);
		const { client } = home;
		teachTrakt(trakt, { shows: Object.values(shows) });
		trakt.addAccount({ name: 'Alice' });
		moveIntoJellyfin(jellyfin);
		apiKey = jellyfin.addApiKey('n8n');
		const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
		const app = trakt.addApp({ name: 'Home', redirectUris });
		const mediaServerWebhookTokenApi = await client.createCredential(
			'Webhook token',
			'mediaServerWebhookTokenApi',
			{ token },
		);
		const jellyfinApi = await client.createCredential('Jellyfin', 'jellyfinApi', {
			address: jellyfin.address,
			apiKey,
		});
		const options = { sendRatings: true, removeRatings: true };
		const workflow = {
			name: `Ratings ${randomUUID()}`,
			nodes: [
				node('Plex Trigger', 'plexTrigger', { events: EVENTS }, { mediaServerWebhookTokenApi }),
				node(
					'Jellyfin Trigger',
					'jellyfinTrigger',
					{ events: EVENTS, registration: 'automatic' },
					{ mediaServerWebhookTokenApi, jellyfinApi },
				),
				node(
					'Trakt',
					'trakt',
					{ options },
					{
						traktOAuth2Api: await connectPerson({ client, trakt, app, name: 'Alice' }),
					},
				),
				node(
					'Simkl',
					'simkl',
					{ authentication: 'oAuth2', options },
					{ simklOAuth2Api: await home.byOAuth('Alice') },
				),
			],
			connections: Object.fromEntries(
				['Plex Trigger', 'Jellyfin Trigger'].map((from) => [
					from,
					{ main: [['Trakt', 'Simkl'].map((to) => ({ node: to, type: 'main', index: 0 }))] },
				]),
			),
		};
		const stored = await client.importWorkflow(workflow);
		await client.publish(stored);
		workflowId = String(stored.id);
		const address = webhookAddress(client.address, workflow, 'Plex Trigger', 'plex');
		plexAddress = `${address}?token=${token}`;
	});
	afterAll(async () => {
		await home.client.unpublish(workflowId);
		await home.close();
		await Promise.all([trakt.stop(), jellyfin.stop()]);
		expectNoContractViolation(trakt.requests);
	});

	/** @param {string} rating as Plex says it; -1 for one taken away @param {object} metadata */
	async function rateOnPlex(rating, metadata) {
		const account = people.alice.plex;
		const item = saltAndCircuit.episodes[0];
		if (!item) throw new Error('The show has no episode');
		const payload = plex.payload('media.rate', { account, item, rating });
		const Metadata = { ratingKey: randomUUID(), userRating: Number(rating), ...metadata };
		const request = plex.wrap(JSON.stringify({ ...payload, rating, Metadata }));
		expect(await plex.send(plexAddress, request)).toMatchObject({ status: 200 });
	}

	/** @param {number} Rating 0 for one taken away @param {string} id */
	async function rateOnJellyfin(Rating, id) {
		const user = people.alice.jellyfin.id;
		const answer = await fetch(`${jellyfin.address}/UserItems/${id}/UserData?userId=${user}`, {
			method: 'POST',
			headers: {
				authorization: `MediaBrowser Token="${apiKey}"`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ Rating }),
		});
		expect(answer.status).toBe(200);
		await jellyfin.settled();
	}

	/** What the last of `count` executions came to at each service. @param {number} count */
	async function outcome(count) {
		const last = (await endedExecutions(home.client, workflowId, count)).at(-1) ?? {};
		const { Trakt, Simkl } = itemsOf(last);
		return [Trakt, Simkl].map((outputs) => outputs?.[0]?.[0]?.sync.status);
	}
	const atTrakt = () =>
		trakt
			.account('Alice')
			.ratings.map(
				(entry) => `${'season' in entry && entry.season ? 'season' : 'show'} ${entry.rating}`,
			);
	const atSimkl = () => [...home.alice.library.values()].flatMap(({ rating }) => rating ?? []);

	it('from Plex: a show, a season, and the show’s taken away', async () => {
		await rateOnPlex('8', OF_SHOW);
		expect(await outcome(1)).toEqual(['rated', 'rated']);
		expect([atTrakt(), atSimkl()]).toEqual([['show 8'], [8]]);
		await rateOnPlex('6', { ...OF_SEASON, ...OF_PARENT });
		expect(await outcome(2)).toEqual(['rated', 'ignored']);
		await rateOnPlex('-1', OF_SHOW);
		expect(await outcome(3)).toEqual(['removed', 'removed']);
		expect([atTrakt(), atSimkl()]).toEqual([['season 6'], []]);
	});

	it('from Jellyfin, whose plugin the trigger has told itself to send them', async () => {
		const series = jellyfin.item(saltAndCircuit);
		const season = series.children.find(({ number }) => number === 1);
		await rateOnJellyfin(9, series.id);
		expect(await outcome(4)).toEqual(['rated', 'rated']);
		await rateOnJellyfin(7, season?.id ?? '');
		expect(await outcome(5)).toEqual(['rated', 'ignored']);
		expect([atTrakt().sort(), atSimkl()]).toEqual([['season 7', 'show 9'], [9]]);
		await rateOnJellyfin(0, series.id);
		expect(await outcome(6)).toEqual(['removed', 'removed']);
		expect([atTrakt(), atSimkl()]).toEqual([['season 7'], []]);
	});
});

/**
 * @param {string} name
 * @param {string} type
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, { id: string, name: string }>} credentials
 */
function node(name, type, parameters, credentials) {
	return {
		id: randomUUID(),
		name,
		type: `n8n-nodes-scrobble.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials,
		...(type.endsWith('Trigger') ? { webhookId: randomUUID() } : {}),
	};
}
