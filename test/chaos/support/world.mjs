import { randomBytes } from 'node:crypto';
import { startJellyfin } from '../../../simulators/jellyfinServer.mjs';
import { teachTrakt } from '../../../simulators/library.mjs';
import { startMovary } from '../../../simulators/movary.mjs';
import { plexServer } from '../../../simulators/plex.mjs';
import { startPlex } from '../../../simulators/plexServer.mjs';
import { startPlexTv } from '../../../simulators/plexTv.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import { films, guest, shows } from './town.mjs';

const PLEX = { name: 'Attic', uuid: 'attic-plex' };
/** @param {number} id */
const tokenOf = (id) => `plex-token-${id}-${randomBytes(12).toString('hex')}`;

/**
 * The media servers where the town watches and the services where its accounts are.
 * @typedef {Awaited<ReturnType<typeof openWorld>>} World
 */

/** @param {import('./town.mjs').Townsman[]} town */
export async function openWorld(town) {
	/** How far the Jellyfin server's clock is off. */
	const jellyfinClock = { offMs: 0, now: () => Date.now() + jellyfinClock.offMs };
	const [trakt, movary, jellyfin, plexApi, plexTv] = await Promise.all([
		startTrakt(),
		startMovary(),
		startJellyfin({ clock: jellyfinClock }),
		startPlex({ name: PLEX.name, machineIdentifier: PLEX.uuid }),
		startPlexTv(),
	]);
	teachTrakt(trakt, { films, shows });
	for (const { title, year, ids, runtimeMinutes } of films)
		movary.addMovie({ title, year, tmdb: Number(ids.tmdb), imdb: ids.imdb, runtimeMinutes });
	jellyfin.addLibrary({ name: 'Films', films });
	jellyfin.addLibrary({ name: 'Shows', shows });
	jellyfin.addUser(guest.jellyfin);
	plexApi.addLibrary({ title: 'Films', films });
	plexApi.addLibrary({ title: 'Shows', shows });
	const inPlex = [...town.flatMap(({ plex }) => plex ?? []), guest.plex];
	const [owner] = inPlex.map(({ id, title }) =>
		plexApi.addAccount({ id, name: title, token: tokenOf(id) }),
	);
	for (const person of town) {
		trakt.addAccount({ name: person.name });
		if (person.movary) movary.addAccount({ name: person.name });
		if (person.jellyfin) jellyfin.addUser(person.jellyfin);
	}
	return {
		trakt,
		movary,
		jellyfin,
		jellyfinClock,
		/** What it sends; `plexApi` is what it answers. */
		plex: plexServer(PLEX),
		plexApi,
		plexTv,
		plexToken: owner?.token ?? '',
		jellyfinKey: jellyfin.addApiKey('n8n'),
		token: randomBytes(18).toString('base64url'),
		services: [trakt, movary],
		/** Every word and token with which somebody could pass for somebody else. */
		secrets: () => ({
			'Trakt tokens': trakt.tokensGiven(),
			passwords: town.flatMap(({ jellyfin: user }) => user?.password ?? []),
		}),
		async close() {
			await Promise.all([trakt, movary, jellyfin, plexApi, plexTv].map((one) => one.stop()));
		},
	};
}
