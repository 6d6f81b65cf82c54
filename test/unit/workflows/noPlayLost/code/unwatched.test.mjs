import { describe, expect, it } from '@jest/globals';
import {
	askable,
	takenBackMessage,
	unwatchedPlays,
} from '../../../../../workflows/noPlayLost/code/unwatched.mjs';
import { unwatch } from '../../../../../workflows/noPlayLost/unwatch.mjs';

/** @param {string} id @param {Record<string, unknown>} [more] */
const row = (id, more = {}) => ({
	person: 'Bob',
	destination: 'trakt',
	remoteId: 5,
	play: JSON.stringify({
		source: 'jellyfin',
		at: '2026-05-01T10:00:00.000Z',
		user: { id: 'b', name: 'bob' },
		media: { type: 'movie', title: id, ids: { jellyfin: id } },
		...more,
	}),
});
const answer = (/** @type {string} */ id, watched = false) => ({ id, watched });

describe('what Jellyfin can be asked about', () => {
	it('is what came from it and has its id', () => {
		const plex = row('b', { source: 'plex' });
		const nameless = row('c', { media: { type: 'movie', ids: {} } });
		expect(askable([row('a'), plex, nameless]).map(({ item, user }) => [item, user])).toEqual([
			['a', 'b'],
		]);
	});
});

describe('what was unwatched', () => {
	const asked = askable([row('a'), row('b')]);

	it('is taken back where Jellyfin still has it and calls it unwatched', () => {
		const { plays } = unwatchedPlays(
			asked,
			[{ ...answer('a'), plays: 0 }, answer('b', true)],
			10,
			'7',
		);
		expect(plays).toEqual([
			{
				...JSON.parse(row('a').play),
				sync: { destination: 'trakt', status: 'added', remoteId: 5 },
				order: { action: 'takeBack', person: 'Bob', destination: 'trakt', runId: '7' },
			},
		]);
	});

	it.each([
		['gone, or its season is', { error: 'Not found' }],
		['another title', answer('z')],
		['of no known state', { id: 'a' }],
		[
			'watched again and given up',
			{ ...answer('a'), plays: 2, lastPlayedAt: '2026-11-29T08:23:27.845Z' },
		],
		['not answered for', undefined],
	])('is not what is %s', (_, said) => {
		expect(unwatchedPlays(asked, /** @type {any} */ ([said, said]), 10, '7').plays).toEqual([]);
	});

	it('is left alone where it is too much to be meant', () => {
		expect(unwatchedPlays(asked, [answer('a'), answer('b')], 1, '7')).toEqual({
			found: 2,
			tooMany: true,
			plays: [],
		});
	});
});

describe('taking back', () => {
	it('gets all the plays in one go, not the first alone', () => {
		const takesBack = unwatch().nodes.find(({ name }) => name === 'Take Back');
		expect(takesBack).toMatchObject({ parameters: { mode: 'once' }, alwaysOutputData: true });
		expect(takesBack).not.toHaveProperty('executeOnce');
	});

	it('is told of those that are away, and how many should be', () => {
		const away = { person: 'Bob', title: 'Tin Harbour (2023)', destination: 'trakt' };
		const rows = [{ ...away, at: '2026-05-01T10:00:00.000Z' }];
		expect(takenBackMessage(rows, 2)).toEqual({
			subject: '1 of 2 plays that are unwatched on Jellyfin were taken back',
			text: 'Bob: Tin Harbour (2023), 2026-05-01T10:00:00.000Z, trakt',
		});
	});
});
