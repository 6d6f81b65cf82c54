import { createHash } from 'node:crypto';
import { film, series } from '../../../simulators/library.mjs';

/** Invented people and titles, as many as the suite needs. */

/**
 * @typedef {object} Townsman
 * @property {string} name also that of the accounts
 * @property {{ id: number, title: string } | undefined} plex
 * @property {{ id: string, name: string, password: string } | undefined} jellyfin
 * @property {boolean} movary whether films go to an account at Movary as well
 * @property {boolean} exact whether the live flow dates every play by itself, none as a scrobble
 */

const NAMES = 'Ada Ben Cleo Dov Emil Fay Gus Hana Ivo Juno Kai Lea'.split(' ');
const FILMS = 60;
const SERIES = 8;
const EPISODES = 12;

/** @param {string} text */
const hex = (text) => createHash('md5').update(text).digest('hex');

/** A third has Plex, a third Jellyfin, a third both. @param {number} count @returns {Townsman[]} */
export function townOf(count) {
	return NAMES.slice(0, count).map((name, index) => ({
		name,
		plex:
			index % 3 === 1
				? undefined
				: {
						id: index === 0 ? 1 : 30_000_000 + index,
						title: `${name.toLowerCase()}.at.home`,
					},
		jellyfin:
			index % 3 === 0
				? undefined
				: {
						id: hex(`jellyfin ${name}`),
						name: name.toLowerCase(),
						password: `jellyfin-word-${hex(`word ${name}`)}`,
					},
		movary: index % 4 === 2,
		exact: index % 2 === 1,
	}));
}

export const films = Array.from({ length: FILMS }, (_, index) =>
	film({
		title: `The ${index + 1}. Lighthouse & "Pier"`,
		year: 1960 + index,
		runtimeMinutes: 40 + ((index * 7) % 110),
		ids: { imdb: `tt880${String(index).padStart(5, '0')}`, tmdb: 88_000_000 + index },
	}),
);

export const shows = Array.from({ length: SERIES }, (_, place) =>
	series({
		title: `Übermut ${place + 1}`,
		year: 2010 + place,
		runtimeMinutes: 20 + place * 5,
		ids: { imdb: `tt881${String(place).padStart(5, '0')}`, tmdb: 88_100_000 + place },
		seasons: [
			{
				number: place % 3 === 0 ? 0 : 1,
				episodes: Array.from({ length: EPISODES }, (_unused, number) => ({
					number: number + 1,
					title: `Part ${number + 1}`,
					ids: {
						imdb: `tt882${String(place * 100 + number).padStart(5, '0')}`,
						tvdb: 88_200_000 + place * 100 + number,
					},
				})),
			},
		],
	}),
);

/** Everything there is to watch. */
export const titles = [...films, ...shows.flatMap(({ episodes }) => episodes)];

/** Somebody who watches along and is in no list. */
export const guest = {
	plex: { id: 41_880_993, title: 'sofa.guest' },
	jellyfin: { id: hex('jellyfin guest'), name: 'sofa', password: 'jellyfin-word-of-the-sofa' },
};

/** A title as every side of the suite calls it. @param {import('../../../simulators/library.mjs').LibraryItem} item */
export const nameOf = (item) =>
	item.type === 'movie' ? item.title : `${item.series.title} ${item.season}x${item.number}`;
