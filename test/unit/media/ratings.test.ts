import { describe, expect, it } from '@jest/globals';
import { jellyfinMessage, ratingGiven, watchEventFrom, type RatingEvent } from '../../../media';
import { movieRate } from '../../fixtures/plex/bodies.mjs';
import { read } from './readingPlex';

const show = { type: 'show', title: 'Salt Road', year: 2019, guid: 'plex://show/5d77' };
const season = {
	type: 'season',
	title: 'Season 2',
	index: 2,
	guid: 'plex://season/5d78',
	parentTitle: 'Salt Road',
	parentYear: 2019,
	parentGuid: 'plex://show/5d77',
};
const of = (metadata: object) =>
	read({ ...movieRate, Metadata: { ratingKey: '9', lastRatedAt: 1_763_582_460, ...metadata } });

describe('a rating in Plex', () => {
	it('of a show is of the show', () => {
		expect(of(show)).toMatchObject({
			event: 'rated',
			rating: 8,
			media: { type: 'show', title: 'Salt Road', year: 2019 },
		});
	});

	it('of a season names its number and its show', () => {
		expect(of(season)).toMatchObject({
			event: 'rated',
			media: { type: 'season', number: 2, show: { title: 'Salt Road', year: 2019 } },
		});
	});

	it('that nothing could identify is none', () => {
		expect(of({ type: 'show' })).toBeUndefined();
		expect(of({ type: 'season', index: 1 })).toBeUndefined();
	});

	it.each([show, season])('is all that a $type can have', (metadata) => {
		expect(read({ ...movieRate, event: 'media.play', Metadata: metadata })).toBeUndefined();
	});

	it.each([show, season])('of a $type stays what it is on its way through n8n', (metadata) => {
		const event = of(metadata);
		expect(watchEventFrom(JSON.parse(JSON.stringify(event)))).toStrictEqual(event);
	});
});

const saved = {
	NotificationType: 'UserDataSaved',
	SaveReason: 'UpdateUserData',
	NotificationUsername: 'ada',
	UserId: 'c0ffee00000000000000000000000001',
	ItemId: 'a1a1a1a1000000000000000000000001',
	ItemType: 'Series',
	Name: 'Salt Road',
	Year: 2019,
	Provider_tvdb: '8200',
	Rating: 7.5,
};
const savedSeason = {
	...saved,
	ItemType: 'Season',
	Name: 'Season 2',
	SeriesName: 'Salt Road',
	SeasonNumber: 2,
};
const now = new Date('2026-03-08T20:00:00Z');

function given(body: object, before?: number): RatingEvent | undefined {
	const held = jellyfinMessage(body, now)?.held;
	return held && ratingGiven(held, before);
}

describe('a rating in Jellyfin', () => {
	it('of a series is of the show', () => {
		expect(given(saved)).toMatchObject({
			event: 'rated',
			rating: 7.5,
			media: { type: 'show', title: 'Salt Road', year: 2019, ids: { tvdb: 8200 } },
		});
	});

	it('of a season names its number and its show', () => {
		expect(given(savedSeason)).toMatchObject({
			media: { type: 'season', number: 2, show: { title: 'Salt Road' } },
		});
	});

	it('is taken away only where there was one', () => {
		const without = { ...saved, Rating: undefined };
		expect(given(without, 7.5)).toMatchObject({ event: 'unrated', media: { type: 'show' } });
		expect(given(without, 7.5)).not.toHaveProperty('rating');
		expect(given(without)).toBeUndefined();
		expect(given(without, 0)).toBeUndefined();
	});

	it('is not given by a mark of the whole series', () => {
		expect(given({ ...saved, SaveReason: 'TogglePlayed', Played: true })).toBeUndefined();
	});
});

describe('what comes into a node', () => {
	const event = { ...of(season) };
	it.each([
		['a play of a season', { ...event, event: 'watched' }, 'media.type is not movie or episode'],
		['a season without its show', { ...event, media: { type: 'season', ids: {} } }, 'media.show'],
		['a show without a title', { ...event, media: { type: 'show', ids: {} } }, 'media.title'],
	])('%s is refused', (_, value, fault) => {
		expect(() => watchEventFrom(value)).toThrow(fault);
	});
});
