import { beforeEach, describe, expect, it } from '@jest/globals';
import {
	addHistory,
	addMovie,
	addToWatchlist,
	listHistory,
	listWatchlist,
	removeFromWatchlist,
	removeHistory,
	replaceHistory,
	searchMovies,
	syncWatchEvent,
} from '../../../../services/movary';
import { rejection } from '../../../support/scripted';
import {
	userName,
	timezone,
	TMDB,
	movary,
	account,
	client,
	signInWith,
	watched,
	sync,
} from './visitMovary.mjs';

describe('the history', () => {
	/** @type {import('../../../../services/movary').MovaryDay} */
	let day;
	beforeEach(async () => {
		const { movaryId } = await addMovie(client, { tmdbId: TMDB });
		day = { userName, movaryId, watchedAt: '2026-03-08' };
	});

	it('adds plays on top, replaces them, and removes the day', async () => {
		await addHistory(client, { ...day, plays: 2, comment: 'twice' });
		await addHistory(client, day);
		expect(account.history).toMatchObject([{ plays: 3, comment: 'twice' }]);
		await replaceHistory(client, { ...day, plays: 1 });
		expect(account.history).toMatchObject([{ plays: 1, comment: 'twice' }]);
		await replaceHistory(client, { ...day, plays: 1, comment: 'once' });
		expect(account.history).toMatchObject([{ plays: 1, comment: 'once' }]);
		await replaceHistory(client, { ...day, plays: 1, comment: '' });
		expect(account.history).toMatchObject([{ plays: 1, comment: '' }]);
		await removeHistory(client, { ...day, watchedAt: '2026-03-07' });
		expect(account.history).toHaveLength(1);
		await removeHistory(client, day);
		expect(account.history).toEqual([]);
	});

	it('does not add twice what arrived although its answer was lost', async () => {
		const match = { method: 'POST', path: '/api/users/Marta/history/movies' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		await addHistory(client, day);
		expect(account.history).toMatchObject([{ plays: 1 }]);
	});

	it('does not add again what may still arrive', async () => {
		const match = { method: 'POST', path: '/api/users/Marta/history/movies' };
		movary.faults.push({ match, action: { status: 504 } });
		expect(await rejection(addHistory(client, day))).toMatchObject({ kind: 'retry' });
		expect(account.history).toEqual([]);
	});

	it('says so where nobody can tell whether a further play arrived', async () => {
		await addHistory(client, day);
		const match = { method: 'POST', path: '/api/users/Marta/history/movies' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		expect(await rejection(addHistory(client, day))).toMatchObject({
			kind: 'refused',
			message: expect.stringContaining('cannot be told'),
		});
		expect(account.history).toMatchObject([{ plays: 2 }]);
	});

	it('is read page by page, newest first, up to a limit', async () => {
		const { movaryId } = day;
		account.history = Array.from({ length: 612 }, (_, index) => ({
			movaryId,
			watchedAt: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
			plays: 1,
			position: 1,
			comment: null,
		}));
		expect(await listHistory(client, { userName })).toHaveLength(612);
		const [newest, ...more] = await listHistory(client, { userName, limit: 300 });
		expect(newest?.watchedAt).toBe(account.history.at(-1)?.watchedAt);
		expect(more).toHaveLength(299);
		expect(await listHistory(client, { userName, search: 'harbour' })).toEqual([]);
	});

	it.each([['2026-02-30'], ['8 March'], ['']])(
		'takes no day that is none: %s',
		async (watchedAt) => {
			expect(await rejection(removeHistory(client, { ...day, watchedAt }))).toMatchObject({
				kind: 'refused',
				attempts: 0,
			});
		},
	);
});

it('the watchlist takes a film, shows it and lets it go', async () => {
	const { movaryId } = await addMovie(client, { tmdbId: TMDB });
	await addToWatchlist(client, { userName, movaryId });
	expect(await listWatchlist(client, { userName })).toMatchObject([
		{ movie: { title: 'Tidal Glass', ids: { movary: movaryId } } },
	]);
	await removeFromWatchlist(client, { userName, movaryId });
	expect(await listWatchlist(client, { userName })).toEqual([]);
});

it('films are searched, by year as well, and none is none', async () => {
	const { movaryId } = await addMovie(client, { tmdbId: TMDB });
	expect(await searchMovies(client, { search: 'tidal' })).toMatchObject([
		{ title: 'Tidal Glass', ids: { tmdb: TMDB, movary: movaryId } },
	]);
	expect(await searchMovies(client, { search: 'ti', limit: 1 })).toHaveLength(1);
	expect(await searchMovies(client, { search: 'tidal', year: 1950 })).toEqual([]);
});

describe('what Movary refuses', () => {
	it('an unknown token is told as a sign-in to renew', async () => {
		signInWith('nobody');
		expect(await sync(watched())).toMatchObject([
			{ error: { kind: 'reconnect', status: 403, description: expect.stringContaining('token') } },
		]);
	});

	it('an unknown user name is told as such', async () => {
		const options = { userName: 'Nobody', timezone, unwatched: false };
		expect(await syncWatchEvent(client, watched(), options)).toMatchObject([
			{ error: { kind: 'refused', status: 404, message: expect.stringContaining('no such user') } },
		]);
	});

	it('an email address as user name is never sent', async () => {
		const options = { userName: 'marta@example.org', timezone, unwatched: false };
		expect(await syncWatchEvent(client, watched(), options)).toMatchObject([
			{ error: { kind: 'refused', attempts: 0 } },
		]);
		expect(movary.requests).toEqual([]);
	});

	it('an outage is bridged', async () => {
		movary.faults.push(
			{ match: {}, action: { status: 503 } },
			{ match: {}, action: { reset: true } },
		);
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'added' } }]);
	});
});
