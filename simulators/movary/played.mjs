import { empty, json } from '../http/reply.mjs';
import { addPlays, removePlays, replacePlays } from './account.mjs';
import {
	broken,
	day,
	demanded,
	listOf,
	pageOf,
	sortDirection,
	whole,
	wholeOrNull,
} from './bodies.mjs';
import { movieDto } from './movies.mjs';
import { compared, isSought, known, title } from './titles.mjs';

/** @typedef {import('./server.mjs').PersonalCall} PersonalCall */

/** @param {PersonalCall} call */
export function played({ account, call: { query }, world }) {
	const turn = sortDirection(query);
	const ids = [...new Set(account.history.map(({ movaryId }) => movaryId))]
		.filter((movaryId) => isSought(world, query, movaryId))
		.sort((a, b) => turn * compared(title(world, a), title(world, b)));
	const { entries, paging } = pageOf(query, ids);
	return json(200, {
		played: entries.map((movaryId) => ({
			movie: movieDto(world, movaryId),
			watchDates: account.history
				.filter((row) => row.movaryId === movaryId)
				.map(({ watchedAt, plays, comment }) => ({ date: watchedAt, plays, comment })),
		})),
		...paging,
	});
}

/**
 * PlayedController hands the comment on where the position belongs, so that Movary breaks on every comment but null.
 * @param {PersonalCall} call
 * @param {boolean} replacing
 */
export function writePlayed({ account, call, world }, replacing) {
	for (const entry of listOf(call.body)) {
		for (const date of listOf(entry.watchDates ?? [])) {
			const watchedAt = demanded(date, 'watchedAt');
			/** @param {string} name */
			const read = (name) => (replacing ? demanded(date, name) : date[name]);
			const write = replacing ? replacePlays : addPlays;
			write(account, {
				movaryId: known(world, entry.movaryId),
				watchedAt: watchedAt === null ? null : day(watchedAt),
				plays: replacing ? whole(read('plays')) : (wholeOrNull(read('plays')) ?? 1),
				position: null,
				comment: read('comment') === null || read('comment') === undefined ? null : broken(),
			});
		}
	}
	return empty(204);
}

/** @param {PersonalCall} call */
export function removePlayed({ account, call }) {
	for (const entry of listOf(call.body)) {
		const movaryId = whole(entry.movaryId);
		const dates = entry.watchDates ?? [];
		if (!Array.isArray(dates)) broken();
		else if (dates.length === 0) removePlays(account, movaryId);
		else for (const date of dates) removePlays(account, movaryId, date ? day(date) : null);
	}
	return empty(204);
}
