import { films, homeVideo, people, shows } from './household.mjs';

/** The plex.tv ids of the household; on her own server Alice is account 1. */
export const PLEX_TV_ID_OF_ALICE = 20417701;

/**
 * The household's Plex server: Films and Series, with Alice as its owner.
 * @param {import('./plexServer.mjs').PlexSimulator} plex
 */
export function moveIntoPlex(plex) {
	plex.addLibrary({ title: 'Films', films: [...Object.values(films), homeVideo] });
	plex.addLibrary({ title: 'Series', shows: Object.values(shows) });
	const add = (/** @type {{ id: number, title: string }} */ { id, title }) =>
		plex.addAccount({ id, name: title });
	return {
		alice: add(people.alice.plex),
		bob: add(people.bob.plex),
		guest: add(people.guest.plex),
	};
}

/**
 * The household's accounts at plex.tv, with the tokens of the server: only Alice has Plex Pass.
 * @param {import('./plexTv.mjs').PlexTvSimulator} plexTv
 * @param {ReturnType<typeof moveIntoPlex>} accounts
 */
export function moveIntoPlexTv(plexTv, { alice, bob }) {
	return {
		alice: plexTv.addAccount({
			id: PLEX_TV_ID_OF_ALICE,
			username: alice.name,
			token: alice.token,
		}),
		bob: plexTv.addAccount({ id: bob.id, username: bob.name, token: bob.token, plexPass: false }),
	};
}
