import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyFilms } from '../../simulators/jellyfinServer/items/manyTitles.mjs';
import { teachTrakt } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { N8nClient } from '../../tools/n8n/client.mjs';
import { installN8n } from '../../tools/n8n/install.mjs';
import { startN8n } from '../../tools/n8n/instance.mjs';
import { localOwner } from '../../tools/n8n/owner.mjs';
import { installPackage, packPackage } from '../../tools/n8n/package.mjs';
import { withCast } from './bodies.mjs';
import { cpuOf } from './cpuOf.mjs';
import { untilIdle } from './idle.mjs';

/** @typedef {Awaited<ReturnType<typeof openStreet>>} Street */

/**
 * A real n8n with the packed package, and as many people as it takes for nobody's Trakt account to be written to more
 * than once a second: our node waits for that, and a benchmark must not measure it.
 * @param {{ people: number, films: number, env?: Record<string, string> }} options
 */
export async function openStreet({ people, films: count, env = {} }) {
	const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-bench-'));
	const { node, bin } = await installN8n();
	await installPackage(await packPackage(), userFolder);
	const instance = await startN8n({ node, bin, userFolder, env });
	// Trakt's own pace is off here, so that what is written by hand is not slowed down by it either.
	const trakt = await startTrakt({ writeIntervalMs: 0 });
	const films = manyFilms(count);
	teachTrakt(trakt, { films, shows: [] });
	const client = new N8nClient(instance.address);
	await client.signIn(await localOwner(userFolder));
	const token = randomBytes(18).toString('base64url');
	const webhookToken = await client.createCredential(
		'Webhook token',
		'mediaServerWebhookTokenApi',
		{
			token,
		},
	);
	const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
	const app = trakt.addApp({ name: 'Street', redirectUris });
	/** @type {{ id: string, name: string }[]} */
	const credentials = [];
	for (let person = 0; person < people; person += 1) {
		const { name } = trakt.addAccount({ name: `Person ${person}` });
		credentials.push(await connectPerson({ client, trakt, app, name }));
	}
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	let nextFilm = 0;

	return {
		client,
		trakt,
		app,
		instance,
		credentials,
		webhookToken,
		/**
		 * A published workflow for each person.
		 * @param {(credential: { id: string, name: string }) => import('./workflows.mjs').Listening} build
		 * @returns {Promise<string[]>} where each listens
		 */
		async publish(build) {
			const addresses = [];
			for (const credential of credentials) {
				const { path, workflow } = build(credential);
				await client.publish(await client.importWorkflow(workflow));
				addresses.push(`${client.address}/webhook/${path}?token=${token}`);
			}
			return addresses;
		},
		/**
		 * So many films that have just ended, one after the other along the street; nobody sees one twice.
		 * @param {string[]} addresses
		 * @param {number} events
		 */
		plays: (addresses, events) =>
			Array.from({ length: events }, (_, event) => {
				const item = films[nextFilm++];
				const address = addresses[event % addresses.length];
				if (!item || !address) throw new RangeError('The street has run out of films');
				const account = { id: 1, title: 'somebody' };
				const payload = withCast(plex.payload('media.scrobble', { account, item }));
				return { address, webhook: plex.wrap(JSON.stringify(payload)) };
			}),
		idle: () => untilIdle(client),
		/** CPU time of n8n and what it has started, in milliseconds. */
		cpuMs: () => cpuOf(instance.pid),
		/** Megabytes that n8n's main process holds, where the system tells. */
		async memoryMb() {
			const status = await readFile(`/proc/${instance.pid}/status`, 'utf8').catch(() => '');
			const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
			return kilobytes === undefined ? NaN : Number(kilobytes) / 1024;
		},
		async close() {
			await trakt.stop();
			await instance.stop();
			await rm(userFolder, { recursive: true, force: true });
		},
	};
}
