import { randomBytes, randomUUID } from 'node:crypto';
import { manyFilms } from '../../simulators/jellyfinServer/items/manyTitles.mjs';
import { teachTrakt } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { step } from '../../tools/terminal/progress.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof openTown>>} Town
 * @typedef {'server' | 'comparison'} Door
 * @typedef {{ person: number, film: import('../../simulators/library.mjs').Film, at?: Date }} Play
 */

const HOUSEHOLD = 5;

/**
 * People with a Trakt account each, five to a household, a published workflow for every household.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {{ people: number, films: number, writeIntervalMs?: number }} options
 */
export async function openTown(
	{ client, webhookAddress },
	{ people, films: count, writeIntervalMs = 1000 },
) {
	const trakt = await startTrakt({ writeIntervalMs });
	const films = manyFilms(count);
	teachTrakt(trakt, { films, shows: [] });
	const token = randomBytes(18).toString('base64url');
	const webhookToken = await client.createCredential(
		'Webhook token',
		'mediaServerWebhookTokenApi',
		{ token },
	);
	const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
	const app = trakt.addApp({ name: 'Town', redirectUris });
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const nameOf = (/** @type {number} */ person) => `Person ${person}`;
	const accountOf = (/** @type {number} */ person) => ({
		id: 1000 + person,
		title: nameOf(person),
	});
	/** @type {{ id: string, name: string }[]} */
	const credentials = [];
	await step(`${people} people connected their Trakt accounts`, async (say) => {
		for (let person = 0; person < people; person += 1) {
			const { name } = trakt.addAccount({ name: nameOf(person) });
			credentials.push(await connectPerson({ client, trakt, app, name }));
			say(`${person + 1}`);
		}
	});
	/** @type {Record<Door, string>[]} */
	const addresses = [];
	await step(`${Math.ceil(people / HOUSEHOLD)} households published their workflow`, async () => {
		for (let first = 0; first < people; first += HOUSEHOLD) {
			const members = credentials.slice(first, first + HOUSEHOLD);
			const entries = members.map((_, place) => ({
				name: nameOf(first + place),
				match: String(accountOf(first + place).id),
			}));
			// A trigger counts a viewing once, also where what it told was lost with a worker: a comparison has its own way in.
			const [server, comparison] = ['Plex Trigger', 'Comparison'].map((name) => {
				const webhookId = randomUUID();
				const node = {
					id: randomUUID(),
					name,
					type: 'n8n-nodes-scrobble.plexTrigger',
					typeVersion: 1,
					position: [0, 0],
					webhookId,
					parameters: { output: 'perPerson', people: { entries } },
					credentials: { mediaServerWebhookTokenApi: webhookToken },
				};
				return { node, address: `${webhookAddress}/webhook/${webhookId}/plex?token=${token}` };
			});
			if (!server || !comparison) throw new RangeError('A household has two ways in');
			const nodes = members.map((credential, place) => ({
				id: randomUUID(),
				name: credential.name,
				type: 'n8n-nodes-scrobble.trakt',
				typeVersion: 1,
				position: [300, place * 150],
				onError: 'continueErrorOutput',
				parameters: {},
				credentials: { traktOAuth2Api: credential },
			}));
			const toEverybody = {
				main: nodes.map(({ name }) => [{ node: name, type: 'main', index: 0 }]),
			};
			await client.publish(
				await client.importWorkflow({
					name: `Household of ${nameOf(first)}`,
					nodes: [server.node, comparison.node, ...nodes],
					connections: {
						[server.node.name]: toEverybody,
						[comparison.node.name]: toEverybody,
					},
				}),
			);
			addresses.push({ server: server.address, comparison: comparison.address });
		}
	});

	return {
		trakt,
		films,
		credentials,
		nameOf,
		/**
		 * The webhook of a film that has ended; asked for once, sent as often as a server pleases.
		 * @param {Play} play
		 * @param {Door} [by]
		 */
		webhookOf({ person, film, at = new Date() }, by = 'server') {
			const address = addresses[Math.floor(person / HOUSEHOLD)]?.[by];
			if (!address) throw new RangeError(`Nobody is person ${person}`);
			return {
				address,
				webhook: plex.event('media.scrobble', { account: accountOf(person), item: film, at }),
			};
		},
		/** What the accounts hold, as "person: title" with how often. */
		held() {
			const counts = new Map();
			for (const [person, { history }] of trakt.accounts) {
				for (const { movie } of history) {
					const play = `${person}: ${movie?.title}`;
					counts.set(play, (counts.get(play) ?? 0) + 1);
				}
			}
			return counts;
		},
		/** How many answers of each status Trakt gave to writes. */
		answers() {
			const counts = new Map();
			for (const { method, status } of trakt.requests) {
				if (method === 'POST') counts.set(status, (counts.get(status) ?? 0) + 1);
			}
			return counts;
		},
	};
}
