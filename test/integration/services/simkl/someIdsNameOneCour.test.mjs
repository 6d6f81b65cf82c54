import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetLookups, importWatchEvents } from '../../../../services/simkl';
import { OPTIONS } from './import/importOptions.mjs';
import { plays, sync, visit } from './syncing.mjs';

/**
 * An anime of which one id names every cour and another one names one alone: asked by all of them, Simkl goes by the first that
 * it knows. The episode is found in the cour that its place says, or not at all.
 */

const ALL = { tvdb: 521 };
const SECOND_ALONE = { tmdb: 9_522, imdb: 'tt9500522', anidb: 822, mal: 922 };

beforeAll(() => {
	for (const of of [1, 2]) {
		const episodes = [1, 2, 3].map((number) => ({
			number,
			title: `Cour ${of} night ${number}`,
			tvdb: { season: of, episode: number },
		}));
		const own = of === 2 ? SECOND_ALONE : { anidb: 821, mal: 921 };
		const title = of === 1 ? 'Salt Lantern' : 'Salt Lantern Again';
		visit.simkl.addAnime({ title, year: 2019 + of, ids: { ...ALL, ...own }, episodes });
	}
});
beforeEach(() => forgetLookups());

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

/** @type {[string, (event: WatchEvent) => Promise<unknown>, number][]} */
const WAYS = [
	['watched just now', sync, 0],
	['watched some days ago', sync, 6000],
	['imported', (event) => importWatchEvents(visit.clientOf(), [event], OPTIONS), 6000],
];
const KINDS = /** @type {const} */ (['tmdb', 'imdb', 'anidb', 'mal']);
const CASES = KINDS.flatMap((kind) =>
	[1, 2].flatMap((season) =>
		[undefined, `Cour ${season} night 2`].map((title) => ({ kind, season, title })),
	),
);

describe.each(WAYS)('%s, an episode of an anime', (_way, send, minutes) => {
	it.each(CASES)(
		'is the one of its place: $kind names one cour, season $season, title $title',
		async ({ kind, season, title }) => {
			const ids = { ...ALL, [kind]: SECOND_ALONE[kind] };
			const show = { title: 'Salt Lantern', year: 2020, ids };
			const media = {
				type: /** @type {const} */ ('episode'),
				season,
				number: 2,
				title,
				ids: {},
				show,
			};
			const outcomes = await send(visit.eventOf('watched', media, { at: visit.ago(minutes) }));
			expect(JSON.stringify(outcomes)).toContain('"status":"added"');
			expect(plays().map(({ title: held, number }) => `${held} ${number}`)).toEqual([
				`${season === 1 ? 'Salt Lantern' : 'Salt Lantern Again'} 2`,
			]);
		},
	);
});
