import { randomUUID } from 'node:crypto';
import { moveIntoJellyfin, moveIntoMovary } from '../../../simulators/household.mjs';
import { startJellyfin } from '../../../simulators/jellyfinServer.mjs';
import { startMovary } from '../../../simulators/movary.mjs';
import { flowsIn } from './flows.mjs';
import { signedIn } from './n8n.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof openJellyfin>>} Jellyfin
 * @typedef {Awaited<ReturnType<typeof openMovary>>} Movary
 * @typedef {import('./flows.mjs').NodeKind} NodeKind
 * @typedef {import('../../../tools/n8n/client.mjs').Json} Json
 */

/** The household's Jellyfin, for flows of one's own with an API key or as one of its people. */
export async function openJellyfin() {
	const client = await signedIn();
	const jellyfin = await startJellyfin();
	const people = moveIntoJellyfin(jellyfin);
	const apiKey = jellyfin.addApiKey('n8n');
	const flows = flowsIn(client);

	/** @param {string} type @param {string} name @param {Json} data @returns {Promise<NodeKind>} */
	async function signIn(type, name, data) {
		const stored = await client.createCredential(name, type, data);
		return { type: 'n8n-nodes-scrobble.jellyfin', credentials: { [type]: stored } };
	}
	return {
		client,
		jellyfin,
		people,
		...flows,
		/** @param {Json} [otherwise] */
		withKey: async (otherwise) =>
			await signIn('jellyfinApi', 'The key', {
				address: jellyfin.address,
				apiKey,
				...otherwise,
			}),
		/** @param {{name: string, password: string}} person @param {Json} [otherwise] */
		as: async ({ name, password }, otherwise) =>
			await signIn('jellyfinUserApi', `Jellyfin of ${name}`, {
				address: jellyfin.address,
				userName: name,
				password,
				deviceId: `n8n-${randomUUID()}`,
				...otherwise,
			}),
		/** What Jellyfin is asked to change from now on, by method and path. */
		writing() {
			const met = jellyfin.requests.length;
			return () =>
				jellyfin.requests
					.slice(met)
					.filter(({ method }) => method !== 'GET')
					.map(({ method, path }) => `${method} ${path}`);
		},
		/** Who is signed in on devices whose id begins so, as an administrator sees it. @param {string} deviceId */
		async sessionsOf(deviceId) {
			const headers = { authorization: `MediaBrowser Token="${apiKey}"` };
			const answered = await fetch(`${jellyfin.address}/Sessions`, { headers });
			/** @type {{DeviceId: string, UserName: string}[]} */
			const sessions = await answered.json();
			return sessions.filter(({ DeviceId }) => DeviceId.startsWith(deviceId));
		},
		async close() {
			await flows.takeBack();
			await jellyfin.stop();
		},
	};
}

/** Alice's account at a simulated Movary, for flows of one's own. */
export async function openMovary() {
	const client = await signedIn();
	const movary = await startMovary();
	const { alice } = moveIntoMovary(movary);
	const flows = flowsIn(client);
	return {
		client,
		movary,
		alice,
		...flows,
		/** @param {Json} [otherwise] @returns {Promise<NodeKind>} */
		async asAlice(otherwise) {
			const stored = await client.createCredential("Alice's Movary", 'movaryApi', {
				address: movary.address,
				userName: alice.name,
				token: alice.token,
				...otherwise,
			});
			return { type: 'n8n-nodes-scrobble.movary', credentials: { movaryApi: stored } };
		},
		async close() {
			await flows.takeBack();
			await movary.stop();
		},
	};
}
