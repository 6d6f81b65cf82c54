import fc from 'fast-check';
import { nestedList, oddValue, TOUCHY_NAMES } from './values.mjs';

/**
 * Changes to a parsed body, anywhere in it. `pick` chooses the place, so that a change fits a body of any shape.
 * @typedef {{ holder: Record<string, unknown>, name: string }} Place
 * @typedef {{ kind: Kind, pick: number, other: number, value: unknown }} Mutation
 * @typedef {keyof typeof CHANGES} Kind
 */

const CHANGES = {
	/** @param {Place} place @param {Mutation} mutation */
	replace: ({ holder, name }, { value }) => set(holder, name, value),
	/** @param {Place} place */
	remove: ({ holder, name }) => Reflect.deleteProperty(holder, name),
	/** @param {Place} place @param {Mutation} mutation */
	rename({ holder, name }, { other }) {
		const value = holder[name];
		Reflect.deleteProperty(holder, name);
		set(holder, TOUCHY_NAMES[other % TOUCHY_NAMES.length] ?? '', value);
	},
	/** @param {Place} place @param {Mutation} mutation */
	add: ({ holder }, { other, value }) =>
		set(holder, TOUCHY_NAMES[other % TOUCHY_NAMES.length] ?? '', value),
	/** @param {Place} place */
	list: ({ holder, name }) => set(holder, name, [holder[name], holder[name]]),
	/** @param {Place} place */
	wrap: ({ holder, name }) => set(holder, name, { [name]: holder[name] }),
	/** @param {Place} place */
	asText: ({ holder, name }) => set(holder, name, JSON.stringify(holder[name]) ?? ''),
	/** @param {Place} place @param {Mutation} mutation */
	bury: ({ holder, name }, { other }) => set(holder, name, nestedList(1 + (other % 1000))),
	/** @param {Place} place @param {Mutation} mutation */
	grow: ({ holder, name }, { other }) =>
		set(holder, name, `${JSON.stringify(holder[name])}`.slice(0, 300).repeat(1 + (other % 300))),
	/** @param {Place} place @param {Mutation} mutation */
	otherCase({ holder, name }, { other }) {
		const value = holder[name];
		Reflect.deleteProperty(holder, name);
		set(holder, other % 2 === 0 ? name.toUpperCase() : `_${name.toLowerCase()}_`, value);
	},
};

/** @type {fc.Arbitrary<Mutation>} */
const mutation = fc.record({
	kind: fc.constantFrom(.../** @type {Kind[]} */ (Object.keys(CHANGES))),
	pick: fc.nat(),
	other: fc.nat(),
	value: oddValue,
});

/**
 * One of these bodies, as it is or with up to five changes.
 * @param {readonly object[]} bodies
 * @returns {fc.Arbitrary<object>}
 */
export const mutatedBody = (bodies) =>
	fc
		.tuple(fc.constantFrom(...bodies), fc.array(mutation, { maxLength: 5 }))
		.map(([body, mutations]) => {
			const changed = structuredClone(body);
			for (const each of mutations) {
				const places = placesIn(changed);
				const place = places[each.pick % Math.max(1, places.length)];
				// A copy: the values are shared by all bodies, and one that was changed inside itself would go round in circles.
				if (place) CHANGES[each.kind](place, { ...each, value: structuredClone(each.value) });
			}
			return changed;
		});

/** Every property of a body at any depth that a source fills. @param {unknown} value @returns {Place[]} */
function placesIn(value, depth = 0) {
	if (!isHolder(value) || depth > 6) return [];
	return Object.keys(value).flatMap((name) => [
		{ holder: value, name },
		...placesIn(value[name], depth + 1),
	]);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isHolder = (value) => typeof value === 'object' && value !== null;

/**
 * As JSON.parse does it: `__proto__` becomes a property like any other; a list knows no other names than its places.
 * @param {object} holder @param {string} name @param {unknown} value
 */
function set(holder, name, value) {
	if (Array.isArray(holder) && !/^\d+$/.test(name)) holder.push(value);
	else {
		const usual = { enumerable: true, configurable: true, writable: true };
		Object.defineProperty(holder, name, { value, ...usual });
	}
}
