import { describe, expect, it } from '@jest/globals';
import { reportOf } from '../../../../../media';
import { Viewings } from '../../../../../nodes/shared/trigger/viewings';
import { ratingEvent, watchEvent } from '../../../../support/watchEvents';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-19T21:00:00Z');
const film = (tmdb: number) => ({ type: 'movie' as const, title: 'Noon', ids: { tmdb } });
const watched = (tmdb = 1, changes = {}) =>
	reportOf(
		watchEvent({
			event: 'watched',
			at: new Date(NOW).toISOString(),
			media: film(tmdb),
			...changes,
		}),
	);

describe('Viewings', () => {
	it('keeps titles, people and triggers apart', () => {
		const viewings = new Viewings();
		const kinds = [
			viewings.settle(watched(), 'here', {}, NOW),
			viewings.settle(watched(), 'here', {}, NOW),
			viewings.settle(watched(2), 'here', {}, NOW),
			viewings.settle(watched(1, { user: { id: '99', name: 'Bo' } }), 'here', {}, NOW),
			viewings.settle(watched(), 'there', {}, NOW),
		].map((event) => event?.event);
		expect(kinds).toEqual(['watched', 'stop', 'watched', 'watched', 'watched']);
	});

	const settled = (viewings: Viewings, tmdb: number, later = 0) =>
		viewings.settle(watched(tmdb), 'here', {}, NOW + later)?.event;

	it('forgets the longest silent beyond its size', () => {
		const viewings = new Viewings(2);
		for (const tmdb of [1, 2, 1, 3]) settled(viewings, tmdb);
		expect(settled(viewings, 1)).toBe('stop');
		expect(settled(viewings, 2)).toBe('watched');
	});

	it('forgets what was silent for three days', () => {
		const viewings = new Viewings();
		settled(viewings, 1);
		expect(settled(viewings, 1, 3 * DAY_MS - 1)).toBe('stop');
		expect(settled(viewings, 1, 5 * DAY_MS)).toBe('stop');
		expect(settled(viewings, 1, 8 * DAY_MS + 1)).toBe('watched');
	});

	it('remembers nothing of what leaves nothing to remember', () => {
		const viewings = new Viewings(1);
		settled(viewings, 1);
		viewings.settle(reportOf(ratingEvent()), 'here', {}, NOW);
		expect(settled(viewings, 1)).toBe('stop');
	});
});
