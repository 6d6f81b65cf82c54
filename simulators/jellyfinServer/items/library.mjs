import { createHash } from 'node:crypto';
import { runtimeMs } from '../../library.mjs';
import { TICKS_PER_MS } from '../parameters.mjs';
import { cleaned } from './item.mjs';

/**
 * @typedef {import('../../library.mjs').Film} Film
 * @typedef {import('../../library.mjs').Series} Series
 * @typedef {import('../../library.mjs').SeriesEpisode} SeriesEpisode
 * @typedef {import('./item.mjs').Library} Library
 * @typedef {import('./item.mjs').Item} Item
 * @typedef {import('./item.mjs').ItemType} ItemType
 * @typedef {import('./item.mjs').Titles} Titles
 */

/** Everything that the server holds, whoever may see it. */
export class Shelves {
	/** @type {Map<string, Library>} */
	libraries = new Map();
	/** @type {Map<string, Item>} */
	items = new Map();

	/**
	 * @param {string} name
	 * @param {'movies' | 'tvshows'} kind
	 */
	addLibrary(name, kind) {
		/** @type {Library} */
		const library = { id: hashed(`library:${name}`), name, kind, items: [] };
		if (this.libraries.has(library.id)) throw new Error(`there is a library ${name} already`);
		this.libraries.set(library.id, library);
		return library;
	}

	/** @param {string} name */
	library(name) {
		const found = this.libraries.get(hashed(`library:${name}`));
		if (!found) throw new Error(`there is no library ${name}`);
		return found;
	}

	/**
	 * @param {Library} library
	 * @param {Titles} titles
	 * @param {number} now milliseconds since 1970
	 * @returns {Item[]} the films and series that are new
	 */
	add(library, { films = [], shows = [], files = [] }, now) {
		return [
			...films.map((film) => this.#addFilm(library, film, now)),
			...shows.map((show) => this.#addSeries(library, show, files, now)),
		];
	}

	/**
	 * One more file of a film, merged with the first: readable by its id, but in no list. Until Jellyfin 12 it is a Video
	 * under its file's name, with the film's ids (10.11.11 and 12.0-rc5, 2026-11-29).
	 * @param {Item} first
	 * @param {number} now
	 * @param {'Movie' | 'Video'} type
	 */
	addVersion(first, now, type) {
		if (first.title?.type !== 'movie') throw new Error('only a film has versions here');
		const version = this.#addFilm(first.library, first.title, now);
		first.library.items.pop();
		version.versionOf = first;
		version.type = type;
		if (type === 'Video') version.name = `${first.name} (${first.year}) - 4K`;
		return version;
	}

	/**
	 * The files that it can be played from, its own first. A Video stands for itself.
	 * @param {Item} item
	 */
	filesOf(item) {
		if (item.type !== 'Movie') return [item];
		const first = item.versionOf ?? item;
		const all = [...this.items.values()].filter((one) => (one.versionOf ?? one) === first);
		return [item, ...all.filter((one) => one !== item)];
	}

	/** @param {Item} item */
	remove(item) {
		for (const child of item.children) this.remove(child);
		this.items.delete(item.id);
		const siblings = item.parent ? item.parent.children : item.library.items;
		if (siblings.includes(item)) siblings.splice(siblings.indexOf(item), 1);
	}

	/**
	 * @param {Library} library
	 * @param {Film} film
	 * @param {number} now
	 */
	#addFilm(library, film, now) {
		const item = this.#item(library, 'Movie', film, now, { shelfId: film.shelf.itemId });
		item.title = { ...film, shelf: { ...film.shelf, itemId: item.id } };
		item.runtimeTicks = runtimeMs(film) * TICKS_PER_MS;
		library.items.push(item);
		return item;
	}

	/**
	 * @param {Library} library
	 * @param {Series} show
	 * @param {SeriesEpisode[]} files
	 * @param {number} now
	 */
	#addSeries(library, show, files, now) {
		const series = this.#item(library, 'Series', show, now, { shelfId: show.shelf.itemId });
		library.items.push(series);
		const shelved = { ...show, shelf: { ...show.shelf, itemId: series.id } };
		const own = files.filter((file) => file.series === show);
		const covered = show.episodes.filter((one) => !own.some((file) => covers(file, one)));
		for (const episode of [...covered, ...own].sort(inOrder)) {
			const season = this.#season(series, episode.season, show.year, now);
			const shelfId = episode.shelf.itemId;
			const item = this.#item(library, 'Episode', episode, now, { shelfId, parent: season });
			item.number = episode.number;
			item.lastNumber = episode.lastNumber;
			item.runtimeTicks = runtimeMs(episode) * TICKS_PER_MS;
			item.title = { ...episode, series: shelved, shelf: { ...episode.shelf, itemId: item.id } };
			season.children.push(item);
		}
		return series;
	}

	/**
	 * @param {Item} series
	 * @param {number} number
	 * @param {number} year
	 * @param {number} now
	 */
	#season(series, number, year, now) {
		const known = series.children.find((season) => season.number === number);
		if (known) return known;
		const title = number === 0 ? 'Specials' : `Season ${number}`;
		const shelfId = hashed(`season:${series.id}:${number}`);
		const details = { title, year: year + Math.max(0, number - 1), ids: {} };
		const season = this.#item(series.library, 'Season', details, now, { shelfId, parent: series });
		season.number = number;
		series.children.push(season);
		return season;
	}

	/**
	 * The first copy of a title has the id that the webhook plugin's simulator gives it, any other one its own.
	 * @param {Library} library
	 * @param {ItemType} type
	 * @param {{ title: string, year: number, ids: import('../../library.mjs').OutsideIds }} details
	 * @param {number} now
	 * @param {{ shelfId: string, parent?: Item }} place
	 */
	#item(library, type, { title, year, ids }, now, { shelfId, parent }) {
		let id = shelfId;
		for (let copy = 2; this.items.has(id); copy++) {
			id = hashed(`${shelfId}:${library.id}:${copy}`);
		}
		/** @type {Item} */
		const item = {
			id,
			type,
			library,
			name: title,
			clean: cleaned(title),
			year,
			ids,
			runtimeTicks: 0,
			created: now,
			saved: now,
			children: [],
		};
		if (parent) item.parent = parent;
		this.items.set(id, item);
		return item;
	}
}

/**
 * @param {SeriesEpisode} file
 * @param {SeriesEpisode} one
 */
function covers(file, one) {
	const last = file.lastNumber ?? file.number;
	return file.season === one.season && one.number >= file.number && one.number <= last;
}

/**
 * @param {SeriesEpisode} a
 * @param {SeriesEpisode} b
 */
function inOrder(a, b) {
	return a.season - b.season || a.number - b.number;
}

/** @param {string} seed */
function hashed(seed) {
	return createHash('md5').update(seed).digest('hex');
}
