import { describe, expect, it } from '@jest/globals';
import { films, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import {
	alice,
	bob,
	guest,
	plex,
	jellyfin,
	scrobble,
	stop,
	listening,
	onlyTheWanted,
	storedFiles,
} from './support/triggers.mjs';

describe('the triggers in a real n8n', () => {
	it('answers 200 to what is filtered out, and starts nothing', async () => {
		const trigger = await listening('plexTrigger', {
			events: ['watched'],
			mediaTypes: ['movie'],
			filters: { people: ' ALICE.at.home ', servers: 'Attic', players: 'living room tv' },
		});
		const unwanted = [
			plex.event('media.play', { account: alice.plex, item: films.cartographer, viewOffsetMs: 0 }),
			plex.event('media.scrobble', {
				account: alice.plex,
				item: episode(shows.saltAndCircuit, 1, 1),
			}),
			plex.event('media.scrobble', { account: guest.plex, item: films.cartographer }),
			plexServer({ name: 'Neighbour', uuid: 'other' }).event('media.scrobble', {
				account: alice.plex,
				item: films.cartographer,
			}),
			plex.event('media.scrobble', {
				account: alice.plex,
				item: films.cartographer,
				player: { title: 'Kitchen', uuid: 'kitchen' },
			}),
			plex.event('library.new', { account: alice.plex, item: films.cartographer }),
		];
		for (const request of unwanted)
			expect(await plex.send(trigger.withToken, request)).toMatchObject({ status: 200 });
		await onlyTheWanted(trigger, scrobble);
	});

	it('stores a poster only where it was asked for', async () => {
		const play = () =>
			plex.event('media.play', { account: alice.plex, item: films.cartographer, viewOffsetMs: 0 });
		const without = await listening('plexTrigger');
		const withPoster = await listening('plexTrigger', {
			itemOptions: { addPoster: true, addRawPayload: true },
		});
		const storedBefore = await storedFiles();
		await plex.send(without.withToken, play());
		await without.executions(1);
		expect(await storedFiles()).toEqual(storedBefore);

		await plex.send(withPoster.withToken, play());
		const [execution] = await withPoster.executions(1);
		const item = execution?.data.resultData.runData.Trigger[0].data.main[0][0];
		expect(item.binary.poster).toMatchObject({ mimeType: 'image/jpeg', fileName: 'thumb.jpg' });
		expect(item.json.raw).toMatchObject({ event: 'media.play' });
		expect((await storedFiles()).length).toBe(storedBefore.length + 1);
	});

	it("makes at most one execution of a pause, and none of Jellyfin's once-a-second reports", async () => {
		const trigger = await listening('jellyfinTrigger');
		const viewing = { user: bob.jellyfin, item: films.uebermut };
		const startedAt = new Date();
		const reports = [
			...jellyfin.progressReports({ ...viewing, fromMs: 0, toMs: 8_000, startedAt }),
			jellyfin.event('PlaybackProgress', { ...viewing, positionMs: 8_000, isPaused: true }),
			...jellyfin.progressReports({
				...viewing,
				fromMs: 8_000,
				toMs: 12_000,
				startedAt,
				isPaused: true,
			}),
			jellyfin.event('PlaybackProgress', { ...viewing, positionMs: 8_000, isPaused: true }),
		];
		for (const report of reports)
			expect(await jellyfin.send(trigger.withToken, report)).toMatchObject({ status: 200 });
		await plex.send(trigger.withToken, stop());
		const events = (await trigger.executions(2)).map(
			(execution) => itemsOf(execution).Trigger?.[0]?.[0]?.event,
		);
		expect(events).toEqual(['pause', 'watched']);
	});

	it('with progress switched on, makes one execution per pause change and one per 10 % of a viewing', async () => {
		const trigger = await listening('jellyfinTrigger', {
			events: ['pause', 'resume', 'progress', 'watched'],
		});
		const viewing = { user: bob.jellyfin, item: films.uebermut };
		const runtimeMs = 88 * 60_000;
		const at = (/** @type {number} */ percent, more = {}) =>
			jellyfin.event('PlaybackProgress', {
				...viewing,
				isAutomated: true,
				positionMs: (runtimeMs * percent) / 100,
				...more,
			});
		const reports = [
			at(1),
			at(2),
			at(9),
			at(11),
			at(12),
			at(19.5),
			at(20.5),
			at(21, { isPaused: true }),
			at(21, { isPaused: true }),
			at(21),
			at(22),
			at(31),
		];
		for (const report of reports)
			expect(await jellyfin.send(trigger.withToken, report)).toMatchObject({ status: 200 });
		await plex.send(trigger.withToken, stop());
		const events = (await trigger.executions(6)).map(
			(execution) => itemsOf(execution).Trigger?.[0]?.[0]?.event,
		);
		expect(events).toEqual(['progress', 'progress', 'pause', 'resume', 'progress', 'watched']);
	});
});
