import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
	jest,
} from '@jest/globals';
import { PlexTrigger } from '../../../../nodes/Plex/PlexTrigger.node';
import { TautulliTrigger } from '../../../../nodes/Tautulli/TautulliTrigger.node';
import { syncWatchEvent as syncSimkl } from '../../../../services/simkl';
import { syncWatchEvent as syncTrakt } from '../../../../services/trakt';
import { films } from '../../../../simulators/household.mjs';
import { runtimeMs, teachTrakt } from '../../../../simulators/library.mjs';
import { tautulliAgent } from '../../../../simulators/tautulli.mjs';
import { defaultsOf, fakeWebhook, TOKEN } from '../../../support/webhookContext';
import { visitSimkl } from '../../services/simkl/visitSimkl.mjs';
import { startImporting } from '../../services/trakt/importing.mjs';

/** How viewings end at Plex and Tautulli, from the webhook to what Trakt and Simkl keep: cases E1 to E5 of public reports. */

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */
/** @typedef {'media.play' | 'media.pause' | 'media.resume' | 'media.stop' | 'media.scrobble'} PlexEvent */

const MINUTE = 60_000;
const { ferry } = films;
const plexTrigger = new PlexTrigger();
const tautulliTrigger = new TautulliTrigger();
const agent = tautulliAgent({ serverId: 'attic', serverName: 'Attic' });
const user = { id: 9100001, name: 'ada' };

/** @type {Awaited<ReturnType<typeof startImporting>>} */
let world;
/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
/** A trigger node of its own for each test, so that none remembers another's viewings. */
let nodes = 0;
let began = 0;

beforeAll(async () => {
	[world, visit] = await Promise.all([startImporting(), visitSimkl()]);
	teachTrakt(world.trakt, { films: [ferry], shows: [] });
});
afterAll(async () => {
	await world.trakt.stop();
	await visit.simkl.stop();
});
beforeEach(() => {
	nodes += 1;
	visit.nextDay();
	world.alice.history = [];
	world.alice.playback = [];
	world.clock.ms = Math.max(world.clock.ms + 10 * 86_400_000, visit.clock.ms);
	began = world.clock.ms;
	const others = /** @type {const} */ ([
		'setTimeout',
		'clearTimeout',
		'setInterval',
		'clearInterval',
	]);
	const more = /** @type {const} */ ([
		'setImmediate',
		'clearImmediate',
		'nextTick',
		'queueMicrotask',
	]);
	jest.useFakeTimers({ now: began, doNotFake: [...others, ...more, 'performance', 'hrtime'] });
});
afterEach(() => {
	jest.useRealTimers();
});

/** @param {number} minutes since the test began */
function itIs(minutes) {
	world.clock.ms = began + minutes * MINUTE;
	visit.clock.ms = world.clock.ms;
	jest.setSystemTime(world.clock.ms);
}

/**
 * The request at a trigger, and what came of its event at both services.
 * @param {PlexTrigger | TautulliTrigger} trigger @param {object} body
 */
async function deliver(trigger, body) {
	const parameters = defaultsOf(trigger.description.properties);
	const { context } = fakeWebhook({
		query: { token: TOKEN },
		nodeId: `node-${nodes}`,
		parameters,
		body: JSON.stringify(body),
	});
	const { workflowData } = await trigger.webhook.call(context);
	const event = /** @type {WatchEvent | undefined} */ (workflowData?.[0]?.[0]?.json);
	if (event === undefined) return 'nothing';
	const options = { unwatched: /** @type {const} */ ('ignore'), rated: false };
	const atTrakt = await syncTrakt(world.anotherProcess(), event, options);
	const atSimkl = await syncSimkl(visit.clientOf(), event, { ...options, rewatch: false });
	const statuses = [...atTrakt, ...atSimkl].map((each) =>
		'sync' in each ? each.sync.status : each.error.kind,
	);
	return `${event.event} ${statuses.join(' ')}`;
}

/** @param {PlexEvent} name @param {number} minutes @param {number} [percent] where the player is */
async function plex(name, minutes, percent, more = {}) {
	itIs(minutes);
	const viewOffset = percent === undefined ? undefined : (runtimeMs(ferry) * percent) / 100;
	return await deliver(plexTrigger, {
		event: name,
		Account: { id: user.id, title: user.name },
		Server: { uuid: 'attic', title: 'Attic' },
		Player: { uuid: 'tv', title: 'TV' },
		Metadata: {
			type: 'movie',
			ratingKey: '601',
			title: ferry.title,
			year: ferry.year,
			Guid: [{ id: `imdb://${ferry.ids.imdb}` }, { id: `tmdb://${ferry.ids.tmdb}` }],
			duration: runtimeMs(ferry),
			viewOffset,
			...more,
		},
	});
}

/** @param {'play' | 'stop' | 'watched'} action @param {number} minutes @param {number} percent @param {number} startedAt */
async function tautulli(action, minutes, percent, startedAt) {
	itIs(minutes);
	return await deliver(
		tautulliTrigger,
		agent.body(action, {
			user,
			item: ferry,
			viewOffsetMs: (runtimeMs(ferry) * percent) / 100,
			at: new Date(world.clock.ms),
			startedAt: new Date(began + startedAt * MINUTE),
		}),
	);
}

const LENGTH = ferry.runtimeMinutes;
const plays = () => [world.alice.history.length, visit.simkl.plays('Alice').length];
const resumePoints = () => [world.alice.playback.length, visit.alice.playback.length];

describe('Plex', () => {
	it('tells a stop at 97 % and never a scrobble: one play', async () => {
		await plex('media.play', 0, 0);
		expect(await plex('media.stop', LENGTH * 0.97, 97)).toBe('watched added added');
		expect(plays()).toEqual([1, 1]);
		expect(resumePoints()).toEqual([0, 0]);
	});

	it('tells the scrobble after such a stop, late: still one play', async () => {
		await plex('media.play', 0, 0);
		await plex('media.stop', LENGTH * 0.97, 97);
		await plex('media.scrobble', LENGTH * 0.97 + 1, undefined, { viewCount: 1 });
		expect(plays()).toEqual([1, 1]);
		expect(resumePoints()).toEqual([0, 0]);
	});

	it.each([
		['in the credits', 95],
		['after seeking back', 85],
		['nearly at its beginning', 12],
	])(
		'pauses and stops %s of a title that was just counted: no resume point',
		async (_where, percent) => {
			await plex('media.play', 0, 0);
			expect(await plex('media.scrobble', LENGTH * 0.9, undefined, { viewCount: 1 })).toBe(
				'watched added added',
			);
			await plex('media.pause', LENGTH * 0.9 + 1, percent, { viewCount: 1 });
			await plex('media.stop', LENGTH * 0.9 + 2, percent, { viewCount: 1 });
			expect(plays()).toEqual([1, 1]);
			expect(resumePoints()).toEqual([0, 0]);
		},
	);

	it('stops half-way: a resume point and no play', async () => {
		await plex('media.play', 0, 0);
		expect(await plex('media.stop', LENGTH * 0.5, 50)).toBe('stop paused paused');
		expect([plays(), resumePoints()]).toEqual([
			[0, 0],
			[1, 1],
		]);
	});
});

describe('Tautulli', () => {
	it('tells one viewing over two evenings as watched twice: one play, and no resume point', async () => {
		const nextDay = 24 * 60;
		await tautulli('play', 0, 0, 0);
		expect(await tautulli('watched', LENGTH * 0.85, 85, 0)).toBe('watched added added');
		await tautulli('stop', LENGTH * 0.87, 87, 0);
		await tautulli('play', nextDay, 87, nextDay);
		await tautulli('watched', nextDay + 0.05, 87, nextDay);
		await tautulli('stop', nextDay + LENGTH * 0.13, 100, nextDay);
		expect(plays()).toEqual([1, 1]);
		expect(resumePoints()).toEqual([0, 0]);
	});

	it('tells a film gone on with next day below its threshold: one play, the second day’s', async () => {
		const nextDay = 24 * 60;
		await tautulli('play', 0, 0, 0);
		await tautulli('stop', LENGTH * 0.6, 60, 0);
		await tautulli('play', nextDay, 60, nextDay);
		expect(await tautulli('watched', nextDay + LENGTH * 0.25, 85, nextDay)).toBe(
			'watched added added',
		);
		await tautulli('stop', nextDay + LENGTH * 0.4, 100, nextDay);
		expect(plays()).toEqual([1, 1]);
	});

	it('tells a film that is seen again from its beginning the next day: two plays', async () => {
		const nextDay = 24 * 60;
		await tautulli('play', 0, 0, 0);
		await tautulli('watched', LENGTH * 0.85, 85, 0);
		await tautulli('stop', LENGTH, 100, 0);
		await tautulli('play', nextDay, 0, nextDay);
		await tautulli('watched', nextDay + LENGTH * 0.85, 85, nextDay);
		expect(world.alice.history).toHaveLength(2);
	});
});
