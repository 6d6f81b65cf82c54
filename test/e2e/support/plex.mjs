import { moveIntoPlex, moveIntoPlexTv } from '../../../simulators/plexHousehold.mjs';
import { startPlex } from '../../../simulators/plexServer.mjs';
import { startPlexTv } from '../../../simulators/plexTv.mjs';
import { flowsIn } from './flows.mjs';
import { signedIn } from './n8n.mjs';

/** @typedef {Awaited<ReturnType<typeof openPlex>>} PlexHome */

/** The household's Plex server and its accounts at plex.tv, for flows of one's own. */
export async function openPlex() {
	const client = await signedIn();
	const plex = await startPlex();
	const plexTv = await startPlexTv();
	const people = moveIntoPlex(plex);
	const tvAccounts = moveIntoPlexTv(plexTv, people);

	/** The credential of one of the household. @param {{name: string, token: string}} person */
	async function credentialOf({ name, token }) {
		return await client.createCredential(`Plex of ${name}`, 'plexApi', {
			address: plex.address,
			token,
			plexTvAddress: plexTv.address,
		});
	}
	return {
		client,
		plex,
		plexTv,
		people,
		tvAccounts,
		...flowsIn(client),
		credentialOf,
		/** @param {{name: string, token: string}} person @returns {Promise<import('./flows.mjs').NodeKind>} */
		as: async (person) => ({
			type: 'n8n-nodes-scrobble.plex',
			credentials: { plexApi: await credentialOf(person) },
		}),
		async close() {
			await this.takeBack();
			await Promise.all([plex.stop(), plexTv.stop()]);
		},
	};
}
