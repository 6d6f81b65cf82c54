import { post } from '../../simulators/http/post.mjs';

/** @typedef {import('./town.mjs').Play} Play */

const HOUR_MS = 3_600_000;
/** Of as many plays one is old, as a retry or an import is, and goes another way at Trakt. */
const OLD_EVERY = 10;
/** Of as many plays one is delivered twice at the same moment. */
const TWICE_EVERY = 15;

/**
 * What a town watches: everybody another film each time, and nobody one film twice.
 * @param {import('./town.mjs').Town} town
 * @param {{ plays: number, people: number, firstFilm?: number }} options
 * @returns {(Play & { times: number })[]} in the order of the evening
 */
export function eveningOf({ films }, { plays, people, firstFilm = 0 }) {
	return Array.from({ length: plays }, (_, index) => {
		const round = Math.floor(index / people);
		const film = films[firstFilm + round];
		if (!film) throw new RangeError('The town has run out of films');
		const isOld = index % OLD_EVERY === OLD_EVERY - 1;
		// Hours apart, so that no two of them look like one viewing.
		const at = isOld ? new Date(Date.now() - (round + 1) * 4 * HOUR_MS) : undefined;
		return { person: index % people, film, at, times: index % TWICE_EVERY === 0 ? 2 : 1 };
	});
}

/**
 * Sends them as media servers would, some at once. A server that is answered anything but 200, or nothing, says so and
 * does not send again, as Plex does not.
 * @param {import('./town.mjs').Town} town
 * @param {(Play & { times: number })[]} plays
 * @param {{ servers?: number, by?: import('./town.mjs').Door, onSent?: (sent: number) => void }} [options]
 */
export async function send(town, plays, { servers = 8, by = 'server', onSent = () => {} } = {}) {
	/** @type {Map<Play, number>} how many of its deliveries were taken */
	const taken = new Map();
	/** @type {string[]} */
	const refused = [];
	const waiting = [...plays];
	let sent = 0;
	const server = async () => {
		for (let play = waiting.shift(); play; play = waiting.shift()) {
			const { address, webhook } = town.webhookOf(play, by);
			const deliveries = Array.from({ length: play.times }, () =>
				post(address, webhook).then(
					({ status }) => status,
					(failure) => String(failure.message),
				),
			);
			for (const status of await Promise.all(deliveries)) {
				if (status === 200) taken.set(play, (taken.get(play) ?? 0) + 1);
				else refused.push(`${town.nameOf(play.person)}: ${play.film.title}: ${status}`);
			}
			onSent((sent += 1));
		}
	};
	await Promise.all(Array.from({ length: servers }, server));
	return { taken, refused };
}

/**
 * What is wrong with the accounts, in words: every play that was taken has to be there once, and nothing else.
 * @param {import('./town.mjs').Town} town
 * @param {Iterable<Play>} taken
 * @returns {string[]}
 */
export function deviations(town, taken) {
	const held = town.held();
	const wrong = [];
	for (const { person, film } of taken) {
		const play = `${town.nameOf(person)}: ${film.title}`;
		const count = held.get(play) ?? 0;
		if (count !== 1) wrong.push(`${play} is there ${count} times`);
		held.delete(play);
	}
	return [...wrong, ...[...held.keys()].map((play) => `${play} is there, and was never taken`)];
}
