import { describe, expect, it } from '@jest/globals';
import type { IPollFunctions } from 'n8n-workflow';

import { choicesOf } from '../../../../../nodes/shared/poll/properties';
import { complete } from '../../../../support/executeContext';
import { watchEvent } from '../../../../support/watchEvents';

const choices = (parameters: Record<string, unknown>) =>
	choicesOf(
		complete<IPollFunctions>('poll', {
			getNodeParameter: (name: string, fallback: unknown) =>
				name in parameters ? parameters[name] : fallback,
		}),
	);

describe('what is chosen in a polling trigger', () => {
	it('is what the lists name, and every media type where none is named', () => {
		const { kinds, wants } = choices({ events: ['unwatched', 'watched'], mediaTypes: [] });
		expect(kinds).toEqual(['unwatched', 'watched']);
		expect(wants(watchEvent({ event: 'unwatched' }))).toBe(true);
		expect(choices({}).kinds).toEqual([]);
	});

	it('is one of them where an expression gives a text', () => {
		const film = watchEvent({ event: 'watched' });
		expect(choices({ events: 'watched' }).wants(film)).toBe(true);
		expect(choices({ events: 'unwatched' }).wants(film)).toBe(false);
		expect(choices({ events: 'watched', mediaTypes: 'episode' }).wants(film)).toBe(false);
		expect(choices({ events: 'watched', mediaTypes: 'movie' }).wants(film)).toBe(true);
	});

	it.each([{ events: undefined }, { events: ['seen'] }, { mediaTypes: null }, { mediaTypes: '' }])(
		'is refused where an expression gives %j, instead of listening to nothing or to everything',
		(wrong) => {
			const parameters = { events: ['watched'], ...wrong };
			expect(() => choices(parameters)).toThrow('is not one of the choices');
		},
	);

	it('goes back some days only where that is chosen', () => {
		expect(choices({ startDays: 7 }).startDays).toBe(0);
		expect(choices({ startWith: 'recent', startDays: 7 }).startDays).toBe(7);
		expect(choices({ startWith: 'recent', startDays: 700 }).startDays).toBe(90);
	});
});
