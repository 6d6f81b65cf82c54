import { titles } from './town.mjs';

/**
 * What will happen, in order, drawn from the seed alone.
 * @typedef {import('./town.mjs').Townsman} Townsman
 * @typedef {import('../../../simulators/library.mjs').LibraryItem} LibraryItem
 * @typedef {'plex' | 'jellyfin'} Server
 * @typedef {{ kind: 'play', person: Townsman, server: Server, item: LibraryItem, twice: boolean, whole: boolean }
 *   | { kind: 'partial', person: Townsman, server: Server, item: LibraryItem, percent: number }
 *   | { kind: 'noise', what: Noise }} Happening
 * @typedef {typeof NOISE[number]} Noise
 * @typedef {{ after: number, kind: IncidentKind, person: Townsman, draw: number }} Incident `after` so many happenings
 * @typedef {typeof INCIDENTS[number]} IncidentKind
 */

export const NOISE = /** @type {const} */ ([
	'guest',
	'music',
	'new title',
	'wrong token',
	'rubbish',
	'rating',
]);

export const INCIDENTS = /** @type {const} */ ([
	'429 storm',
	'500',
	'502',
	'503',
	'520',
	'HTML page',
	'reset',
	'answer dropped after the write',
	'30-second stall',
	'token expired',
	'token revoked',
	'disk full',
	'n8n killed',
	'clock off',
]);

/** Hundredths of the run: a fault that comes later finds nobody who still asks. */
const LAST_FAULT_AT = 70;

/**
 * How often each goes wrong, and for how many happenings: not for how long, so that as much of the town's life is hit
 * on a slow machine as on a fast one.
 * @typedef {{ plays: number, people: number, lasts: Lasts, incidents: Record<IncidentKind, number> }} Size
 * @typedef {{ clockOff: number, diskFull: { least: number, most: number }, down: number }} Lasts a disk is full until
 *   the database has said so; `down`: then the town waits for n8n
 * @type {Record<'full' | 'short', Size>}
 */
export const SIZES = {
	full: {
		plays: 1_000,
		people: 12,
		lasts: { clockOff: 15, diskFull: { least: 12, most: 80 }, down: 12 },
		incidents: {
			'429 storm': 6,
			500: 20,
			502: 20,
			503: 20,
			520: 20,
			'HTML page': 12,
			reset: 20,
			'answer dropped after the write': 25,
			'30-second stall': 8,
			'token expired': 12,
			'token revoked': 3,
			'disk full': 1,
			'n8n killed': 5,
			'clock off': 2,
		},
	},
	short: {
		plays: 60,
		people: 4,
		lasts: { clockOff: 15, diskFull: { least: 4, most: 12 }, down: 4 },
		incidents: {
			'429 storm': 3,
			500: 3,
			502: 3,
			503: 3,
			520: 3,
			'HTML page': 3,
			reset: 3,
			'answer dropped after the write': 3,
			'30-second stall': 1,
			'token expired': 2,
			'token revoked': 1,
			'disk full': 1,
			'n8n killed': 1,
			'clock off': 1,
		},
	},
};

/**
 * @param {import('./dice.mjs').Dice} dice
 * @param {Townsman[]} town
 * @param {Size} size
 * @returns {{ happenings: Happening[], incidents: Incident[] }}
 */
export function planOf(dice, town, { plays, incidents }) {
	/** Everybody watches each title once, so that a title at an account is one play. @type {Map<Townsman, LibraryItem[]>} */
	const unseen = new Map(town.map((person) => [person, dice.shuffled(titles)]));
	/** @param {number} index */
	const viewing = (index) => {
		const person = town[index % town.length] ?? dice.pick(town);
		const item = unseen.get(person)?.pop();
		if (!item) throw new Error(`${person.name} has seen everything`);
		return { person, item, server: serverOf(dice, person) };
	};
	/** @type {Happening[]} */
	const all = [];
	for (let index = 0; index < plays; index++) {
		const chances = { twice: dice.chance(0.12), whole: dice.chance(0.25) };
		all.push({ kind: 'play', ...viewing(index), ...chances });
		if (dice.chance(0.15))
			all.push({ kind: 'partial', ...viewing(dice.below(town.length)), percent: dice.below(88) });
		if (dice.chance(0.2)) all.push({ kind: 'noise', what: dice.pick(NOISE) });
	}
	const happenings = dice.shuffled(all);
	return { happenings, incidents: incidentsOf(dice, town, incidents, happenings.length) };
}

/** @param {import('./dice.mjs').Dice} dice @param {Townsman} person @returns {Server} */
function serverOf(dice, { plex, jellyfin }) {
	if (plex && jellyfin) return dice.chance(0.5) ? 'plex' : 'jellyfin';
	return plex ? 'plex' : 'jellyfin';
}

/**
 * Where in the run the great ones are, in its hundredths; small ones are anywhere. After the disk was full somebody
 * starts n8n again, for what it could not write stands as running for ever.
 * @type {(kind: IncidentKind, count: number) => number[] | undefined}
 */
function placesOf(kind, count) {
	switch (kind) {
		case 'n8n killed':
			return count > 1 ? [8, 15, 29, 38, 55] : [42];
		case 'disk full':
			return [20];
		case 'token revoked':
			return [20, 45, 70];
		case 'clock off':
			return [62, 80];
		default:
			return undefined;
	}
}

/**
 * @param {import('./dice.mjs').Dice} dice
 * @param {Townsman[]} town
 * @param {Record<IncidentKind, number>} counts
 * @param {number} length
 */
function incidentsOf(dice, town, counts, length) {
	/** @type {Incident[]} */
	const planned = [];
	for (const kind of INCIDENTS) {
		const places = placesOf(kind, counts[kind]);
		for (let index = 0; index < counts[kind]; index++) {
			const place = places?.[index];
			const share = place === undefined ? dice.below(LAST_FAULT_AT) : place + dice.below(3);
			const after = Math.floor((length * share) / 100);
			planned.push({ after, kind, person: dice.pick(town), draw: dice.below(1_000_000) });
		}
	}
	return planned.sort((one, other) => one.after - other.after);
}
