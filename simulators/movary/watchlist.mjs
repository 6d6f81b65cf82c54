import { empty, json } from '../http/reply.mjs';
import { leaveWatchlist } from './account.mjs';
import { listOf, pageOf, sortDirection, whole } from './bodies.mjs';
import { movieDto } from './movies.mjs';
import { compared, isSought, known } from './titles.mjs';

/** @typedef {import('./server.mjs').PersonalCall} PersonalCall */

/** @param {PersonalCall} call */
export function watchlist({ account, call: { query }, world }) {
	const turn = sortDirection(query);
	const wanted = account.watchlist
		.filter(({ movaryId }) => isSought(world, query, movaryId))
		.sort((a, b) => turn * compared(a.addedAt, b.addedAt));
	const { entries, paging } = pageOf(query, wanted);
	return json(200, {
		watchlist: entries.map(({ movaryId, addedAt }) => ({
			movie: movieDto(world, movaryId),
			addedAt,
		})),
		...paging,
	});
}

/** @param {PersonalCall} call */
export function addToWatchlist({ account, call, world, now }) {
	for (const entry of listOf(call.body)) {
		const movaryId = known(world, entry.movaryId);
		leaveWatchlist(account, movaryId);
		account.watchlist.push({ movaryId, addedAt: world.localTime(now) });
	}
	return empty(204);
}

/** @param {PersonalCall} call */
export function removeFromWatchlist({ account, call }) {
	for (const entry of listOf(call.body)) leaveWatchlist(account, whole(entry.movaryId));
	return empty(204);
}
