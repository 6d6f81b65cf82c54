import { film, series } from '../../library.mjs';

const FIRST =
	words(`Amber Ashen Boreal Brass Cinder Copper Crimson Distant Drowned Dusty Eastern Faded Feathered
	Fourth Gilded Glass Granite Hidden Hollow Idle Iron Ivory Lantern Leaden Lesser Lonely Marble Midnight Narrow Northern
	Paper Patient Quiet Rusted Scarlet Second Silent Slow Sunken Wooden`);
const SECOND =
	words(`Archive Atlas Barge Beacon Bridge Canal Cellar Choir Clock Compass Cove Dam Depot Engine Estuary
	Ferry Forge Garden Gate Glacier Granary Harbour Hinge Island Kiln Kite Ladder Lagoon Ledger Loom Mast Meadow Mill
	Observatory Orchard Parlour Pier Quarry Railway Reservoir Sail Signal Spire Station Tannery Tower Tunnel Viaduct Wharf
	Windmill`);
const PLACES =
	words(`Aldermoor Brackwater Cairnholt Dunfell Eskmere Farrowby Glenhaven Hollin Inverlee Jarrowick Kestrel
	Lindholm Merrowdale Northwick Ostrava Pellworth Quillan Ravensby Saltash Thornby Ullock Veyne Westerley Yarrow`);

/**
 * As many invented titles as a big library has. Every one is unique, and short ones are the beginning of longer ones, so
 * that a search by title has several answers.
 * @param {number} index
 */
function titleAt(index) {
	const pairs = FIRST.length * SECOND.length;
	const pair = `${at(FIRST, index % FIRST.length)} ${at(SECOND, Math.floor(index / FIRST.length) % SECOND.length)}`;
	const round = Math.floor(index / pairs);
	if (round === 0) return pair;
	const place = `${pair} of ${at(PLACES, (round - 1) % PLACES.length)}`;
	const again = Math.floor((round - 1) / PLACES.length);
	return again === 0 ? place : `${place} ${again + 1}`;
}

/**
 * @param {number} count
 * @param {{ firstId?: number }} [options] `firstId`: two libraries with the same one hold the same films
 */
export function manyFilms(count, { firstId = 70_000_000 } = {}) {
	return Array.from({ length: count }, (_, index) => {
		const id = firstId + index;
		const title = titleAt(index);
		const ids = { imdb: `tt${id}`, tmdb: id };
		return film({ title, year: 1950 + (index % 75), runtimeMinutes: 80 + (index % 60), ids });
	});
}

/**
 * @param {number} count
 * @param {{ firstId?: number, episodes?: number }} [options] `episodes` of each series' only season
 */
export function manyShows(count, { firstId = 80_000_000, episodes = 2 } = {}) {
	return Array.from({ length: count }, (_, index) => {
		const id = firstId + index * 1000;
		return series({
			title: titleAt(index),
			year: 1950 + (index % 75),
			ids: { imdb: `tt${id}`, tmdb: id, tvdb: id },
			seasons: [
				{
					number: 1,
					episodes: Array.from({ length: episodes }, (_unused, place) => ({
						number: place + 1,
						title: `Part ${place + 1}`,
						ids: { tmdb: id + place + 1, tvdb: id + place + 1 },
					})),
				},
			],
		});
	});
}

/** @param {string} text */
function words(text) {
	return text.split(/\s+/);
}

/**
 * @param {string[]} list
 * @param {number} index
 */
function at(list, index) {
	return list[index] ?? '';
}
