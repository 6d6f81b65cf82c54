import { describe, expect, it } from '@jest/globals';
import {
	simplifyHistory,
	simplifySearch,
	simplifySettings,
	simplifyWatched,
} from '../../../../nodes/Trakt/simplify';

const movie = {
	title: 'The Lighthouse at Noon',
	year: 2019,
	ids: { trakt: 601, imdb: 'tt9900601' },
};
const show = { title: 'Harbour Nights', year: 2015, ids: { trakt: 700 } };
const episode = { season: 0, number: 7, title: 'The Fog', ids: { trakt: 7007 } };

describe('the simplified answers', () => {
	it('a play of an episode has the show’s title and the episode’s own ids', () => {
		const entry = {
			id: 5,
			watched_at: '2026-03-01T20:15:00.000Z',
			action: 'scrobble',
			type: 'episode',
			episode,
			show,
		};
		expect(simplifyHistory(entry)).toEqual({
			id: 5,
			watched_at: '2026-03-01T20:15:00.000Z',
			action: 'scrobble',
			type: 'episode',
			title: 'Harbour Nights',
			year: 2015,
			season: 0,
			number: 7,
			episode_title: 'The Fog',
			ids: { trakt: 7007 },
		});
	});

	it('a movie has no keys of an episode, and null is absent', () => {
		expect(simplifyHistory({ id: 6, type: 'movie', action: null, movie })).toEqual({
			id: 6,
			type: 'movie',
			...movie,
		});
	});

	it('a search may find a person', () => {
		const person = { name: 'Ida Brook', ids: { trakt: 12 } };
		expect(simplifySearch({ type: 'person', score: 10, person })).toEqual({
			type: 'person',
			score: 10,
			title: 'Ida Brook',
			ids: { trakt: 12 },
		});
	});

	it('a watched show keeps its number of plays and leaves the seasons out', () => {
		const entry = { plays: 3, last_watched_at: 'x', show, seasons: [{ number: 1 }] };
		expect(simplifyWatched(entry)).toEqual({ plays: 3, last_watched_at: 'x', ...show });
	});

	it('the settings say whose account it is, and nothing of its connections', () => {
		const settings = {
			user: { username: 'ada', name: 'Ada', private: false, vip: true, ids: { slug: 'ada' } },
			account: { timezone: 'Europe/Berlin', token: 'not ours to show' },
			connections: { twitter: true },
		};
		expect(simplifySettings(settings)).toEqual({
			username: 'ada',
			name: 'Ada',
			slug: 'ada',
			private: false,
			vip: true,
			timezone: 'Europe/Berlin',
		});
	});

	it('an answer of another shape is not a reason to stop', () => {
		expect(simplifySettings({})).toEqual({});
		expect(simplifySearch({ movie: 'gone' })).toEqual({});
	});
});
