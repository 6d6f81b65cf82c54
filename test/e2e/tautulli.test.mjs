import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, shows } from '../../simulators/household.mjs';
import { episode, teachTrakt } from '../../simulators/library.mjs';
import { tautulliAgent } from '../../simulators/tautulli.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { webhookAddress, withCredentials, withWebhookIds } from '../../tools/n8n/workflow.mjs';
import { household } from '../../workflows/household/household.mjs';
import { expectNoContractViolation } from './support/contract.mjs';
import { endedExecutions, signedIn } from './support/n8n.mjs';

const { cartographer } = films;
const coldBoot = episode(shows.saltAndCircuit, 1, 1);
const alice = { id: 30417701, name: 'alice' };

describe('Tautulli with the template of its page, to Trakt, in a real n8n', () => {
	/** @type {Awaited<ReturnType<typeof startTrakt>>} */
	let trakt;
	/** @type {import('../../tools/n8n/client.mjs').N8nClient} */
	let client;
	/** @type {string} */
	let workflowId;
	/** @type {string} */
	let address;
	const token = `token-${randomUUID()}`;
	const tautulli = tautulliAgent({
		serverId: 'attic-plex',
		serverName: 'Attic',
		headers: { 'X-Scrobble-Token': token },
	});

	beforeAll(async () => {
		[client, trakt] = await Promise.all([signedIn(), startTrakt()]);
		teachTrakt(trakt, { films: Object.values(films), shows: Object.values(shows) });
		trakt.addAccount({ name: 'alice' });
		const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
		const app = trakt.addApp({ name: 'Home', redirectUris });
		const workflow = withCredentials(
			withWebhookIds(
				household({
					people: [{ name: 'alice', match: 'alice' }],
					sources: ['tautulli'],
					destinations: ['trakt'],
				}),
			),
			{
				'Tautulli Trigger': {
					mediaServerWebhookTokenApi: await client.createCredential(
						'Webhook token',
						'mediaServerWebhookTokenApi',
						{ token },
					),
				},
				"alice's Trakt": {
					traktOAuth2Api: await connectPerson({ client, trakt, app, name: 'alice' }),
				},
			},
		);
		const stored = await client.importWorkflow(workflow);
		await client.publish(stored);
		workflowId = String(stored.id);
		address = webhookAddress(client.address, workflow, 'Tautulli Trigger', 'tautulli');
	});
	afterAll(async () => {
		await client.unpublish(workflowId);
		await trakt.stop();
		expectNoContractViolation(trakt.requests);
	});

	it('brings a film and an episode into the history, each once, although a stop comes after watched', async () => {
		const startedAt = new Date(Date.now() - 3_600_000);
		for (const item of [cartographer, coldBoot]) {
			const viewOffsetMs = item.runtimeMinutes * 55_000;
			const happening = { user: alice, item, viewOffsetMs, startedAt };
			for (const action of /** @type {const} */ (['watched', 'stop'])) {
				expect(await tautulli.send(address, tautulli.event(action, happening))).toMatchObject({
					status: 200,
				});
			}
		}
		const log = await endedExecutions(client, workflowId, 4);
		expect(trakt.account('alice').history.map(titleOfPlay).sort()).toEqual([
			'Salt & Circuit S01E01',
			cartographer.title,
		]);
		const statuses = log.map(
			(execution) => itemsOf(execution)["alice's Trakt"]?.[0]?.[0]?.sync.status,
		);
		expect(statuses.filter((status) => status === 'added')).toHaveLength(2);
	});

	it('starts nothing for the Test button, and nothing without the token', async () => {
		expect(await tautulli.send(address, tautulli.test())).toMatchObject({
			status: 200,
			text: expect.stringContaining('The address works.'),
		});
		expect(
			await tautulli.send(address, tautulli.test({ 'X-Scrobble-Token': token })),
		).toMatchObject({ status: 200, text: expect.stringContaining('token work') });
		expect(
			await tautulli.send(address, tautulli.test({ 'X-Scrobble-Token': `${token}x` })),
		).toMatchObject({ status: 401 });
		const stranger = tautulliAgent({ serverId: 'attic-plex', serverName: 'Attic' });
		const happening = { user: alice, item: cartographer };
		expect(await tautulli.send(address, stranger.event('watched', happening))).toMatchObject({
			status: 401,
		});
		expect(await client.executions({ workflowId })).toHaveLength(4);
	});
});
