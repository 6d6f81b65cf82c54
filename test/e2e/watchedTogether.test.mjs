import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { teachTrakt } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { readTemplate } from '../../tools/n8n/package.mjs';
import { webhookAddress, withCredentials, withWebhookIds } from '../../tools/n8n/workflow.mjs';
import { expectNoContractViolation } from './support/contract.mjs';
import { endedExecutions, signedIn } from './support/n8n.mjs';

const FAMILY = ['Alice', 'Bob', 'Carol'];
const TOKEN = 'a-token-of-this-family-1';
const { cartographer, ferry } = films;
const sofa = { title: 'Living Room', uuid: 'player-living-room' };
const phone = { title: "Bob's Phone", uuid: 'player-phone' };
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });

describe('the template for what is watched together, in a real n8n', () => {
	/** @type {Awaited<ReturnType<typeof startTrakt>>} */
	let trakt;
	/** @type {import('../../tools/n8n/client.mjs').N8nClient} */
	let client;
	/** @type {string} */
	let workflowId;
	/** @type {string} */
	let address;
	const plays = () =>
		Object.fromEntries(FAMILY.map((name) => [name, trakt.account(name).history.map(titleOfPlay)]));

	beforeAll(async () => {
		client = await signedIn();
		trakt = await startTrakt();
		teachTrakt(trakt, { films: Object.values(films) });
		const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
		const app = trakt.addApp({ name: 'Family', redirectUris });
		const token = await client.createCredential('Webhook token', 'mediaServerWebhookTokenApi', {
			token: TOKEN,
		});
		/** @type {Record<string, Record<string, {id: string, name: string}>>} */
		const credentials = {
			'Plex Trigger': { mediaServerWebhookTokenApi: token },
			'Jellyfin Trigger': { mediaServerWebhookTokenApi: token },
		};
		for (const name of FAMILY) {
			trakt.addAccount({ name });
			credentials[`${name}'s Trakt`] = {
				traktOAuth2Api: await connectPerson({ client, trakt, app, name }),
			};
		}
		const template = await readTemplate('watched-together');
		const workflow = withCredentials(withWebhookIds(template), credentials);
		const stored = await client.importWorkflow(workflow);
		await client.publish(stored);
		workflowId = String(stored.id);
		address = `${webhookAddress(client.address, workflow, 'Plex Trigger', 'plex')}?token=${TOKEN}`;
	});
	afterAll(async () => {
		await client.unpublish(workflowId);
		await trakt.stop();
		expectNoContractViolation(trakt.requests);
	});

	it("puts a film from the living room into everybody's account, once, although Plex tells it twice", async () => {
		const request = plex.event('media.scrobble', {
			account: people.alice.plex,
			item: cartographer,
			player: sofa,
		});
		await plex.send(address, request);
		await plex.send(address, request);
		const log = await endedExecutions(client, workflowId, 2);
		const [title] = [cartographer.title];
		expect(plays()).toEqual({ Alice: [title], Bob: [title], Carol: [title] });
		const [first = {}] = log;
		const accounts = FAMILY.map(
			(name) => itemsOf(first)[`${name}'s Trakt`]?.[0]?.[0]?.sync.account,
		);
		expect(new Set(accounts).size).toBe(FAMILY.length);
	});

	it("leaves what runs on somebody's own player to that person", async () => {
		const before = plays();
		await plex.send(
			address,
			plex.event('media.scrobble', { account: people.bob.plex, item: ferry, player: phone }),
		);
		expect(await client.executions({ workflowId })).toHaveLength(2);
		expect(plays()).toEqual(before);
	});

	it("reaches the others when one account doesn't take it", async () => {
		trakt.account('Bob').locked = 'locked';
		await plex.send(
			address,
			plex.event('media.scrobble', { account: people.alice.plex, item: ferry, player: sofa }),
		);
		const [, , execution = {}] = await endedExecutions(client, workflowId, 3);
		expect(plays()).toMatchObject({
			Alice: [cartographer.title, ferry.title],
			Bob: [cartographer.title],
			Carol: [cartographer.title, ferry.title],
		});
		expect(itemsOf(execution)['Needs Your Attention']?.[0]).toHaveLength(1);
	});
});
