import { broken, whole } from './bodies.mjs';

/** @typedef {import('./world.mjs').World} World */

/**
 * @param {World} world
 * @param {unknown} movaryId
 */
export function known(world, movaryId) {
	return world.byId(whole(movaryId))?.id ?? broken();
}

/**
 * @param {World} world
 * @param {URLSearchParams} query
 * @param {number} movaryId
 */
export function isSought(world, query, movaryId) {
	return title(world, movaryId).includes((query.get('search') ?? '').toLowerCase());
}

/**
 * @param {World} world
 * @param {number} movaryId
 */
export function title(world, movaryId) {
	return world.byId(movaryId)?.title.toLowerCase() ?? '';
}

/**
 * @param {string} a
 * @param {string} b
 */
export function compared(a, b) {
	return a < b ? -1 : Number(a > b);
}
