import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { film } from '../../simulators/library.mjs';
import { teachTrakt } from '../../simulators/library.mjs';
import { startMovary } from '../../simulators/movary.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { webhookAddress, withCredentials, withWebhookIds } from '../../tools/n8n/workflow.mjs';
import { run } from '../../tools/terminal/run.mjs';
import { expectNoContractViolation } from './support/contract.mjs';
import { endedExecutions, signedIn, theN8n } from './support/n8n.mjs';

const TOKEN = 'a-token-of-this-household-1';
/** As npm lays it out: the published package's own command, with nothing else installed beside it. */
const generator = join(
	theN8n.userFolder ?? '',
	'.n8n/nodes/node_modules/n8n-nodes-scrobble/dist/scripts/household.mjs',
);
const names = [
	'Jörg "J." Müller',
	"Zoë O'Neill",
	'李 小龍',
	...Array.from({ length: 37 }, (_, i) => `Guest ${i} of ours`),
];
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const jellyfin = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
	headers: { 'X-Scrobble-Token': TOKEN },
});

describe.each([1, 5, 40])(
	'the workflow that npx n8n-nodes-scrobble writes for %i people',
	(count) => {
		const people = names.slice(0, count).map((name, index) => ({
			name,
			id: `${index}`.padStart(32, '0'),
			film: film({
				title: `Film for ${name}`,
				year: 2001 + index,
				ids: { imdb: `tt97${count}${100 + index}`, tmdb: 97_000_000 + count * 1000 + index },
			}),
		}));
		/** @type {Awaited<ReturnType<typeof startTrakt>>} */
		let trakt;
		/** @type {Awaited<ReturnType<typeof startMovary>>} */
		let movary;
		/** @type {import('../../tools/n8n/client.mjs').N8nClient} */
		let client;
		/** @type {string} */
		let workflowId;
		/** @type {Record<'plex' | 'jellyfin', string>} */
		let addresses;

		beforeAll(async () => {
			[client, trakt, movary] = await Promise.all([signedIn(), startTrakt(), startMovary()]);
			const films = people.map((person) => person.film);
			teachTrakt(trakt, { films });
			for (const { title, year, ids, runtimeMinutes } of films)
				movary.addMovie({ title, year, tmdb: Number(ids.tmdb), imdb: ids.imdb, runtimeMinutes });
			const written = await run(process.execPath, [
				generator,
				...['--people', people.map(({ name }) => name).join(',')],
				...['--sources', 'plex,jellyfin'],
				...['--destinations', 'trakt,movary'],
			]);
			const credentials = await credentialsOf();
			const workflow = withCredentials(withWebhookIds(JSON.parse(written)), credentials);
			const stored = await client.importWorkflow(workflow);
			await client.publish(stored);
			workflowId = String(stored.id);
			addresses = {
				plex: `${webhookAddress(client.address, workflow, 'Plex Trigger', 'plex')}?token=${TOKEN}`,
				jellyfin: webhookAddress(client.address, workflow, 'Jellyfin Trigger', 'jellyfin'),
			};
		}, 180_000);
		afterAll(async () => {
			await client.unpublish(workflowId);
			await Promise.all([trakt.stop(), movary.stop()]);
			expectNoContractViolation(trakt.requests);
		});

		/** A token for both triggers, and each person's own two accounts, by node. */
		async function credentialsOf() {
			const token = await client.createCredential('Webhook token', 'mediaServerWebhookTokenApi', {
				token: TOKEN,
			});
			/** @type {Record<string, Record<string, {id: string, name: string}>>} */
			const found = {
				'Plex Trigger': { mediaServerWebhookTokenApi: token },
				'Jellyfin Trigger': { mediaServerWebhookTokenApi: token },
			};
			const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
			const app = trakt.addApp({ name: 'Household', redirectUris });
			for (const [index, { name }] of people.entries()) {
				trakt.addAccount({ name });
				found[`${name}'s Trakt`] = {
					traktOAuth2Api: await connectPerson({ client, trakt, app, name }),
				};
				const account = movary.addAccount({ name: `person${index}` });
				found[`${name}'s Movary`] = {
					movaryApi: await client.createCredential(`${name}'s Movary`, 'movaryApi', {
						address: movary.address,
						userName: account.name,
						token: account.token,
					}),
				};
			}
			return found;
		}

		it("brings a play of each to that person's own accounts, and of a stranger to nobody's", async () => {
			for (const [index, { name, id, film: item }] of people.entries()) {
				const answer = await (index % 2 === 0
					? plex.send(
							addresses.plex,
							plex.event('media.scrobble', { account: { id: 9_000 + index, title: name }, item }),
						)
					: jellyfin.send(
							addresses.jellyfin,
							jellyfin.event('PlaybackStop', {
								user: { id, name },
								item,
								positionMs: 5_900_000,
								playedToCompletion: true,
							}),
						));
				expect(answer).toMatchObject({ status: 200 });
			}
			const [{ film: item } = people[0] ?? { film: film({ title: '', year: 0 }) }] = people;
			const stranger = { id: 9_999, title: 'A stranger' };
			await plex.send(addresses.plex, plex.event('media.scrobble', { account: stranger, item }));
			const log = await endedExecutions(client, workflowId, count + 1, 170_000);
			expect(new Set(log.map(({ status }) => status))).toEqual(new Set(['success']));

			for (const [index, { name, film: watched }] of people.entries()) {
				const atTrakt = trakt.account(name).history.map(titleOfPlay);
				const rows = movary.accounts.get(`person${index}`)?.history ?? [];
				const inMovary = rows.map(({ movaryId, plays }) => [movary.byId(movaryId)?.title, plays]);
				expect({ name, atTrakt, inMovary }).toEqual({
					name,
					atTrakt: [watched.title],
					inMovary: [[watched.title, 1]],
				});
			}
		}, 240_000);
	},
);
