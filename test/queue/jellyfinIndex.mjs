import { randomBytes, randomUUID } from 'node:crypto';
import { post } from '../../simulators/http/post.mjs';
import { startJellyfin } from '../../simulators/jellyfinServer.mjs';
import { manyFilms } from '../../simulators/jellyfinServer/items/manyTitles.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { until } from './until.mjs';

const TITLES = 5000;
const FILMS = 24;

/**
 * Films that Plex calls by another name than Jellyfin, so that only the library index leads to them. One of them comes
 * first and has the index built; the others come at once, and no worker may list the library again.
 * @param {import('./cluster.mjs').Cluster} cluster
 */
export async function indexAcrossWorkers({ client, webhookAddress }) {
	const jellyfin = await startJellyfin();
	try {
		jellyfin.addLibrary({ name: 'Films', titles: TITLES });
		const { id: userId } = jellyfin.addUser({ name: 'anna', password: 'queued' });
		const address = await publish(client, webhookAddress, jellyfin, userId);
		const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
		const films = manyFilms(TITLES).slice(-FILMS);
		const account = { id: 7, title: 'anna' };
		const send = async (/** @type {typeof films} */ some) => {
			await Promise.all(
				some.map((film, place) => {
					const item = { ...film, title: `Fremdsprachig ${place}` };
					return post(address, plex.event('media.scrobble', { account, item }));
				}),
			);
		};
		const requests = (/** @type {string} */ method, /** @type {RegExp} */ path) =>
			jellyfin.requests.filter((sent) => sent.method === method && path.test(sent.path));
		const marks = () => requests('POST', /^\/User(Items|PlayedItems)\//);
		const listings = () =>
			requests('GET', /^\/Items$/).filter(
				({ query }) => !('searchTerm' in query || 'ids' in query || 'minDateLastSaved' in query),
			).length;

		await send(films.slice(0, 1));
		await until('the first film to be marked', () => marks().length >= 1, 120_000);
		const built = listings();
		await send(films.slice(1));
		const marked = () => new Set(marks().map(({ path }) => path)).size;
		await until('every film to be marked', () => marked() >= FILMS, 120_000);
		const again = listings() - built;
		return {
			seen: `${marked()} films of ${FILMS} marked by ${marks().length} writes; the library was listed in ${built} pages once, and ${again} times after that`,
			holds: marks().length === FILMS && again === 0,
		};
	} finally {
		await jellyfin.stop();
	}
}

/**
 * @param {import('../../tools/n8n/client.mjs').N8nClient} client
 * @param {string} webhookAddress
 * @param {import('../../simulators/jellyfinServer.mjs').JellyfinSimulator} jellyfin
 * @param {string} userId
 */
async function publish(client, webhookAddress, jellyfin, userId) {
	const token = randomBytes(18).toString('base64url');
	const webhookToken = await client.createCredential(
		'Jellyfin token',
		'mediaServerWebhookTokenApi',
		{
			token,
		},
	);
	const key = await client.createCredential('Jellyfin', 'jellyfinApi', {
		address: jellyfin.address,
		apiKey: jellyfin.addApiKey('n8n'),
	});
	const webhookId = randomUUID();
	const stored = await client.importWorkflow({
		name: 'Plex to Jellyfin',
		nodes: [
			{
				id: randomUUID(),
				name: 'Plex Trigger',
				type: 'n8n-nodes-scrobble.plexTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId,
				parameters: {},
				credentials: { mediaServerWebhookTokenApi: webhookToken },
			},
			{
				id: randomUUID(),
				name: 'Jellyfin',
				type: 'n8n-nodes-scrobble.jellyfin',
				typeVersion: 1,
				position: [300, 0],
				parameters: {
					resource: 'watchEvent',
					operation: 'sync',
					user: { __rl: true, mode: 'id', value: userId },
				},
				credentials: { jellyfinApi: key },
			},
		],
		connections: { 'Plex Trigger': { main: [[{ node: 'Jellyfin', type: 'main', index: 0 }]] } },
	});
	await client.publish(stored);
	return `${webhookAddress}/webhook/${webhookId}/plex?token=${token}`;
}
