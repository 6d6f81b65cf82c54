import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { isWatchEvent } from '../../media';
import type { WatchEvent } from '../../media';
import { JellyfinTrigger } from '../../nodes/Jellyfin/JellyfinTrigger.node';
import { defaultsOf, fakeWebhook, TOKEN } from '../support/webhookContext';
import { eventsOf, recorded } from './recordings/jellyfin/recordings.mjs';

const trigger = new JellyfinTrigger();
const parameters = defaultsOf(trigger.description.properties);

/** Whatever the trigger hands out for a whole recording, with the number of the request that it came of. */
async function replayed(version: string): Promise<Array<{ request: number; event: WatchEvent }>> {
	const out: Array<{ request: number; event: WatchEvent }> = [];
	for (const [request, { at, raw }] of recorded(version).entries()) {
		jest.setSystemTime(new Date(at));
		const { context, answered, logged } = fakeWebhook({
			nodeId: version,
			headers: { 'content-type': 'application/json; charset=utf-8', 'x-scrobble-token': TOKEN },
			parameters,
			body: raw,
		});
		const { workflowData } = await trigger.webhook.call(context);
		expect([answered, logged]).toEqual([{}, []]);
		for (const { json } of workflowData?.flat() ?? []) {
			expect(isWatchEvent(json)).toBe(true);
			if (isWatchEvent(json)) out.push({ request, event: json });
		}
	}
	return out;
}

/** `30 watched Alice The Quiet Harbour (2019), 99 %` */
function line({ request, event }: { request: number; event: WatchEvent }): string {
	const { media, progress, rating, notCounted, counted, dateApproximate } = event;
	const title =
		media.type === 'episode'
			? `${media.show.title} ${media.season}x${media.number}`
			: `${media.title} (${media.type === 'movie' ? media.year : media.type})`;
	const details = [
		event.event === 'play' || progress === undefined ? [] : `${progress} %`,
		rating ?? [],
		counted ? 'counted' : [],
		notCounted?.code ?? [],
		dateApproximate ? 'roughly' : [],
	].flat();
	return [`${request} ${event.event} ${event.user.name} ${title}`, ...details].join(', ');
}

/** The viewings that ended behind the server's 90 % at a position that the player told: those plays were made. */
function playedToTheEnd(version: string): number[] {
	return recorded(version).flatMap(({ raw }, request) => {
		const body: unknown = JSON.parse(raw);
		if (typeof body !== 'object' || body === null) throw new TypeError(`No object: ${request}`);
		const said = new Map(Object.entries(body));
		const isEnd = said.get('NotificationType') === 'PlaybackStop';
		const isPlayed =
			said.get('PlayedToCompletion') === true && said.get('PlaybackPositionTicks') > 0;
		return isEnd && isPlayed ? [request] : [];
	});
}

describe.each(['10.11.11', '12.0'])('what a real Jellyfin %s sent, replayed whole', (version) => {
	beforeEach(() => {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	it('gives the plays that were made, and their marks, ratings and resume points', async () => {
		expect((await replayed(version)).map(line)).toEqual(eventsOf(version));
	});

	it('gives one play for each viewing to the end, and otherwise marks alone', async () => {
		const requests = recorded(version).map(({ raw }) => raw);
		const isStop = (request: number) => requests[request]?.includes('"PlaybackStop"') === true;
		const plays = (await replayed(version)).filter(({ event }) => event.event === 'watched');
		const ofViewings = plays.map(({ request }) => request).filter(isStop);
		expect(ofViewings).toEqual(playedToTheEnd(version));
		const ofMarks = plays.filter(({ request }) => !isStop(request));
		expect(
			ofMarks.filter(({ request }) => !/"PlayCount":[1-9]/.test(requests[request] ?? '')),
		).toEqual([]);
	});

	it('dates no play ahead of its request, nor long before it', async () => {
		const requests = recorded(version);
		const HOURS = 3_600_000;
		for (const { request, event } of await replayed(version)) {
			const agoMs = Date.parse(requests[request]?.at ?? '') - Date.parse(event.at);
			expect(agoMs).toBeGreaterThanOrEqual(0);
			expect(agoMs).toBeLessThan(2 * HOURS);
		}
	});
});
