/**
 * Chance from a seed: the same throws on every machine.
 * @typedef {ReturnType<typeof diceOf>} Dice
 */

/** @param {number} seed */
export function diceOf(seed) {
	let state = seed >>> 0;
	/** 0 up to 1, by mulberry32. */
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	/** @param {number} most */
	const below = (most) => Math.floor(next() * most);
	return {
		below,
		/** @param {number} share of 1 */
		chance: (share) => next() < share,
		/** @template T @param {readonly T[]} from @returns {T} */
		pick(from) {
			const picked = from[below(from.length)];
			if (picked === undefined) throw new Error('there is nothing to pick from');
			return picked;
		},
		/** @template T @param {readonly T[]} given @returns {T[]} */
		shuffled(given) {
			const cards = [...given];
			for (let place = cards.length - 1; place > 0; place--) {
				const other = below(place + 1);
				[cards[place], cards[other]] = /** @type {[T, T]} */ ([cards[other], cards[place]]);
			}
			return cards;
		},
	};
}
