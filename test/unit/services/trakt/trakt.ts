import { watchEventFrom } from '../../../../media';
import { afterEach, expect } from '@jest/globals';

import type { Episode, Movie, RatingEvent, WatchEvent } from '../../../../media';
import type { SendOnce, ServiceAnswer, ServiceRequest } from '../../../../services/http/exchange';
import { createTraktClient, forgetLookups } from '../../../../services/trakt';
import { violationsOf } from '../../../support/traktContract.mjs';
import { answer, scripted, testClock } from '../../../support/scripted';

export { answer, rejection } from '../../../support/scripted';

type Reply = ServiceAnswer | Error | ((request: ServiceRequest) => ServiceAnswer);

const described: ServiceRequest[] = [];

afterEach(() => {
	forgetLookups();
	// Whatever a test is about, Trakt must know every request of it.
	expect(described.splice(0).flatMap(violationsOf)).toEqual([]);
});

let accounts = 0;

/** A Trakt that answers what the script says, to an account of its own, at 20:00. */
export function traktSaying(...replies: Array<[line: string, reply: Reply]>) {
	const clock = testClock('2026-03-08T20:00:00.000Z');
	const script = scripted(clock, ...replies);
	accounts += 1;
	const send: SendOnce = async (request, timeoutMs) => {
		described.push(request);
		return await script.send(request, timeoutMs);
	};
	const client = createTraktClient({ account: `trakt-${accounts}`, send, clock });
	const bodies = () => script.sent.map(({ body }) => body).filter((body) => body !== undefined);
	return { client, clock, bodies, ...script };
}

export const tidal: Movie = {
	type: 'movie',
	title: 'Tidal Glass',
	year: 2019,
	runtimeSeconds: 6000,
	ids: { imdb: 'tt9100001', tmdb: 910001, plex: 'plex://movie/5d77', jellyfin: 'ab' },
};

export const harbour: Episode = {
	type: 'episode',
	title: 'The Cold Pier',
	season: 2,
	number: 5,
	runtimeSeconds: 2640,
	ids: { tvdb: 820205, plex: 'plex://episode/5d78' },
	show: { title: 'Battle Harbour', year: 2018, ids: { tvdb: 8200, anidb: 44 } },
};

/** `minutes` before 20:00. */
export function ago(minutes: number): string {
	return new Date(Date.parse('2026-03-08T20:00:00.000Z') - minutes * 60_000).toISOString();
}

/** As a source would have to send it: the nodes let no such rating through. */
export function ratingOf(rating: number): RatingEvent {
	const user = { id: '17', name: 'Alice' };
	return { event: 'rated', source: 'plex', key: 'k', at: ago(1), user, media: tidal, rating };
}

export function eventOf(event: WatchEvent['event'], more: object = {}): WatchEvent {
	return watchEventFrom({
		event,
		source: 'plex',
		key: 'plex:attic:17:film:1',
		at: ago(1),
		user: { id: '17', name: 'Alice' },
		media: tidal,
		...more,
	});
}

export const offByDefault = { unwatched: 'ignore', rated: false } as const;

/** Trakt's episode as its search and its show pages give it. */
export function episodeAnswer(title: string, trakt: number, season = 2, number = 5) {
	return { title, season, number, ids: { trakt, tvdb: trakt + 1 } };
}

/** All of a show's episodes, of which there is one. */
export function listed(title: string, trakt: number) {
	return answer(200, [{ number: 2, episodes: [episodeAnswer(title, trakt)] }]);
}

export function episodeFound(showTitle: string, trakt: number, season = 2, number = 5) {
	const episode = episodeAnswer('The Cold Pier', trakt, season, number);
	return answer(200, [
		{ type: 'episode', episode, show: { title: showTitle, year: 2018, ids: { trakt: 77 } } },
	]);
}

export function showsFound(...shows: Array<[title: string, year: number, trakt: number]>) {
	return answer(
		200,
		shows.map(([title, year, trakt]) => ({ type: 'show', show: { title, year, ids: { trakt } } })),
	);
}

export const added = answer(201, { added: { movies: 1, episodes: 0 }, not_found: { movies: [] } });
export const scrobbled = answer(201, { id: 3373536619, action: 'scrobble', progress: 100 });
export const none = answer(200, []);
