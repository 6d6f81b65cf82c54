import { describe, expect, it } from '@jest/globals';
import { doubleFile, films, people, special } from '../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../simulators/jellyfin.mjs';

const at = new Date('2026-03-08T20:00:00.123Z');
const user = people.bob.jellyfin;
const server = { serverName: 'Cellar', serverId: '5f1c0e7d9a3b4c2e8d6f7a1b2c3d4e5f' };
const plugin = jellyfinWebhookPlugin(server);

/** @param {import('../../../simulators/http/post.mjs').WebhookRequest} request */
const textOf = ({ body }) => body.toString('utf8');

describe('the simulated Jellyfin webhook plugin', () => {
	it('sends all properties as text/plain, in native types, without dashes in ids', () => {
		const request = plugin.event('PlaybackStop', {
			user,
			item: films.tinHarbour,
			positionMs: 7_400_000,
			playedToCompletion: true,
			at,
		});
		expect(request.headers).toEqual({
			'User-Agent': 'Jellyfin-Server/10.11.11',
			'Content-Type': 'text/plain; charset=utf-8',
		});
		expect(JSON.parse(textOf(request))).toMatchObject({
			ServerId: server.serverId,
			ServerName: 'Cellar',
			NotificationType: 'PlaybackStop',
			UtcTimestamp: '2026-03-08T20:00:00.1234571Z',
			Timestamp: '2026-03-08T21:00:00.1234567+01:00',
			Name: 'Tin Harbour',
			ItemId: expect.stringMatching(/^[0-9a-f]{32}$/),
			ItemType: 'Movie',
			RunTimeTicks: 74_400_000_000,
			Year: 2023,
			Provider_tmdb: '99000104',
			PlaybackPositionTicks: 74_000_000_000,
			PlayedToCompletion: true,
			IsPaused: false,
			Audio_0_Language: null,
			UserId: user.id,
			NotificationUsername: 'bob',
		});
	});

	it('escapes as .NET does, and quotes twice', () => {
		const text = textOf(plugin.event('PlaybackStart', { user, item: films.ferry }));
		expect(text).toContain('"Name":"Ada \\u0026 the \\\\\\u0022Night\\\\\\u0022 Ferry"');
		expect(JSON.parse(text)).toMatchObject({ Name: 'Ada & the \\"Night\\" Ferry' });
		const accented = textOf(plugin.event('PlaybackStart', { user, item: films.uebermut }));
		expect(accented).toContain('\\u00DCbermut');
		expect(accented).toMatch(/^[\x20-\x7e]*$/);
	});

	it('marks local time with a Z where its milliseconds happen to be 0', () => {
		const sharp = new Date('2026-03-08T20:00:00.000Z');
		expect(plugin.properties('PlaybackStart', { user, item: special, at: sharp }).Timestamp).toBe(
			'2026-03-08T21:00:00.000Z',
		);
	});

	it('gives an episode its own ids and its series’ year, and tells of a file with two', () => {
		expect(plugin.properties('PlaybackStart', { user, item: special })).toMatchObject({
			ItemType: 'Episode',
			SeriesName: 'Salt & Circuit',
			SeasonNumber: 0,
			SeasonNumber00: '00',
			EpisodeNumber: 1,
			Year: 2018,
			Provider_tvdb: '99000211',
		});
		expect(plugin.properties('PlaybackStart', { user, item: doubleFile })).toMatchObject({
			EpisodeNumber: 1,
			EpisodeNumberEnd: 2,
			EpisodeNumberEnd00: '02',
		});
	});

	it('reports a position every second by itself', () => {
		const reports = plugin.progressReports({
			user,
			item: films.tinHarbour,
			startedAt: at,
			fromMs: 60_000,
			toMs: 65_000,
		});
		const told = reports.map((report) => JSON.parse(textOf(report)));
		expect(told.map((report) => report.PlaybackPositionTicks / 10_000_000)).toEqual([
			60, 61, 62, 63, 64, 65,
		]);
		expect(told.every((report) => report.IsAutomated === true)).toBe(true);
		expect(told[5].UtcTimestamp).toBe('2026-03-08T20:00:05.1234571Z');
	});

	it('tells of a mark without a device or a session', () => {
		const mark = plugin.properties('UserDataSaved', { user, item: films.tinHarbour, at });
		expect(mark).toMatchObject({
			SaveReason: 'TogglePlayed',
			Played: true,
			PlayCount: 1,
			LastPlayedDate: '2026-03-08T20:00:00.1234571Z',
			PlaybackPositionTicks: 0,
		});
		for (const name of ['DeviceId', 'Id', 'PlayMethod']) expect(mark).not.toHaveProperty(name);
		const unmark = plugin.properties('UserDataSaved', {
			user,
			item: films.tinHarbour,
			played: false,
		});
		expect(unmark).toMatchObject({ Played: false, PlayCount: 0 });
		expect(unmark).not.toHaveProperty('LastPlayedDate');
	});

	it('renders a template with nothing but text in it', () => {
		const templated = jellyfinWebhookPlugin({ ...server, form: 'template' });
		const happening = { user, item: films.ferry, isPaused: true, positionMs: 1000, at };
		expect(JSON.parse(textOf(templated.event('PlaybackProgress', happening)))).toMatchObject({
			UserId: 'b0b00000-b0b0-0000-b0b0-0000b0b00000',
			Name: 'Ada & the "Night" Ferry',
			SeriesName: '',
			PlaybackPositionTicks: '10000000',
			IsPaused: 'True',
			IsAutomated: 'False',
			PlayedToCompletion: '',
		});
	});

	it('fills a form, and carries the headers that its owner added', () => {
		const posted = jellyfinWebhookPlugin({
			...server,
			form: 'form',
			headers: { 'X-Scrobble-Token': 'secret' },
		}).event('PlaybackStart', { user, item: films.tinHarbour, at });
		expect(posted.headers).toMatchObject({
			'Content-Type': 'application/x-www-form-urlencoded',
			'X-Scrobble-Token': 'secret',
		});
		const fields = new URLSearchParams(textOf(posted));
		expect(fields.get('Name')).toBe('Tin Harbour');
		expect(fields.get('IsPaused')).toBe('False');
		expect(fields.get('Audio_0_Language')).toBe('');
	});
});
