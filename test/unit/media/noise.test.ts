import { describe, expect, it } from '@jest/globals';
import {
	isWatchEvent,
	playsOf,
	UnreadableBody,
	type WatchEvent,
	watchEventFromJellyfin,
	watchEventFromPlex,
} from '../../../media';
import {
	twoEpisodeStop as twoEpisodes,
	templateMark as template,
	movieStop as stop,
	movieRating as rated,
	movieMark as mark,
} from '../../fixtures/jellyfin/bodies.mjs';
import {
	sharedUserPause as pause,
	relayedScrobble as relayed,
	finishedStop as finishedStop,
	movieRate as rate,
	movieScrobble as scrobble,
} from '../../fixtures/plex/bodies.mjs';

const ROUNDS = 1000;

// Values that break careless readers: other types, other forms of numbers, names of built-in properties.
const NOISE: unknown[] = [
	undefined,
	null,
	'',
	' ',
	'{season_num}',
	'__proto__',
	'constructor',
	'True',
	'-1',
	'1e400',
	'1,234,567',
	'12,5',
	'0001-01-01T00:00:00',
	'9999-99-99T99:99:99.9999999Z',
	'com.plexapp.agents.thetvdb:///////?',
	'plex://',
	'&#x110000;&#0;\\"',
	true,
	false,
	0,
	-0,
	-1,
	0.5,
	NaN,
	Infinity,
	Number.MAX_SAFE_INTEGER,
	1e300,
	[],
	[null, 1, { id: 5 }, { id: 'imdb://' }],
	{},
	{ id: null, title: null, uuid: null },
];

/** The same numbers on every run (the minimal standard generator), 0 up to `below`. */
function numbersFrom(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % below;
	};
}

/** A copy with a few fields, at any depth, replaced by noise. */
function mutated(body: object, next: (below: number) => number): unknown {
	const copy: unknown = structuredClone(body);
	for (let changes = 1 + next(4); changes > 0; changes--) {
		let place = copy;
		while (typeof place === 'object' && place !== null) {
			const names = Object.keys(place);
			const name = names[next(names.length || 1)];
			if (name === undefined) break;
			const value: unknown = Reflect.get(place, name);
			if (typeof value === 'object' && value !== null && next(3) > 0) {
				place = value;
				continue;
			}
			Reflect.set(place, name, NOISE[next(NOISE.length)]);
			break;
		}
	}
	return copy;
}

type Parse = typeof watchEventFromPlex;

/** The refusal as a value; anything else that is thrown fails the test. */
function outcomeOf(parse: Parse, body: unknown): WatchEvent | undefined | UnreadableBody {
	try {
		return parse(body, new Date('2026-11-19T21:00:00Z'));
	} catch (thrown) {
		expect(thrown).toBeInstanceOf(UnreadableBody);
		return thrown instanceof UnreadableBody ? thrown : undefined;
	}
}

const sources = [
	{
		name: 'Plex',
		parse: watchEventFromPlex,
		bodies: [scrobble, pause, finishedStop, rate, relayed],
	},
	{
		name: 'Jellyfin',
		parse: watchEventFromJellyfin,
		bodies: [stop, twoEpisodes, mark, rated, template],
	},
];

describe.each(sources)('a damaged $name body', ({ parse, bodies }) => {
	it('gives a valid watch event, nothing, or a refusal that says why', () => {
		const next = numbersFrom(20_261_122);
		const outcomes = { event: 0, nothing: 0, refused: 0 };
		for (const body of bodies) {
			for (let round = 0; round < ROUNDS; round++) {
				const outcome = outcomeOf(parse, mutated(body, next));
				if (outcome instanceof UnreadableBody) {
					outcomes.refused++;
					expect(outcome.message).toMatch(/^\S.*\.$/);
				} else if (outcome === undefined) {
					outcomes.nothing++;
				} else {
					outcomes.event++;
					expect([outcome, ...playsOf(outcome)].every(isWatchEvent)).toBe(true);
				}
			}
		}
		// All three ways were really taken.
		expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(100);
	});

	it.each(NOISE)('that is only %p is refused', (noise) => {
		expect(() => parse(noise)).toThrow(UnreadableBody);
	});
});
