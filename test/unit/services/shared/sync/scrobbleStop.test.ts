import { describe, expect, it } from '@jest/globals';
import { scrobbleStopOf } from '../../../../../services/shared/sync/playing';

const SENT_AT = Date.parse('2026-03-07T20:00:00Z');
const at = (seconds: number) => new Date(SENT_AT + seconds * 1000).toISOString();
const stop = (
	status: number,
	body: Record<string, unknown>,
	{ afterLostAnswer = false, counts = true } = {},
) =>
	scrobbleStopOf(
		{ status, headers: {}, body, attempts: 2, afterLostAnswer },
		{ sentAt: SENT_AT, counts },
	);

describe('what a service made of the end of a viewing', () => {
	it.each([
		['scrobble', 'scrobbled'],
		['stop', 'scrobbled'],
		['pause', 'resumePointKept'],
	])('reads the action %s as %s', (action, code) => {
		expect(stop(201, { action })).toEqual({ code, answer: { action }, attempts: 2 });
	});

	it('reads a 409 as a duplicate, with the date that stands in its way', () => {
		const body = { watched_at: at(-600) };
		const expected = { code: 'justCounted', watchedAt: at(-600), answer: body, attempts: 2 };
		expect(stop(409, body)).toEqual(expected);
		expect(stop(409, body, { afterLostAnswer: true })).toEqual(expected);
	});

	it.each([[{ watched_at: at(1) }], [{ watched_at: at(-119) }], [{}]])(
		'takes what is in the way after a lost answer for this very play: %j',
		(body) => {
			expect(stop(409, body, { afterLostAnswer: true })).toMatchObject({ code: 'scrobbled' });
			expect(stop(409, body)).toMatchObject({ code: 'justCounted' });
		},
	);

	it('does not where the progress that was sent makes no play', () => {
		const lost = { afterLostAnswer: true, counts: false };
		expect(stop(409, { watched_at: at(1) }, lost)).toMatchObject({ code: 'justCounted' });
	});
});
