import { doubleFile, films, people, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';

/**
 * One thing that happens on the evening. `expect`: the Trakt plays that must come of it, by person; `times` where the
 * title was seen before.
 * @typedef {object} Happening
 * @property {string} what
 * @property {'plex' | 'jellyfin'} source
 * @property {() => import('../../simulators/http/post.mjs').WebhookRequest} request
 * @property {number} status that the media server must be answered
 * @property {boolean} executes whether n8n starts an execution
 * @property {string} [token] another than the right one
 * @property {() => void} [before]
 *
 * @typedef {{person: string, title: string, times: number}} ExpectedPlay
 */

const MINUTE = 60_000;

/**
 * A household's evening: two people and a guest, one Plex and one Jellyfin.
 * @param {ReturnType<typeof import('../../simulators/plex.mjs').plexServer>} plex
 * @param {ReturnType<typeof import('../../simulators/jellyfin.mjs').jellyfinWebhookPlugin>} jellyfin
 * @param {import('../../simulators/trakt/server.mjs').TraktSimulator} trakt
 * @returns {{happenings: Happening[], expected: ExpectedPlay[]}}
 */
export function householdEvening(plex, jellyfin, trakt) {
	const { alice, bob, guest } = people;
	const coldBoot = episode(shows.saltAndCircuit, 1, 1);
	/** @type {(what: string, event: import('../../simulators/plex.mjs').PlexEvent, happening: import('../../simulators/plex.mjs').Happening, more?: Partial<Happening>) => Happening} */
	const onPlex = (what, event, happening, more) => ({
		what,
		source: 'plex',
		request: () => plex.event(event, happening),
		status: 200,
		executes: true,
		...more,
	});
	/** @type {(what: string, event: import('../../simulators/jellyfin.mjs').NotificationType, happening: import('../../simulators/jellyfin.mjs').Happening, more?: Partial<Happening>) => Happening} */
	const onJellyfin = (what, event, happening, more) => ({
		what,
		source: 'jellyfin',
		request: () => jellyfin.event(event, happening),
		status: 200,
		executes: true,
		...more,
	});

	const film = { account: alice.plex, item: films.cartographer };
	const rewatched = { account: alice.plex, item: films.tinHarbour };
	const bobsEpisode = { user: bob.jellyfin, item: coldBoot };
	const bobsDouble = { user: bob.jellyfin, item: doubleFile };
	/** A webhook that is delivered twice carries the same bytes. @type {ReturnType<typeof plex.event> | undefined} */
	let scrobble;

	const happenings = [
		onPlex('Alice starts a film', 'media.play', { ...film, viewOffsetMs: 0 }),
		onPlex('Alice pauses it', 'media.pause', { ...film, viewOffsetMs: 40 * MINUTE }),
		onPlex('Alice goes on', 'media.resume', { ...film, viewOffsetMs: 40 * MINUTE }),
		onPlex('Alice has watched it', 'media.scrobble', film, {
			request: () => (scrobble = plex.event('media.scrobble', film)),
		}),
		onPlex('The same message again', 'media.scrobble', film, {
			request: () => scrobble ?? plex.event('media.scrobble', film),
		}),
		onPlex('Alice stops after the credits', 'media.stop', { ...film, viewOffsetMs: 111 * MINUTE }),
		onPlex('Alice watches one she saw last year', 'media.scrobble', rewatched),
		onJellyfin('Bob starts an episode', 'PlaybackStart', { ...bobsEpisode, positionMs: 0 }),
		onJellyfin(
			'Bob has watched it; Trakt answers 503 first',
			'PlaybackStop',
			{ ...bobsEpisode, positionMs: 47 * MINUTE, playedToCompletion: true },
			{
				before: () =>
					trakt.faults.push({
						match: { path: '/scrobble/stop', account: bob.name },
						action: { status: 503, headers: { 'Retry-After': '1' } },
					}),
			},
		),
		onJellyfin('Bob watches a file with two episodes', 'PlaybackStop', {
			...bobsDouble,
			positionMs: 51 * MINUTE,
			playedToCompletion: true,
		}),
		onPlex('A guest watches a film', 'media.scrobble', { account: guest.plex, item: films.ferry }),
		onPlex(
			'Somebody with a wrong token',
			'media.scrobble',
			{ account: alice.plex, item: films.uebermut },
			{ token: 'not-the-token-of-this-house', status: 401, executes: false },
		),
	];
	const expected = [
		{ person: alice.name, title: films.cartographer.title, times: 1 },
		{ person: alice.name, title: films.tinHarbour.title, times: 2 },
		{ person: bob.name, title: 'Salt & Circuit S01E01', times: 1 },
		{ person: bob.name, title: 'The Orchard Line S01E01', times: 1 },
		{ person: bob.name, title: 'The Orchard Line S01E02', times: 1 },
	];
	return { happenings, expected };
}
