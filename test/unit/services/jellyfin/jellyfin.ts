import { watchEventFrom } from '../../../../media';
import { afterEach } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { Episode, Movie, RatingEvent, WatchEvent } from '../../../../media';
import type { ServiceAnswer, ServiceRequest } from '../../../../services/http/exchange';
import { createJellyfinClient, forgetLookups } from '../../../../services/jellyfin';
import type { JellyfinSyncOptions } from '../../../../services/jellyfin';
import { answer, scripted, testClock } from '../../../support/scripted';

export { answer, rejection } from '../../../support/scripted';

afterEach(() => forgetLookups());

type Reply = ServiceAnswer | Error | ((request: ServiceRequest) => ServiceAnswer);

export const NOW = '2026-03-08T20:00:00.000Z';
export const USER = 'b0b00000b0b00000b0b00000b0b00000';

let accounts = 0;

/** A Jellyfin that answers what the script says, to an account of its own, at 20:00. */
export function jellyfinSaying(...replies: Array<[line: string, reply: Reply]>) {
	const clock = testClock(NOW);
	const script = scripted(clock, ...replies);
	accounts += 1;
	const client = createJellyfinClient({ account: `attic-${accounts}`, send: script.send, clock });
	const bodies = () => script.sent.map(({ body }) => body).filter((body) => body !== undefined);
	return { client, clock, bodies, ...script };
}

export const search = 'GET /Items?…';
export const episodes = 'GET /Shows/series-1/Episodes?…';
/** Ticks of one minute. */
export const MINUTE = 600_000_000;

export const tidal: Movie = {
	type: 'movie',
	title: 'Tidal Glass',
	year: 2019,
	runtimeSeconds: 6000,
	ids: { imdb: 'tt9100001', tmdb: 910001, plex: 'plex://movie/5d77' },
};

export const harbour: Episode = {
	type: 'episode',
	title: 'The Cold Pier',
	season: 2,
	number: 5,
	runtimeSeconds: 2640,
	ids: { tvdb: 820205 },
	show: { title: 'Battle Harbour (2018)', year: 2018, ids: { tvdb: 8200, anidb: 44 } },
};

/** `minutes` before 20:00. */
export function ago(minutes: number): string {
	return new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
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

export const allOn: JellyfinSyncOptions = {
	userId: USER,
	unwatched: true,
	rated: true,
	progress: true,
	tellOtherPrograms: false,
};

/** A film as `GET /Items` lists it; 100 minutes long. */
export function film(id: string, more: IDataObject = {}, data: IDataObject = {}): IDataObject {
	return {
		Id: id,
		Type: 'Movie',
		Name: 'Tidal Glass',
		ProductionYear: 2019,
		RunTimeTicks: 100 * MINUTE,
		ProviderIds: { Imdb: 'tt9100001', Tmdb: '910001' },
		UserData: { Played: false, PlayCount: 0, PlaybackPositionTicks: 0, ...data },
		...more,
	};
}

export function show(id: string, more: IDataObject = {}): IDataObject {
	return {
		Id: id,
		Type: 'Series',
		Name: 'Battle Harbour',
		ProductionYear: 2018,
		ProviderIds: { Tvdb: '8200' },
		...more,
	};
}

export function episode(id: string, number: number, more: IDataObject = {}): IDataObject {
	return {
		Id: id,
		Type: 'Episode',
		Name: `Pier ${number}`,
		SeriesName: 'Battle Harbour',
		ParentIndexNumber: 2,
		IndexNumber: number,
		RunTimeTicks: 44 * MINUTE,
		ProviderIds: {},
		UserData: { Played: false, PlayCount: 0, PlaybackPositionTicks: 0 },
		...more,
	};
}

export const listed = (...items: IDataObject[]) => answer(200, { Items: items });
export const nothing = listed();
/** The library index of this user is empty but up to date. */
export const noIndex: Array<[string, Reply]> = [
	['GET /DisplayPreferences/library-index?…', answer(200, { CustomPrefs: { tvhome: null } })],
	[search, nothing],
	['POST /DisplayPreferences/library-index-0?…', answer(204, '')],
	['POST /DisplayPreferences/library-index?…', answer(204, '')],
];
export const written = answer(200, { Played: true, PlayCount: 1 });
export const write = (id: string) => `POST /UserItems/${id}/UserData?userId=${USER}`;
