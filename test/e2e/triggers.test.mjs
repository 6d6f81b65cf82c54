import { describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { BROKEN_BODIES } from '../support/brokenBodies.ts';
import { sendRaw } from './support/senders.mjs';
import {
	bob,
	TOKEN,
	plex,
	scrobble,
	stop,
	listening,
	given,
	onlyTheWanted,
} from './support/triggers.mjs';

describe('the triggers in a real n8n', () => {
	it.each([
		['plexTrigger', scrobble, 'plex', 'The Lighthouse Cartographer'],
		['jellyfinTrigger', stop, 'jellyfin', 'Cold Boot'],
	])('%s gives the watch event and nothing else', async (type, request, source, title) => {
		const trigger = await listening(/** @type {'plexTrigger'} */ (type));
		expect(await plex.send(trigger.withToken, request())).toMatchObject({ status: 200 });
		const [[item] = []] = await given(trigger);
		expect(item).toMatchObject({ event: 'watched', source, media: { title } });
		expect(JSON.stringify(item)).not.toContain(TOKEN);
		expect(Object.keys(item ?? {}).sort()).toEqual(
			expect.not.arrayContaining(['headers', 'query', 'body', 'raw']),
		);
	});

	it.each([
		['a wrong token', '?token=a-token-of-another-house-2'],
		['no token', ''],
		['an empty token', '?token='],
		['two tokens', `?token=${TOKEN}&token=x`],
	])('answers 401 to %s, and starts nothing', async (_what, query) => {
		const trigger = await listening('plexTrigger');
		const { status, text } = await plex.send(`${trigger.address}${query}`, scrobble());
		expect(status).toBe(401);
		expect(text).not.toContain(TOKEN);
		await onlyTheWanted(trigger, scrobble);
	});

	it.each([
		['X-Scrobble-Token', { 'X-Scrobble-Token': TOKEN }],
		['Authorization', { Authorization: `Bearer ${TOKEN}` }],
	])('takes the token of Jellyfin from the header %s', async (_name, headers) => {
		const trigger = await listening('jellyfinTrigger');
		const request = stop();
		expect(
			await plex.send(trigger.address, { ...request, headers: { ...request.headers, ...headers } }),
		).toMatchObject({ status: 200 });
		expect(await given(trigger)).toHaveLength(1);
	});

	it.each([
		['text/plain, as the plugin sends it', 'sendAll', {}],
		['JSON', 'sendAll', { 'Content-Type': 'application/json' }],
		['a form', 'form', {}],
		['a template', 'template', {}],
	])('reads Jellyfin as %s', async (_what, form, headers) => {
		const trigger = await listening('jellyfinTrigger');
		const sender = jellyfinWebhookPlugin({
			serverName: 'Cellar',
			serverId: 'ce11a000ce11a000ce11a000ce11a000',
			form: /** @type {'sendAll'} */ (form),
			headers,
		});
		const request = sender.event('PlaybackStop', {
			user: bob.jellyfin,
			item: films.uebermut,
			positionMs: 5_000_000,
			playedToCompletion: true,
		});
		expect(await sender.send(trigger.withToken, request)).toMatchObject({ status: 200 });
		const [[item] = []] = await given(trigger);
		expect(item).toMatchObject({
			event: 'watched',
			media: { title: 'Übermut in Blau', ids: { tmdb: 99000103 } },
			user: { name: 'bob' },
		});
	});

	it.each([
		['plexTrigger', scrobble],
		['jellyfinTrigger', stop],
	])('%s answers 400 to every kind of broken body, and starts nothing', async (type, wanted) => {
		const trigger = await listening(/** @type {'plexTrigger'} */ (type));
		const sent = BROKEN_BODIES.filter(([, { unreadable }]) => unreadable === undefined);
		expect(sent.length).toBeGreaterThanOrEqual(30);
		const answers = [];
		for (const [what, { headers, body }] of sent) {
			const { status, text } = await sendRaw(
				trigger.withToken,
				body,
				/** @type {Record<string, string>} */ (headers),
			);
			answers.push([what, status, /^\{"message":".+\."\}$/.test(text)]);
		}
		expect(answers).toEqual(sent.map(([what]) => [what, 400, true]));
		await onlyTheWanted(trigger, wanted);
	});

	it.each([
		['JSON', { 'content-type': 'application/json' }],
		['text', { 'content-type': 'text/plain' }],
		['multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
		['unnamed bytes', {}],
	])('answers 413 to 20 MB of %s, and n8n stays up', async (_what, headers) => {
		const trigger = await listening('plexTrigger');
		const { status } = await sendRaw(
			trigger.withToken,
			Buffer.alloc(20 * 1024 * 1024, 'x'),
			headers,
		);
		expect(status).toBe(413);
		await onlyTheWanted(trigger, scrobble);
	});
});
