import { doubleEpisode, episode, film, series, teachSimkl, teachTrakt } from './library.mjs';

/** An invented household: every title, person and id is made up. */

/**
 * @typedef {object} Person
 * @property {string} name also that of the person's Trakt account
 * @property {{ id: number, title: string }} plex account
 * @property {{ id: string, name: string }} jellyfin user
 */

export const people = {
	/** Owns the Plex server, whose payloads call its owner 1. */
	alice: {
		name: 'Alice',
		plex: { id: 1, title: 'alice.at.home' },
		jellyfin: { id: 'a11ce000a11ce000a11ce000a11ce000', name: 'alice' },
	},
	bob: {
		name: 'Bob',
		plex: { id: 30417702, title: 'Bob' },
		jellyfin: { id: 'b0b00000b0b00000b0b00000b0b00000', name: 'bob' },
	},
	/** Watches along and has no Trakt account. */
	guest: {
		name: 'Guest',
		plex: { id: 41880993, title: 'Sofa Guest' },
		jellyfin: { id: '9e570000957000009e57000095700000', name: 'sofa' },
	},
};

export const films = {
	cartographer: film({
		title: 'The Lighthouse Cartographer',
		year: 2019,
		runtimeMinutes: 112,
		ids: { imdb: 'tt99000101', tmdb: 99000101, tvdb: 99000111 },
	}),
	ferry: film({
		title: 'Ada & the "Night" Ferry',
		year: 2021,
		runtimeMinutes: 96,
		ids: { imdb: 'tt99000102', tmdb: 99000102 },
	}),
	uebermut: film({
		title: 'Übermut in Blau',
		year: 2016,
		runtimeMinutes: 88,
		ids: { imdb: 'tt99000103', tmdb: 99000103 },
	}),
	tinHarbour: film({
		title: 'Tin Harbour',
		year: 2023,
		runtimeMinutes: 124,
		ids: { imdb: 'tt99000104', tmdb: 99000104 },
	}),
};

export const shows = {
	saltAndCircuit: series({
		title: 'Salt & Circuit',
		year: 2018,
		runtimeMinutes: 48,
		ids: { imdb: 'tt99000200', tmdb: 99000200, tvdb: 99000201 },
		seasons: [
			{
				number: 0,
				year: 2019,
				episodes: [
					{
						number: 1,
						title: 'The Winter Shift',
						ids: { imdb: 'tt99000210', tmdb: 99000210, tvdb: 99000211 },
					},
				],
			},
			{
				number: 1,
				year: 2018,
				episodes: [
					{
						number: 1,
						title: 'Cold Boot',
						ids: { imdb: 'tt99000221', tmdb: 99000221, tvdb: 99000231 },
					},
					{
						number: 2,
						title: 'Brine',
						ids: { imdb: 'tt99000222', tmdb: 99000222, tvdb: 99000232 },
					},
					{ number: 3, title: 'Night Solder', ids: { tmdb: 99000223, tvdb: 99000233 } },
					{ number: 4, title: 'Grounded', ids: { tvdb: 99000234 } },
				],
			},
			{
				number: 2,
				year: 2020,
				episodes: [
					{
						number: 1,
						title: 'Tidewire',
						ids: { imdb: 'tt99000241', tmdb: 99000241, tvdb: 99000251 },
					},
					{ number: 2, title: 'The Long Relay', ids: { imdb: 'tt99000242' } },
				],
			},
		],
	}),
	orchardLine: series({
		title: 'The Orchard Line',
		year: 2016,
		runtimeMinutes: 26,
		ids: { imdb: 'tt99000300', tmdb: 99000300, tvdb: 99000301 },
		seasons: [
			{
				number: 1,
				year: 2016,
				episodes: [
					{
						number: 1,
						title: 'Arrivals',
						ids: { imdb: 'tt99000311', tmdb: 99000311, tvdb: 99000321 },
					},
					{
						number: 2,
						title: 'Platforms',
						ids: { imdb: 'tt99000312', tmdb: 99000312, tvdb: 99000322 },
					},
					{
						number: 3,
						title: 'Points Failure',
						ids: { imdb: 'tt99000313', tmdb: 99000313, tvdb: 99000323 },
					},
				],
			},
		],
	}),
};

/** The first two episodes of The Orchard Line, which the household keeps in one file. */
export const doubleFile = doubleEpisode(shows.orchardLine, 1, 1, 2);
export const special = episode(shows.saltAndCircuit, 0, 1);

/** In the household's library, but unknown to Trakt. */
export const homeVideo = film({
	title: 'Grandfather Paints the Boat',
	year: 2004,
	runtimeMinutes: 19,
});

/**
 * Teaches a simulated Trakt the household's titles and opens Alice's and Bob's accounts; the guest has none.
 * @param {import('./trakt/server.mjs').TraktSimulator} trakt
 */
export function moveIn(trakt) {
	teachTrakt(trakt, { films: Object.values(films), shows: Object.values(shows) });
	return {
		alice: trakt.addAccount({ name: people.alice.name, vip: true }),
		bob: trakt.addAccount({ name: people.bob.name }),
	};
}

/**
 * Alice's and Bob's accounts at a simulated Simkl that knows the household's titles; the guest has none.
 * @param {import('./simkl/server.mjs').SimklSimulator} simkl
 */
export function moveIntoSimkl(simkl) {
	teachSimkl(simkl, { films: Object.values(films), shows: Object.values(shows) });
	return {
		alice: simkl.addAccount({ name: people.alice.name, plan: 'vip' }),
		bob: simkl.addAccount({ name: people.bob.name }),
	};
}

/** Passwords at the household's Jellyfin. */
export const passwords = { alice: 'lantern', bob: 'anchor', guest: '' };

/**
 * The household's Jellyfin: Films, Shows and a Cellar that the guest does not see, where one film stands a second time.
 * Alice is its administrator.
 * @param {import('./jellyfinServer.mjs').JellyfinSimulator} jellyfin
 */
export function moveIntoJellyfin(jellyfin) {
	jellyfin.addLibrary({ name: 'Films', films: [...Object.values(films), homeVideo] });
	jellyfin.addLibrary({ name: 'Shows', shows: Object.values(shows), files: [doubleFile] });
	jellyfin.addLibrary({ name: 'Cellar', films: [films.tinHarbour] });
	const { alice, bob, guest } = people;
	return {
		alice: jellyfin.addUser({ ...alice.jellyfin, password: passwords.alice, admin: true }),
		bob: jellyfin.addUser({ ...bob.jellyfin, password: passwords.bob }),
		guest: jellyfin.addUser({
			...guest.jellyfin,
			password: passwords.guest,
			libraries: ['Films', 'Shows'],
		}),
	};
}

/**
 * Alice's and Bob's accounts at a simulated Movary; TMDB knows the household's films, but not its home video.
 * @param {import('./movary/server.mjs').MovarySimulator} movary
 */
export function moveIntoMovary(movary) {
	for (const { title, year, ids, runtimeMinutes } of Object.values(films)) {
		if (ids.tmdb === undefined) continue;
		movary.addMovie({ title, year, tmdb: ids.tmdb, imdb: ids.imdb, runtimeMinutes });
	}
	return {
		alice: movary.addAccount({ name: people.alice.name }),
		bob: movary.addAccount({ name: people.bob.name }),
	};
}
