import { describe, expect, it } from '@jest/globals';

import type { PlayEvent } from '../../../../../media';
import { comesThrough } from '../../../../../nodes/shared/trigger/outputs';
import { settingsOf } from '../../../../../nodes/shared/trigger/settings';
import { watchEvent } from '../../../../support/watchEvents';
import { fakeWebhook } from '../../../../support/webhookContext';

const event = watchEvent({
	user: { id: '4711', name: 'Ínes' },
	server: { id: 'c0ffee00c0ffee00c0ffee00c0ffee01', name: 'Attic' },
	library: { id: '2', name: 'Family Films' },
	player: { id: 'tv-1', name: 'Living Room TV' },
});

const passes = (parameters: Record<string, unknown>, changes: Partial<PlayEvent> = {}) =>
	comesThrough({ ...event, ...changes }, settingsOf(fakeWebhook({ parameters }).context));
const filtered = (filters: Record<string, unknown>, changes?: Partial<PlayEvent>) =>
	passes({ filters }, changes);

describe('comesThrough', () => {
	it('lets everything through when nothing is filtered', () => {
		expect(passes({})).toBe(true);
	});

	it('keeps nobody out by a filter that somebody has just added, or has emptied again', () => {
		expect(filtered({ people: '', servers: '', libraries: ' ', players: '\n' })).toBe(true);
	});

	it.each([' , ,', undefined, null, [], {}, { name: 'Ínes' }, [' '], false])(
		'lets nothing through where a filter is %p, and says so in n8n’s log',
		(nobody) => {
			for (const what of ['people', 'servers', 'libraries', 'players']) {
				const { context, logged } = fakeWebhook({ parameters: { filters: { [what]: nobody } } });
				expect(comesThrough(event, settingsOf(context))).toBe(false);
				expect(logged).toEqual([
					`Somebody’s Trigger lets nothing through: its filter "${what}" names nobody`,
				]);
			}
		},
	);

	it.each([{ people: '={{ $vars.people }}' }, '={{ $vars.filters }}'])(
		'lets nothing through where an expression gave an empty text: %j',
		(filters) => {
			const delivery = { parameters: { filters: { people: '' } }, written: { filters } };
			expect(comesThrough(event, settingsOf(fakeWebhook(delivery).context))).toBe(false);
		},
	);

	it.each([null, '', 'Ínes', []])(
		'lets nothing through where all filters together are %p',
		(filters) => {
			expect(passes({ filters })).toBe(false);
		},
	);

	it.each([
		['people', '4711', '4712'],
		['people', 'ada, ínes', 'ada, ines'],
		['people', 4711, 47],
		['people', ['Ada', 'Ínes'], ['Ada']],
		['people', 'Ada\n  ÍNES  ', 'Ada\nÍ'],
		['servers', 'C0FFEE00-C0FF-EE00-C0FF-EE00C0FFEE01', 'c0ffee00'],
		['servers', 'attic', 'cellar'],
		['libraries', '2', '1, 3'],
		['libraries', 'family films', 'films'],
		['players', 'tv-1', 'tv-2'],
		['players', 'living room tv', 'kitchen'],
	])('filters %s: lets %p through, but not %p', (what, through, held) => {
		expect(filtered({ [what]: through })).toBe(true);
		expect(filtered({ [what]: held })).toBe(false);
	});

	it('keeps each entry of a list whole', () => {
		const films = { library: { id: '7', name: 'Movies, 4K' } };
		expect(filtered({ libraries: ['Movies, 4K'] }, films)).toBe(true);
		expect(filtered({ libraries: ['Movies, 2'] })).toBe(false);
	});

	it('takes a number for a person’s id and not for another’s name; a library may be called 1917', () => {
		expect(filtered({ people: '4711' }, { user: { id: '5', name: '4711' } })).toBe(false);
		expect(filtered({ libraries: '1917' }, { library: { id: '7', name: '1917' } })).toBe(true);
	});

	it('asks for all filters at once', () => {
		expect(filtered({ people: '4711', servers: 'attic' })).toBe(true);
		expect(filtered({ people: '4711', servers: 'cellar' })).toBe(false);
	});

	it.each(['servers', 'libraries', 'players'])(
		'holds back an event that says nothing of its %s',
		(what) => {
			const silent = { server: undefined, library: undefined, player: undefined };
			expect(filtered({ [what]: 'attic, 2, tv-1' }, silent)).toBe(false);
		},
	);

	it('does not take an empty name for a match', () => {
		expect(filtered({ servers: 'cellar,,' }, { server: { id: 'x', name: '' } })).toBe(false);
	});

	it('filters media types, and lets all through when none is chosen', () => {
		expect(passes({ mediaTypes: ['movie'] })).toBe(true);
		expect(passes({ mediaTypes: ['episode'] })).toBe(false);
		expect(passes({ mediaTypes: [] })).toBe(true);
	});

	it('takes a text from an expression for a list of one, and nothing for nothing', () => {
		expect(passes({ mediaTypes: 'movie' })).toBe(true);
		expect(passes({ mediaTypes: ' episode ' })).toBe(false);
		const { context, logged } = fakeWebhook({
			parameters: { mediaTypes: undefined, events: null },
		});
		expect(comesThrough(event, settingsOf(context))).toBe(false);
		expect(logged.map((line) => line.split(': ')[1])).toEqual([
			'its "events" has no value',
			'its "mediaTypes" has no value',
		]);
		const { events } = settingsOf(fakeWebhook({ parameters: { events: 'watched' } }).context);
		expect([...events]).toEqual(['watched']);
	});
});
