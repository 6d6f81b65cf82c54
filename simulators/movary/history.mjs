import { empty, json } from '../http/reply.mjs';
import { addPlays, removePlays, replacePlays } from './account.mjs';
import {
	day,
	demanded,
	listOf,
	pageOf,
	sortDirection,
	textOrNull,
	whole,
	wholeOrNull,
} from './bodies.mjs';
import { movieDto } from './movies.mjs';
import { compared, isSought, known } from './titles.mjs';

/** @typedef {import('./server.mjs').PersonalCall} PersonalCall */

/**
 * A row for each film and day: how often it was played that day is not told here.
 * @param {PersonalCall} call
 */
export function history({ account, call: { query }, world }) {
	const turn = sortDirection(query);
	const rows = account.history
		.flatMap(({ watchedAt, ...row }) => (watchedAt === null ? [] : [{ ...row, watchedAt }]))
		.filter(({ movaryId }) => isSought(world, query, movaryId))
		.sort((a, b) => turn * (compared(a.watchedAt, b.watchedAt) || position(a) - position(b)));
	const { entries, paging } = pageOf(query, rows);
	return json(200, {
		history: entries.map(({ movaryId, watchedAt }) => ({
			movie: movieDto(world, movaryId),
			watchedAt,
		})),
		...paging,
	});
}

/**
 * HistoryController::addToHistory takes position 1 where none is sent.
 * @param {PersonalCall} call
 */
export function addHistory({ account, call, world }) {
	for (const entry of listOf(call.body)) {
		addPlays(account, {
			movaryId: known(world, entry.movaryId),
			watchedAt: day(entry.watchedAt),
			plays: entry.plays === undefined || entry.plays === null ? 1 : whole(entry.plays),
			position: wholeOrNull(entry.position) ?? 1,
			comment: textOrNull(entry.comment),
		});
	}
	return empty(204);
}

/** @param {PersonalCall} call */
export function replaceHistory({ account, call, world }) {
	for (const entry of listOf(call.body)) {
		replacePlays(account, {
			movaryId: known(world, entry.movaryId),
			watchedAt: day(entry.watchedAt),
			plays: whole(demanded(entry, 'plays')),
			position: wholeOrNull(demanded(entry, 'position')),
			comment: textOrNull(demanded(entry, 'comment')),
		});
	}
	return empty(204);
}

/**
 * Every play of the film on that day; none is nothing to complain about.
 * @param {PersonalCall} call
 */
export function removeHistory({ account, call }) {
	for (const entry of listOf(call.body)) {
		removePlays(account, whole(entry.movaryId), day(entry.watchedAt));
	}
	return empty(204);
}

/** @param {{ position: number | null }} row */
function position(row) {
	return row.position ?? 0;
}
