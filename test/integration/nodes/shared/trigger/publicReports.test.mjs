import { describe, expect, it } from '@jest/globals';
import { JellyfinTrigger } from '../../../../../nodes/Jellyfin/JellyfinTrigger.node';
import { PlexTrigger } from '../../../../../nodes/Plex/PlexTrigger.node';
import { TautulliTrigger } from '../../../../../nodes/Tautulli/TautulliTrigger.node';
import { films, people, shows } from '../../../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../../../simulators/jellyfin.mjs';
import { episode, runtimeMs } from '../../../../../simulators/library.mjs';
import { plexServer } from '../../../../../simulators/plex.mjs';
import { tautulliAgent } from '../../../../../simulators/tautulli.mjs';
import { defaultsOf, fakeWebhook, TOKEN } from '../../../../support/webhookContext';

/** What public reports say that servers send, at the triggers themselves: cases of the kind that a parser alone cannot decide. */

/** @typedef {import('../../../../../simulators/http/post.mjs').WebhookRequest} WebhookRequest */
/** @typedef {{ webhook: JellyfinTrigger['webhook'], description: JellyfinTrigger['description'] }} Trigger */

const { ferry } = films;
const { alice } = people;
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const jellyfin = jellyfinWebhookPlugin({ serverName: 'Cellar', serverId: 'c'.repeat(32) });
const tautulli = tautulliAgent({ serverId: 'attic-plex', serverName: 'Attic' });
const viewer = { id: alice.plex.id, name: alice.plex.title };
const at = (/** @type {number} */ percent) => (runtimeMs(ferry) * percent) / 100;
const START = Date.parse('2026-11-28T18:00:00Z');
const after = (/** @type {number} */ minutes) => new Date(START + minutes * 60_000);

let nodes = 0;
/** One trigger node with a memory of its own. @param {Trigger} trigger @param {Record<string, unknown>} [parameters] */
function listening(trigger, parameters = {}) {
	const nodeId = `of-public-reports-${(nodes += 1)}`;
	/** @param {WebhookRequest} request */
	return async ({ headers, body }) => {
		const { context, answered } = fakeWebhook({
			nodeId,
			query: { token: TOKEN },
			headers: Object.fromEntries(
				Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
			),
			parameters: { ...defaultsOf(trigger.description.properties), ...parameters },
			body,
		});
		const { workflowData } = await trigger.webhook.call(context);
		const [event] = (workflowData?.flat() ?? []).map(({ json }) => json);
		return { answered, event: /** @type {any} */ (event) };
	};
}
/** @param {Awaited<ReturnType<ReturnType<typeof listening>>>} told */
const line = ({ event }) =>
	[event?.event ?? 'nothing', event?.notCounted?.code ?? []].flat().join(' ');

/** @param {'PlaybackStart' | 'PlaybackProgress' | 'PlaybackStop' | 'UserDataSaved'} type @param {object} more */
const fromJellyfin = (type, more) =>
	jellyfin.event(type, { user: alice.jellyfin, item: ferry, ...more });

describe('Jellyfin', () => {
	it('ends at 0 after it was seen at 96 %: a play (auto-play of the next, and some clients)', async () => {
		const hear = listening(new JellyfinTrigger());
		await hear(fromJellyfin('PlaybackStart', { at: after(0) }));
		await hear(fromJellyfin('PlaybackProgress', { at: after(90), positionMs: at(96) }));
		const end = { at: after(95), positionMs: 0, playedToCompletion: false };
		expect(line(await hear(fromJellyfin('PlaybackStop', end)))).toBe('watched');
	});

	it('ends at 0 and was seen nowhere near: no play, and says so', async () => {
		const hear = listening(new JellyfinTrigger());
		await hear(fromJellyfin('PlaybackStart', { at: after(0) }));
		const end = { at: after(95), positionMs: 0, playedToCompletion: false };
		expect(line(await hear(fromJellyfin('PlaybackStop', end)))).toBe('stop positionUnknown');
	});

	it.each([
		['', '2026-11-28T19:41:00.0000000Z'],
		[' with a local date east of UTC', '2026-11-28T21:41:00.0000000Z'],
	])('is stopped and marked by one client%s: one play', async (_how, lastPlayed) => {
		const hear = listening(new JellyfinTrigger());
		await hear(fromJellyfin('PlaybackStart', { at: after(0) }));
		const end = { at: after(100), positionMs: at(99), playedToCompletion: true };
		const mark = { at: after(101), playCount: 1, lastPlayedDate: new Date(lastPlayed) };
		const told = [
			await hear(fromJellyfin('PlaybackStop', end)),
			await hear(fromJellyfin('UserDataSaved', mark)),
		];
		expect(told.map(line)).toEqual(['watched', 'nothing']);
	});

	it.each([
		['years ago', '2024-01-05T19:00:00.0000000Z'],
		['in two hours, of a server whose date is local', '2026-11-28T20:00:00.0000000Z'],
	])(
		'is marked by hand with a date of %s: when it was marked, roughly',
		async (_when, lastPlayed) => {
			const mark = { at: after(0), playCount: 1, lastPlayedDate: new Date(lastPlayed) };
			const { event } = await listening(new JellyfinTrigger())(fromJellyfin('UserDataSaved', mark));
			expect(event).toMatchObject({ event: 'watched', dateApproximate: true });
			expect(Math.abs(Date.parse(event.at) - START)).toBeLessThan(60_000);
		},
	);
});

describe('the position from which a play counts, set by a person', () => {
	const itemOptions = { countsFrom: 80 };
	it('counts a stop at 85 % of each media server, and one at 75 % of none', async () => {
		for (const [percent, expected] of /** @type {const} */ ([
			[85, 'watched'],
			[75, 'stop stoppedEarly'],
		])) {
			const positionMs = at(percent);
			const hear = {
				jellyfin: listening(new JellyfinTrigger(), { itemOptions }),
				plex: listening(new PlexTrigger(), { itemOptions }),
				tautulli: listening(new TautulliTrigger(), { itemOptions }),
			};
			const account = alice.plex;
			const seen = { account, item: ferry, viewOffsetMs: positionMs };
			const heard = { user: viewer, item: ferry, viewOffsetMs: positionMs, startedAt: after(0) };
			await hear.jellyfin(fromJellyfin('PlaybackStart', { at: after(0) }));
			await hear.plex(plex.event('media.play', { account, item: ferry, viewOffsetMs: 0 }));
			await hear.tautulli(tautulli.event('play', { ...heard, viewOffsetMs: 0, at: after(0) }));
			const end = { at: after(90), positionMs, playedToCompletion: false };
			const told = [
				await hear.jellyfin(fromJellyfin('PlaybackStop', end)),
				await hear.plex(plex.event('media.stop', seen)),
				await hear.tautulli(tautulli.event('stop', { ...heard, at: after(90) })),
			];
			expect(told.map(line)).toEqual([expected, expected, expected]);
		}
	});
});

describe('Plex', () => {
	const payloadOf = (/** @type {object} */ metadata) => {
		const payload = plex.payload('media.scrobble', { account: alice.plex, item: ferry });
		const { Metadata } = payload;
		return { ...payload, Metadata: { ...Object(Metadata), ...metadata } };
	};
	const hearing = () => listening(new PlexTrigger());

	it('names titles by its NFO agents', async () => {
		const film = { Guid: [], guid: 'tv.plex.agents.nfo.movie://movie/tmdb_383498' };
		const one = await hearing()(plex.wrap(JSON.stringify(payloadOf(film))));
		expect(one.event.media.ids).toMatchObject({ tmdb: 383498 });
		const of = plex.payload('media.scrobble', {
			account: alice.plex,
			item: episode(shows.saltAndCircuit, 1, 1),
		});
		const Metadata = {
			...Object(of.Metadata),
			Guid: [],
			guid: 'tv.plex.agents.nfo.series://episode/tvdb_84871',
			grandparentGuid: 'tv.plex.agents.nfo.series://show/tvdb_121361',
		};
		const other = await hearing()(plex.wrap(JSON.stringify({ ...of, Metadata })));
		expect(other.event.media).toMatchObject({
			ids: { tvdb: 84871 },
			show: { ids: { tvdb: 121361 } },
		});
	});

	it('sends a picture that is cut off: the play is taken', async () => {
		const { headers, body } = plex.event('media.play', { account: alice.plex, item: ferry });
		const whole = plex.wrap('{}').body.length;
		expect(body.length).toBeGreaterThan(whole);
		const told = await hearing()({ headers, body: body.subarray(0, body.length - 90) });
		expect([line(told), told.answered]).toEqual(['play', {}]);
	});

	it('plays the placeholder of a film that is still to come: nothing', async () => {
		const placeholder = payloadOf({ editionTitle: 'Trailer', duration: 90_000 });
		expect(line(await hearing()(plex.wrap(JSON.stringify(placeholder))))).toBe('nothing');
	});
});

describe('Tautulli', () => {
	it('has a Test button that sends nothing but the request: answered 200, and told what it could not try', async () => {
		const { answered, event } = await listening(new TautulliTrigger())(tautulli.test());
		expect(event).toBeUndefined();
		expect(answered).toMatchObject({ status: 200, json: { message: expect.any(String) } });
	});

	it('sends a missing season as 0: none, and not the specials', async () => {
		const item = { ...episode(shows.saltAndCircuit, 1, 1), season: 0 };
		const body = tautulli.body('watched', { user: viewer, item });
		const request = tautulli.event('watched', { user: viewer, item });
		const without = { ...body, season_name: '' };
		const sent = { ...request, body: Buffer.from(JSON.stringify(without)) };
		const { event } = await listening(new TautulliTrigger())(sent);
		expect(event?.media).toMatchObject({ type: 'episode', number: 1 });
		expect(event?.media).not.toHaveProperty('season');
		const special = await listening(new TautulliTrigger())(request);
		expect(special.event?.media).toMatchObject({ season: 0 });
	});
});
