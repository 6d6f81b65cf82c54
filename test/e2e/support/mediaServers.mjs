import {
	films,
	homeVideo,
	moveIntoJellyfin,
	people,
	shows,
} from '../../../simulators/household.mjs';
import { startJellyfin } from '../../../simulators/jellyfinServer.mjs';
import { startPlex } from '../../../simulators/plexServer.mjs';
import { startPlexTv } from '../../../simulators/plexTv.mjs';

/** @typedef {Awaited<ReturnType<typeof startMediaServers>>} MediaServers */

/** The household's Jellyfin and Plex as the comparison reads them: what each of them remembers. */
export async function startMediaServers() {
	const jellyfin = await startJellyfin();
	moveIntoJellyfin(jellyfin);
	const plex = await startPlex();
	const { alice, bob } = people;
	const owner = plex.addAccount({ id: alice.plex.id, name: alice.plex.title });
	const guest = plex.addAccount({ id: bob.plex.id, name: bob.plex.title });
	plex.addLibrary({ title: 'Films', films: [...Object.values(films), homeVideo] });
	plex.addLibrary({ title: 'Shows', shows: Object.values(shows) });
	const plexTv = await startPlexTv();
	plexTv.addAccount({ id: guest.id, username: guest.name, token: guest.token });
	const key = jellyfin.addApiKey('n8n');
	/** @param {import('../../../tools/n8n/client.mjs').N8nClient} client @param {{ name: string, token: string }} account */
	const plexOf = (client, { name, token }) =>
		client.createCredential(`Plex of ${name}`, 'plexApi', {
			address: plex.address,
			token,
			plexTvAddress: plexTv.address,
		});
	return {
		jellyfin,
		plex,
		/** @param {import('../../../tools/n8n/client.mjs').N8nClient} client */
		credentials: async (client) => ({
			jellyfinApi: await client.createCredential('Jellyfin', 'jellyfinApi', {
				address: jellyfin.address,
				apiKey: key,
			}),
			plexApi: await plexOf(client, owner),
		}),
		/** Bob's own, who does not own the server. @param {import('../../../tools/n8n/client.mjs').N8nClient} client */
		guestsPlex: (client) => plexOf(client, guest),
		async stop() {
			await jellyfin.stop();
			await plex.stop();
			await plexTv.stop();
		},
	};
}
