import { describe, expect, it } from '@jest/globals';

import { JellyfinTrigger } from '../../../../nodes/Jellyfin/JellyfinTrigger.node';
import { BROKEN_BODIES } from '../../../support/brokenBodies';
import { defaultsOf, fakeWebhook, TOKEN } from '../../../support/webhookContext';
import type { Delivery } from '../../../support/webhookContext';

const trigger = new JellyfinTrigger();
const defaults = defaultsOf(trigger.description.properties);
const ALL = ['play', 'pause', 'resume', 'progress', 'stop', 'watched', 'unwatched', 'rated'];

const MINUTE_TICKS = 600_000_000;

const notification = (NotificationType: string, changes: object = {}) => ({
	ServerId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
	ServerName: 'Cellar',
	NotificationType,
	UtcTimestamp: '2026-11-19T21:10:00.2500004Z',
	Name: 'The Lighthouse at Noon',
	ItemId: '22d2c3b4a5968778695a4b3c2d1e0f22',
	ItemType: 'Movie',
	RunTimeTicks: 100 * MINUTE_TICKS,
	Year: 2019,
	Provider_tmdb: '990601',
	PlaybackPositionTicks: 0,
	IsPaused: false,
	IsAutomated: false,
	DeviceId: 'ZGV2aWNlLTc3',
	DeviceName: 'Kitchen Tablet',
	ClientName: 'Jellyfin Web',
	Id: '99ffaa00d3f1bbb30cca43f59fbe23e5',
	UserId: 'c0ffee00c0ffee00c0ffee00c0ffee01',
	NotificationUsername: 'ines',
	...changes,
});
const report = (minute: number, changes: object = {}) =>
	notification('PlaybackProgress', { PlaybackPositionTicks: minute * MINUTE_TICKS, ...changes });

async function deliver(delivery: Delivery) {
	const fake = fakeWebhook({
		headers: { 'content-type': 'text/plain; charset=utf-8', 'x-scrobble-token': TOKEN },
		...delivery,
		parameters: { ...defaults, ...delivery.parameters },
	});
	return { ...fake, result: await trigger.webhook.call(fake.context) };
}

/** Delivers notifications to one trigger node, and gives the kinds of event that came of them. */
async function told(nodeId: string, events: unknown, notifications: object[]) {
	const kinds: unknown[] = [];
	for (const body of notifications) {
		const { result } = await deliver({
			nodeId,
			parameters: { events },
			body: JSON.stringify(body),
		});
		kinds.push(...(result.workflowData?.flat() ?? []).map(({ json }) => json.event));
	}
	return kinds;
}

describe('Jellyfin Trigger', () => {
	it('turns a finished play, sent as plain text, into one watch event', async () => {
		const body = notification('PlaybackStop', {
			PlayedToCompletion: true,
			PlaybackPositionTicks: 98 * MINUTE_TICKS,
		});
		const { result } = await deliver({ body: JSON.stringify(body) });
		expect(result.workflowData).toMatchObject([
			[
				{
					json: {
						event: 'watched',
						source: 'jellyfin',
						user: { id: 'c0ffee00c0ffee00c0ffee00c0ffee01', name: 'ines' },
						media: { title: 'The Lighthouse at Noon', ids: { tmdb: 990601 } },
					},
				},
			],
		]);
	});

	it('reads the Generic Form destination', async () => {
		const fields = Object.entries(notification('PlaybackStart')).map(([key, value]) => [
			key,
			String(value),
		]);
		const { result } = await deliver({
			headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-scrobble-token': TOKEN },
			body: new URLSearchParams(Object.fromEntries(fields)).toString(),
		});
		expect(result.workflowData?.[0]?.[0]?.json).toMatchObject({ event: 'play' });
	});

	it.each([
		['people', 'C0FFEE00-C0FF-EE00-C0FF-EE00C0FFEE01', 'jonas'],
		['servers', 'cellar', 'attic'],
		['players', 'kitchen tablet', 'Bedroom TV'],
	])('listens to the %s that are let through alone', async (what, through, held) => {
		const body = JSON.stringify(notification('PlaybackStart'));
		const passed = await deliver({ body, parameters: { filters: { [what]: through } } });
		expect(passed.result.workflowData?.[0]).toHaveLength(1);
		const ignored = await deliver({ body, parameters: { filters: { [what]: held } } });
		expect([ignored.result, ignored.answered]).toEqual([{}, {}]);
	});

	it('drops the server’s own reports by default, and still tells pause and resume', async () => {
		const automated = { IsAutomated: true };
		const paused = { IsPaused: true };
		expect(
			await told('default', defaults.events, [
				notification('PlaybackStart'),
				report(1),
				report(15, { ...paused, ...automated }),
				report(16, paused),
				report(16, { ...paused, ...automated }),
				report(16, { ...paused, IsAutomated: 'True' }),
				report(16),
				report(45, automated),
				notification('PlaybackStop', {
					PlayedToCompletion: false,
					PlaybackPositionTicks: 45 * MINUTE_TICKS,
				}),
			]),
		).toEqual(['play', 'pause', 'resume', 'stop']);
		expect(await told('alone', defaults.events, [report(15, { ...paused, ...automated })])).toEqual(
			[],
		);
	});

	it('tells a whole film second by second in one event per step, when progress is switched on', async () => {
		const everyTenSeconds = Array.from({ length: 588 }, (_, at) =>
			report(at / 6, { IsAutomated: true }),
		);
		expect(
			await told('progress', ALL, [
				notification('PlaybackStart'),
				...everyTenSeconds,
				notification('PlaybackStop', {
					PlayedToCompletion: true,
					PlaybackPositionTicks: 98 * MINUTE_TICKS,
				}),
			]),
		).toEqual(['play', ...Array.from({ length: 9 }, () => 'progress'), 'watched']);
	}, 20_000);

	const at = (minute: number) => ({
		UtcTimestamp: new Date(Date.parse('2026-11-19T20:00:00Z') + minute * 60_000).toISOString(),
	});
	const stopAt = (minute: number, changes: object) =>
		notification('PlaybackStop', { ...at(minute), ...changes });
	const begun = notification('PlaybackStart', at(0));

	it.each<[string, object[], string[]]>([
		[
			'a stop without a position, seen at 96 %: a play',
			[begun, report(96, at(96)), stopAt(97, { PlayedToCompletion: false })],
			['play', 'watched'],
		],
		[
			'a stop without a position, never seen near the end: none',
			[begun, report(20, at(20)), stopAt(97, { PlayedToCompletion: false })],
			['play', 'stop'],
		],
		[
			'completed after five seconds without a position: none',
			[begun, stopAt(5 / 60, { PlayedToCompletion: true })],
			['play', 'stop'],
		],
		[
			'a template that does not say completed, at 98 %: a play',
			[begun, stopAt(98, { PlaybackPositionTicks: 98 * MINUTE_TICKS })],
			['play', 'watched'],
		],
		[
			'a player that stops and marks, in local time: one play',
			[
				begun,
				stopAt(98, { PlayedToCompletion: true, PlaybackPositionTicks: 98 * MINUTE_TICKS }),
				notification('UserDataSaved', {
					...at(98.05),
					SaveReason: 'TogglePlayed',
					Played: true,
					PlayCount: 2,
					LastPlayedDate: at(98 + 120).UtcTimestamp,
				}),
			],
			['play', 'watched'],
		],
	])('decides by all that was seen: %s', async (what, sent, expected) => {
		expect(await told(what, defaults.events, sent)).toEqual(expected);
	});

	it('says why a stop is no play, and takes the position that a person has set', async () => {
		const nodeId = 'set';
		const parameters = { itemOptions: { countsFrom: 80 } };
		const early = stopAt(50, {
			PlayedToCompletion: false,
			PlaybackPositionTicks: 50 * MINUTE_TICKS,
		});
		const late = stopAt(85, {
			PlayedToCompletion: false,
			PlaybackPositionTicks: 85 * MINUTE_TICKS,
		});
		const first = await deliver({ nodeId, parameters, body: JSON.stringify(early) });
		expect(first.result.workflowData?.[0]?.[0]?.json).toMatchObject({
			event: 'stop',
			notCounted: { code: 'stoppedEarly', reason: 'Stopped at 50 %: a play counts from 80 %' },
		});
		const second = await deliver({ nodeId, parameters, body: JSON.stringify(late) });
		expect(second.result.workflowData?.[0]?.[0]?.json).toMatchObject({ event: 'watched' });
	});

	it('tells a rating when the number changes, and no like', async () => {
		const save = (SaveReason: string, Rating: number) =>
			notification('UserDataSaved', {
				SaveReason,
				Rating,
				Likes: Rating > 6,
				Played: true,
				PlayCount: 1,
			});
		expect(
			await told('ratings', defaults.events, [
				save('UpdateUserRating', 10),
				save('UpdateUserData', 10),
				save('UpdateUserData', 7.5),
				save('UpdateUserData', 7.5),
				save('UpdateUserData', 10),
			]),
		).toEqual(['rated', 'rated']);
	});

	it.each(['ItemAdded', 'SessionStart', 'AuthenticationSuccess'])('ignores %s', async (type) => {
		const { result, answered } = await deliver({ body: JSON.stringify(notification(type)) });
		expect([result, answered]).toEqual([{}, {}]);
	});

	it.each(BROKEN_BODIES)(
		'answers 400 in a sentence, without an execution, to %s',
		async (_what, broken) => {
			const { result, answered } = await deliver({
				query: { token: TOKEN },
				headers: {},
				...broken,
			});
			expect(result).toEqual({ noWebhookResponse: true });
			expect(answered.status).toBe(400);
			expect(answered.json).toEqual({ message: expect.stringMatching(/^\S.{10,200}\.$/) });
		},
	);

	it('says what progress reports cost where they are chosen', () => {
		const notice = trigger.description.properties.find(({ name }) => name === 'progressNotice');
		expect(notice?.displayName).toContain('about 30 a second');
		expect(notice?.displayOptions?.show?.events).toEqual(['pause', 'resume', 'progress']);
		expect(defaults.events).toEqual(ALL.filter((kind) => kind !== 'progress'));
	});
});
